namespace PostSale.Domain.Customers;

/// <summary>How often a customer used a feature on one day.</summary>
/// <param name="Feature">As the app calls it; empty where it does not say.</param>
/// <param name="Day">Of the store's zone.</param>
/// <param name="Quantity">0 or more; it only grows.</param>
/// <param name="LastAt">The last use that day.</param>
public sealed record DailyUse(string Feature, LocalDate Day, long Quantity, Instant LastAt)
{
    /// <summary>Days of which uses are remembered, counted back from the last one.</summary>
    public const int DaysKept = 60;

    // An app that names a feature after every click must not fill a customer's row.
    private const int MostKept = 500;

    internal static ImmutableArray<DailyUse> Merge(ImmutableArray<DailyUse> held, IEnumerable<DailyUse> said)
    {
        var merged = held.Concat(said)
            .GroupBy(use => (use.Feature, use.Day))
            .Select(same => new DailyUse(same.Key.Feature, same.Key.Day, same.Max(use => use.Quantity), same.Max(use => use.LastAt)))
            .OrderByDescending(use => use.Day).ThenBy(use => use.Feature, StringComparer.Ordinal)
            .Take(MostKept)
            .ToList();
        return merged.Count == 0 ? [] : [.. merged.Where(use => Period.DaysBetween(use.Day, merged[0].Day) < DaysKept)];
    }
}
