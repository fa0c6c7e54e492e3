namespace PostSale.Web.Webhooks.Verification;

/// <summary>
/// The Standard Webhooks headers: <c>webhook-id</c>, <c>webhook-timestamp</c> (unix seconds) and <c>webhook-signature</c>, a
/// list of <c>v1,base64</c> separated by spaces; other versions are passed over.
/// </summary>
public static class StandardWebhooksSignature
{
    private const string SecretPrefix = "whsec_";

    // Room for a dozen signatures.
    private const int MaxLength = 1024;

    /// <summary>Never throws, whatever the headers and the body hold.</summary>
    /// <param name="id">Of the delivery.</param>
    /// <param name="timestamp">As in its header.</param>
    /// <param name="signatures">As in its header.</param>
    /// <param name="body">As received, byte for byte.</param>
    /// <param name="secrets">Base64, with or without <c>whsec_</c>. Those that are not base64 sign nothing.</param>
    /// <param name="clocks">A time is accepted when it fits any of these.</param>
    /// <param name="tolerance">How far it may lie from that clock, either way.</param>
    public static Verdict Verify(
        string? id,
        string? timestamp,
        string? signatures,
        ReadOnlySpan<byte> body,
        IReadOnlyList<string> secrets,
        ReadOnlySpan<Instant> clocks,
        Duration tolerance)
    {
        var given = Parse(signatures);
        if (string.IsNullOrEmpty(id) || given.Count == 0 || SignedTime.Parse(timestamp) is not { } signedAt)
        {
            return new Verdict.Malformed();
        }

        for (var i = 0; i < secrets.Count; i++)
        {
            if (Key(secrets[i]) is { Length: > 0 } key
                && SignatureHash.IsAmong(SignatureHash.Compute(key, $"{id}.{timestamp}.", body), given))
            {
                // The time only now: whoever cannot sign learns nothing about our clock.
                return SignedTime.FitsAny(signedAt, clocks, tolerance) ? new Verdict.Valid(i, signedAt) : new Verdict.Stale();
            }
        }

        return new Verdict.Wrong();
    }

    private static List<byte[]> Parse(string? header)
    {
        var found = new List<byte[]>();
        if (header is null || header.Length > MaxLength)
        {
            return found;
        }

        foreach (var item in header.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (item.StartsWith("v1,", StringComparison.Ordinal) && Base64Signature.Parse(item.AsSpan(3)) is { } signature)
            {
                found.Add(signature);
            }
        }

        return found;
    }

    private static byte[]? Key(string secret)
    {
        var text = secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret.AsSpan(SecretPrefix.Length) : secret;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64Chars(text, bytes, out var written) ? bytes[..written] : null;
    }
}
