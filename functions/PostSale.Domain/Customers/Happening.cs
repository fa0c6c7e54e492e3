namespace PostSale.Domain.Customers;

/// <summary>Something that happened and may happen again, as far as a journey or a condition asks: that it did, when, and about what.</summary>
/// <param name="Type">The contract's word, for example <c>complaint.raised</c>; see <see cref="FactTypes"/>.</param>
/// <param name="About">The order or subscription it is about, as the shop names it; empty where it is about the customer.</param>
/// <param name="Lag">The shortest time it took to reach us; null when only imported facts say so.</param>
public sealed record Happening(string Type, string About, Instant At, Duration? Lag)
{
    /// <summary>Of each type the latest are kept: enough for any rule, and a bound on what one customer can make us hold.</summary>
    internal const int KeptOfEach = 12;

    internal static ImmutableArray<Happening> Merge(ImmutableArray<Happening> held, Happening said)
    {
        var twin = held.FirstOrDefault(one => one.Type == said.Type && one.At == said.At && one.About == said.About);
        if (twin is not null)
        {
            var lag = Shorter(twin.Lag, said.Lag);
            return lag == twin.Lag ? held : held.Replace(twin, twin with { Lag = lag });
        }

        var same = held.Where(one => one.Type == said.Type).Append(said)
            .OrderByDescending(one => one.At).ThenBy(one => one.About, StringComparer.Ordinal).Take(KeptOfEach);
        return
        [
            .. held.Where(one => one.Type != said.Type).Concat(same)
                .OrderBy(one => one.Type, StringComparer.Ordinal).ThenBy(one => one.At).ThenBy(one => one.About, StringComparer.Ordinal),
        ];
    }

    internal static Duration? Shorter(Duration? left, Duration? right) => (left, right) switch
    {
        ({ } a, { } b) => Duration.Min(a, b),
        var (a, b) => a ?? b,
    };
}
