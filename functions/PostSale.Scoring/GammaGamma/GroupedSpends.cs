namespace PostSale.Scoring.GammaGamma;

/// <summary>The spends of those who bought again, identical ones counted once.</summary>
/// <remarks>Immutable, so safe to share between threads. Ordered by purchases, mean.</remarks>
public sealed class GroupedSpends
{
    private readonly Spend[] _distinct;
    private readonly int[] _counts;

    private GroupedSpends(Spend[] distinct, int[] counts)
    {
        _distinct = distinct;
        _counts = counts;
        Customers = counts.Sum();
    }

    /// <summary>Groups a population; customers without a repeat purchase say nothing about spend and are left out.</summary>
    /// <param name="spends">One of each customer, in any order.</param>
    public static GroupedSpends Of(ReadOnlySpan<Spend> spends)
    {
        var sorted = spends.ToArray();
        Array.Sort(sorted, (one, other) => (one.Purchases, one.Mean).CompareTo((other.Purchases, other.Mean)));
        var groups = sorted.Where(spend => spend.Purchases > 0).GroupBy(spend => spend).ToList();
        return new([.. groups.Select(group => group.Key)], [.. groups.Select(group => group.Count())]);
    }

    /// <summary>The distinct spends.</summary>
    public ReadOnlySpan<Spend> Distinct => _distinct;

    /// <summary>How many customers have each of <see cref="Distinct"/>.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>Customers with a repeat purchase.</summary>
    public int Customers { get; }

    /// <summary>
    /// Pearson's correlation between the number of purchases and their mean amount. The model takes the two for independent: far from zero
    /// (beyond 0.3, say), do not believe it.
    /// </summary>
    /// <returns>From -1 to 1; null when there are fewer than three customers, or all have one count or one mean.</returns>
    public double? Correlation
    {
        get
        {
            double count = Customers;
            var (meanX, meanZ) = (Total((x, _) => x) / count, Total((_, z) => z) / count);
            var (xx, zz) = (Total((x, _) => (x - meanX) * (x - meanX)), Total((_, z) => (z - meanZ) * (z - meanZ)));
            var scale = Math.Sqrt(xx) * Math.Sqrt(zz);
            return Customers < 3 || scale == 0 ? null : Math.Clamp(Total((x, z) => (x - meanX) * (z - meanZ)) / scale, -1, 1);
        }
    }

    private double Total(Func<double, double, double> of)
    {
        var sum = 0.0;
        for (var i = 0; i < _distinct.Length; i++)
        {
            sum += _counts[i] * of(_distinct[i].Purchases, _distinct[i].Mean);
        }

        return sum;
    }
}
