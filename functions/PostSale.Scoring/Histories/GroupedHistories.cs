namespace PostSale.Scoring.Histories;

/// <summary>The histories of a population, identical ones counted once: a likelihood costs what differs, not how many there are.</summary>
/// <remarks>Immutable, so safe to share between threads. Ordered by purchases, last, observed.</remarks>
public sealed class GroupedHistories
{
    private readonly History[] _distinct;
    private readonly int[] _counts;

    private GroupedHistories(History[] distinct, int[] counts)
    {
        _distinct = distinct;
        _counts = counts;
        for (var group = 0; group < distinct.Length; group++)
        {
            Customers += counts[group];
            RepeatBuyers += distinct[group].Purchases > 0 ? counts[group] : 0;
            Purchases += (long)counts[group] * distinct[group].Purchases;
            Observed += counts[group] * distinct[group].Observed;
        }
    }

    /// <summary>Groups a population.</summary>
    /// <param name="histories">One of each customer, in any order.</param>
    public static GroupedHistories Of(ReadOnlySpan<History> histories)
    {
        var sorted = histories.ToArray();
        Array.Sort(sorted, Compare);
        var distinct = new List<History>();
        var counts = new List<int>();
        foreach (var history in sorted)
        {
            if (distinct.Count > 0 && Compare(distinct[^1], history) == 0)
            {
                counts[^1]++;
            }
            else
            {
                distinct.Add(history);
                counts.Add(1);
            }
        }

        return new([.. distinct], [.. counts]);
    }

    /// <summary>The distinct histories.</summary>
    public ReadOnlySpan<History> Distinct => _distinct;

    /// <summary>How many customers have each of <see cref="Distinct"/>.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>Customers.</summary>
    public int Customers { get; }

    /// <summary>Customers with a repeat purchase.</summary>
    public int RepeatBuyers { get; }

    /// <summary>Repeat purchases of all customers.</summary>
    public long Purchases { get; }

    /// <summary>Time observed, summed over all customers.</summary>
    public double Observed { get; }

    private static int Compare(History one, History other)
    {
        var byPurchases = one.Purchases.CompareTo(other.Purchases);
        var byLast = byPurchases != 0 ? byPurchases : one.Last.CompareTo(other.Last);
        return byLast != 0 ? byLast : one.Observed.CompareTo(other.Observed);
    }
}
