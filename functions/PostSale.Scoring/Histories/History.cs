namespace PostSale.Scoring.Histories;

/// <summary>What a model of repeat purchases knows about one customer: how often, how recently, for how long.</summary>
/// <remarks>
/// Valid by construction, the default value (nothing repeated, observed for no time) included, so that predictions over spans need no checks.
/// Time is in one unit throughout a population: weeks by custom, any other as well.
/// </remarks>
public readonly record struct History
{
    /// <summary>The most repeat purchases of a customer: 1e6.</summary>
    public const int MostPurchases = 1_000_000;

    /// <summary>The longest time: 1e6 units.</summary>
    public const double LongestTime = 1e6;

    /// <summary>The shortest time until a repeat purchase: 1e-9 units.</summary>
    public const double ShortestTime = 1e-9;

    /// <summary>A history, checked.</summary>
    /// <param name="purchases">Repeat purchases, x; the first purchase is not one. From 0 to <see cref="MostPurchases"/>.</param>
    /// <param name="last">Time of the last repeat purchase since the first purchase, t_x. Zero when there was none, otherwise at least <see cref="ShortestTime"/>.</param>
    /// <param name="observed">Time from the first purchase to the end of observation, T. From <paramref name="last"/> to <see cref="LongestTime"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its bounds, infinite or NaN.</exception>
    public History(int purchases, double last, double observed)
    {
        Purchases = (int)Bound.Within(purchases, 0, MostPurchases, nameof(purchases));
        Observed = Bound.Within(observed, 0, LongestTime, nameof(observed));
        Last = purchases == 0 ? Bound.Within(last, 0, 0, nameof(last)) : Bound.Within(last, ShortestTime, observed, nameof(last));
    }

    /// <summary>Repeat purchases, x.</summary>
    public int Purchases { get; }

    /// <summary>Time of the last repeat purchase, t_x, in units since the first purchase.</summary>
    public double Last { get; }

    /// <summary>Time observed, T, in units since the first purchase.</summary>
    public double Observed { get; }
}
