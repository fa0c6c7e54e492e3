using PostSale.Domain.Strategies;

namespace PostSale.Domain.Customers;

/// <summary>The last word on one channel and purpose.</summary>
/// <param name="Source">Who said so: <c>shopify</c>, <c>one-click</c>, the text of <c>consent.granted</c>.</param>
public sealed record Consent(Channel Channel, Purpose Purpose, bool Granted, Instant At, string Source)
{
    internal static Consent Merge(Consent left, Consent right)
    {
        if (left.At != right.At)
        {
            return left.At > right.At ? left : right;
        }

        // A withdrawal beats a grant dated the same instant: when in doubt, do not write.
        if (left.Granted != right.Granted)
        {
            return left.Granted ? right : left;
        }

        return string.CompareOrdinal(left.Source, right.Source) >= 0 ? left : right;
    }
}

/// <param name="Address">The dead address, normalised.</param>
/// <param name="Cause">The gravest cause said.</param>
public sealed record Suppression(string Address, SuppressionCause Cause);
