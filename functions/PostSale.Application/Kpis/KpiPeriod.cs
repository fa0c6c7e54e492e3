using NodaTime.Text;

namespace PostSale.Application.Kpis;

/// <summary>Whole local days of a store, and as many before them.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, not before <paramref name="From"/>.</param>
/// <param name="Zone">The store's.</param>
public sealed record KpiPeriod(LocalDate From, LocalDate To, DateTimeZone Zone)
{
    /// <summary>What targets are meant for, where nobody says which days.</summary>
    public const int UsualDays = 365;

    private const int MostDays = 3653;

    public const string Allowed = "from and to are the first and the last day, such as 2026-11-23: from not after to, ten years at most, between 1970 and today.";

    /// <summary>Reads a period as people write it. Without an end it lasts until today, without a beginning <see cref="UsualDays"/>.</summary>
    /// <returns>Null when the texts name none; <see cref="Allowed"/> says which.</returns>
    public static KpiPeriod? Read(string? from, string? to, LocalDate today, DateTimeZone zone)
    {
        var last = Date(to, today);
        var first = Date(from, last?.PlusDays(1 - UsualDays));
        return first is { Year: >= 1970 } begin && last is { } end && begin <= end && end <= today && Period.DaysBetween(begin, end) < MostDays ? new(begin, end, zone) : null;
    }

    public int Days => Period.DaysBetween(From, To) + 1;

    public Instant Begin => Zone.AtStartOfDay(From).ToInstant();

    /// <summary>Exclusive.</summary>
    public Instant End => Zone.AtStartOfDay(To.PlusDays(1)).ToInstant();

    /// <summary>When as many days before it begin.</summary>
    public Instant Before => Zone.AtStartOfDay(From.PlusDays(-Days)).ToInstant();

    public bool Holds(Instant moment) => moment >= Begin && moment < End;

    private static LocalDate? Date(string? text, LocalDate? otherwise) =>
        string.IsNullOrEmpty(text) ? otherwise : LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value : null;
}
