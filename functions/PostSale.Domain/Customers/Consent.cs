using PostSale.Domain.Strategies;

namespace PostSale.Domain.Customers;

/// <summary>The last word on one channel and purpose.</summary>
/// <param name="Source">Who said so: <c>shopify</c>, <c>one-click</c>, the text of <c>consent.granted</c>.</param>
public sealed record Consent(Channel Channel, Purpose Purpose, bool Granted, Instant At, string Source)
{
    /// <summary>Granted under a record that proved to be this person: any word of the person's own outweighs it.</summary>
    public bool Inherited { get; init; }

    /// <summary>
    /// As another record of the person inherits it at a moment, so that the stricter word of the two stands: a grant yields to any word of the
    /// other's own, a withdrawal is as if said then.
    /// </summary>
    internal Consent InheritedAt(Instant at) => Granted ? this with { Inherited = true } : this with { At = Instant.Max(At, at) };

    internal static Consent Merge(Consent left, Consent right)
    {
        if (left.Inherited != right.Inherited)
        {
            return left.Inherited ? right : left;
        }

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
