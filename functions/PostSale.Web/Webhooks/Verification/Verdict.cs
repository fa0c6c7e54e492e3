namespace PostSale.Web.Webhooks.Verification;

/// <summary>What a signature proves.</summary>
public abstract record Verdict
{
    private Verdict() { }

    /// <param name="Secret">Which of the secrets signed it, from 0: tells whether a rotation is through.</param>
    /// <param name="SignedAt">By the sender's clock; null where the signature carries no time.</param>
    public sealed record Valid(int Secret, Instant? SignedAt) : Verdict;

    /// <summary>Not of the form the provider sends. Answered with 400.</summary>
    public sealed record Malformed : Verdict;

    /// <summary>Well-formed, and of no known secret. Answered with 401.</summary>
    public sealed record Wrong : Verdict;

    /// <summary>Rightly signed, too long ago or too far ahead. Answered with 401.</summary>
    public sealed record Stale : Verdict;
}
