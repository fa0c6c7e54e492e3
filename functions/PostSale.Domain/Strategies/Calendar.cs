namespace PostSale.Domain.Strategies;

/// <summary>Date arithmetic that ends where the calendar ends instead of throwing.</summary>
public static class Calendar
{
    // One year inside NodaTime's own bounds, so that no zone offset can step over them.
    private static readonly LocalDate Last = new(9998, 12, 31);
    private static readonly LocalDate First = new(-9996, 1, 1);

    // Later than any moment of the last date in any zone, so that nothing on that date is mistaken for another day.
    private static readonly Instant Latest = Instant.FromUtc(9999, 12, 30, 0, 0);
    private static readonly Instant Earliest = Instant.FromUtc(-9997, 1, 1, 0, 0);

    /// <summary>The date months and then days later; null past the year 9998.</summary>
    public static LocalDate? Plus(LocalDate date, CalendarSpan span)
    {
        var months = ((Last.Year - date.Year) * 12L) + Last.Month - date.Month;
        if (span.Months > months)
        {
            return null;
        }

        var moved = date.PlusMonths(span.Months);
        return span.Days > Period.DaysBetween(moved, Last) ? null : moved.PlusDays(span.Days);
    }

    /// <summary>The date days earlier; null before the calendar's first year.</summary>
    public static LocalDate? Before(LocalDate date, int days) =>
        Period.DaysBetween(First, date) < days ? null : date.PlusDays(-days);

    /// <summary>The n-th time a yearly date comes round, on or after a date; null past the year 9998.</summary>
    /// <param name="occurrence">1 for the first.</param>
    public static LocalDate? Yearly(AnnualDate yearly, LocalDate from, int occurrence)
    {
        var first = from.Year + (yearly.InYear(from.Year) < from ? 1 : 0);
        return occurrence > Last.Year - first + 1 ? null : yearly.InYear(first + occurrence - 1);
    }

    /// <summary>
    /// The instant of a local date and time. In a gap the time moves forward by the gap; of two the earlier is taken:
    /// either way exactly once.
    /// </summary>
    public static Instant At(LocalDate date, LocalTime time, DateTimeZone zone) =>
        (date + time).InZoneLeniently(zone).ToInstant();

    /// <summary>The first instant from which a date holds for good: a day may begin late, begin twice, or be left out.</summary>
    public static Instant StartOf(LocalDate date, DateTimeZone zone) =>
        zone.MapLocal(date.AtMidnight()) is { Count: > 0 } mapped ? mapped.Last().ToInstant() : zone.MapLocal(date.AtMidnight()).LateInterval.Start;

    /// <summary>The local date and time of an instant; beyond either end of the calendar, that of the end.</summary>
    public static LocalDateTime In(Instant at, DateTimeZone zone) =>
        Instant.Min(Instant.Max(at, Earliest), Latest).InZone(zone).LocalDateTime;

    /// <summary>The moment a duration later, or the calendar's end.</summary>
    public static Instant Later(Instant from, Duration by) =>
        Instant.MaxValue - from > by ? from + by : Instant.MaxValue;
}
