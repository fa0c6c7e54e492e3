namespace PostSale.Domain.Customers;

/// <summary>The last word on whether a customer wants peace for a while.</summary>
/// <param name="Paused">False: the pause is over.</param>
/// <param name="Until">When it ends by itself; null means when somebody says so.</param>
public sealed record Pause(bool Paused, Instant? Until, Instant At)
{
    public bool HoldsAt(Instant now) => Paused && (Until is not { } until || now < until);

    // Of two words dated alike the pause wins: when in doubt, do not write.
    internal static Pause Merge(Pause? left, Pause right) => left is null
        || (right.At, right.Paused, right.Until ?? Instant.MaxValue).CompareTo((left.At, left.Paused, left.Until ?? Instant.MaxValue)) > 0 ? right : left;
}
