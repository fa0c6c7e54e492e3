namespace PostSale.Domain.Customers;

/// <summary>A payment for a subscription.</summary>
/// <param name="Lag">The shortest time a fact about it took to reach us; null when only imported ones say so.</param>
public sealed record PaidOnce(Instant At, Duration? Lag)
{
    // As many as failures are remembered (Happening.KeptOfEach): what was paid before the oldest of those ended nothing that is open.
    private const int MostKept = Happening.KeptOfEach;

    internal static ImmutableArray<PaidOnce> Merge(ImmutableArray<PaidOnce> left, ImmutableArray<PaidOnce> right) =>
    [
        .. left.Concat(right)
            .GroupBy(paid => paid.At)
            .Select(same => new PaidOnce(same.Key, same.Select(paid => paid.Lag).Aggregate(Happening.Shorter)))
            .OrderBy(paid => paid.At)
            .TakeLast(MostKept),
    ];

    internal static PaidOnce? First(PaidOnce? left, PaidOnce? right) => (left, right) switch
    {
        ({ } a, { } b) when a.At == b.At => new(a.At, Happening.Shorter(a.Lag, b.Lag)),
        ({ } a, { } b) => a.At < b.At ? a : b,
        var (a, b) => a ?? b,
    };
}
