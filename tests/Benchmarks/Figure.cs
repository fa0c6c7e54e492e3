namespace PostSale.Benchmarks;

/// <summary>One thing measured beside its ceiling.</summary>
/// <param name="Ours">Median of the rounds.</param>
/// <param name="Ceiling">Median of the rounds; null where there is none.</param>
/// <param name="Ratio">Median of the rounds' own ratios, ours to the ceiling: above 1 is better for a rate, worse for a cost.</param>
internal sealed record Figure(string Id, string What, string Unit, double Ours, double? Ceiling, double? Ratio)
{
    /// <summary>The least that <see cref="Ours"/> may be; null for no floor.</summary>
    public double? Floor { get; init; }

    /// <summary>The least that <see cref="Ratio"/> may be; null for no floor.</summary>
    public double? FloorRatio { get; init; }

    /// <summary>The most that <see cref="Ours"/> may be; null for no limit.</summary>
    public double? Most { get; init; }

    public bool IsMissed => Ours < Floor || Ratio < FloorRatio || Ours > Most;

    public string FloorText => this switch
    {
        { Floor: { } floor } => $"{floor:N0}",
        { Most: { } most } => $"≤ {most:N0}",
        { FloorRatio: { } ratio } => $"{ratio:0.00} ×",
        _ => "",
    };

    /// <param name="ours">One of each round.</param>
    /// <param name="ceiling">Of the same rounds, in order.</param>
    public static Figure Beside(string id, string what, string unit, IEnumerable<double> ours, IEnumerable<double> ceiling)
    {
        List<double> left = [.. ours], right = [.. ceiling];
        return new(id, what, unit, Median(left), Median(right), Median(left.Zip(right, (a, b) => a / b)));
    }

    public static Figure Single(string id, string what, string unit, double ours, double? ceiling = null) => new(id, what, unit, ours, ceiling, ours / ceiling);

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
