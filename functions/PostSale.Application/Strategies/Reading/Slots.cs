namespace PostSale.Application.Strategies.Reading;

/// <summary>A day of a plan: so many months and days after what it is counted from.</summary>
/// <param name="From">What it is counted from; two slots of other ones cannot be told apart or together.</param>
internal readonly record struct Slot(string From, int Months, int Days);

/// <summary>The days on which a touchpoint falls.</summary>
internal static class Slots
{
    private const int LongestDays = 730;

    // The coming years: what comes every year may meet a date of one of them, or another over New Year.
    private static readonly int[] Years = [2026, 2027, 2028, 2029, 2030];

    private static readonly LocalDate Epoch = new(2000, 1, 1);

    /// <param name="fact">What the journey is entered by.</param>
    public static IEnumerable<Slot> Of(Touchpoint touchpoint, string fact)
    {
        var from = From(touchpoint.Anchor, fact);
        return touchpoint.When switch
        {
            Timing.AtOnce => [new(from, 0, 0)],
            Timing.OnDay on => [new(from, 0, on.Day - 1)],
            Timing.Offset offset => [new(from, 0, offset.Days)],
            Timing.Recurring again => Recurring(again).Select(span => new Slot(from, span.Months, span.Days)),
            Timing.Yearly yearly => Years.Select(year => Dated(yearly.Date.InYear(year))),
            Timing.OnDate date => [Dated(date.Date)],
            _ => [],
        };
    }

    private static IEnumerable<CalendarSpan> Recurring(Timing.Recurring again)
    {
        for (var span = again.First; (span.Months * 30) + span.Days <= LongestDays; span += again.Every)
        {
            yield return span;
        }
    }

    private static Slot Dated(LocalDate date) => new("date", 0, Period.DaysBetween(Epoch, date));

    // Whoever enters by a purchase counts both from it; without a reported shipment, a delivery too.
    private static string From(Anchor anchor, string fact) => anchor switch
    {
        Anchor.Entry when fact == FactTypes.OrderPaid => nameof(Anchor.Purchase),
        Anchor.Delivery => nameof(Anchor.Purchase),
        _ => anchor.ToString(),
    };
}
