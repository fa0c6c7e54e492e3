namespace PostSale.Domain.Customers;

/// <summary>A value of which the latest counts.</summary>
/// <remarks>Merging is commutative, associative and idempotent: of two values dated alike the ordinally larger wins, whoever came first.</remarks>
/// <param name="Value">Never empty.</param>
/// <param name="At">When it was said.</param>
/// <param name="Rank">A larger rank wins over any date: the order's own e-mail over the customer object's.</param>
public sealed record Latest(string Value, Instant At, int Rank = 0)
{
    public static Latest? Merge(Latest? left, Latest? right) => (left, right) switch
    {
        (null, _) => right,
        (_, null) => left,
        _ => Compare(left, right) >= 0 ? left : right,
    };

    private static int Compare(Latest left, Latest right)
    {
        var order = left.Rank.CompareTo(right.Rank);
        order = order != 0 ? order : left.At.CompareTo(right.At);
        return order != 0 ? order : string.CompareOrdinal(left.Value, right.Value);
    }
}
