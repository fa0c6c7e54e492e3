namespace PostSale.Domain.Customers;

/// <summary>What imported orders of a customer come to: enough for any rule, however many they are.</summary>
/// <remarks>Merges: the fullest said, since each import tells of all that were imported so far.</remarks>
/// <param name="Orders">How many were paid and kept, 1 or more.</param>
/// <param name="Amount">What they came to, less refunds, in major units of <paramref name="Currency"/>; those in other currencies are not in it.</param>
/// <param name="Currency">ISO 4217, upper case.</param>
/// <param name="First">When the first was placed.</param>
/// <param name="Last">When the last was placed.</param>
public sealed record PastPurchases(int Orders, decimal Amount, string Currency, Instant First, Instant Last)
{
    internal static PastPurchases Merge(PastPurchases? left, PastPurchases right) => left is null || Compare(right, left) > 0 ? right : left;

    private static int Compare(PastPurchases left, PastPurchases right)
    {
        var order = (left.Orders, left.Amount, left.Last, right.First).CompareTo((right.Orders, right.Amount, right.Last, left.First));
        return order != 0 ? order : string.CompareOrdinal(left.Currency, right.Currency);
    }
}
