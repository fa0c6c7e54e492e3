using System.Globalization;
using PostSale.Application.Ports;

namespace PostSale.Application.Imports;

/// <summary>What an import tells a customer.</summary>
public static class ImportedFacts
{
    /// <summary>One fact that sums up all orders imported so far: history, whatever their number.</summary>
    /// <param name="purchases">The customer's imported ones.</param>
    public static Fact Of(IReadOnlyList<Purchase> purchases, PersonDetails? person, Instant now)
    {
        var kept = purchases.Where(purchase => purchase.Amount > purchase.Refunded).ToList();
        if (kept.Count == 0)
        {
            return new Fact.CustomerUpdated { Key = "imported:0", OccurredAt = Instant.Min(now, purchases.Count > 0 ? purchases.Max(one => one.At) : now), ReceivedAt = now, Imported = true, Person = person };
        }

        var currency = kept.Count == 1 ? kept[0].Currency
            : kept.GroupBy(purchase => purchase.Currency).OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal).First().Key;
        var past = new PastPurchases(
            kept.Count, kept.Sum(purchase => purchase.Currency == currency ? purchase.Amount - purchase.Refunded : 0), currency,
            kept.Min(purchase => purchase.At), kept.Max(purchase => purchase.At));
        return new Fact.PastImported(past)
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"imported:{past.Orders}:{past.Amount:0.####}:{past.Last.ToUnixTimeSeconds()}"),
            OccurredAt = Instant.Min(past.Last, now),
            ReceivedAt = now,
            Imported = true,
            Person = person,
        };
    }
}
