namespace PostSale.Application.Strategies.Reading;

/// <summary>Finds contacts of one journey that the caps cannot let out on their days.</summary>
/// <remarks>
/// Only what surely meets: contacts for everybody, counted from the same day. What depends on a condition, comes again and again or belongs
/// to another journey takes its turn by priority.
/// </remarks>
internal static class CapChecker
{
    private const int Week = 7;

    public static void Check(Policies rules, IEnumerable<WordedJourney> journeys, Faults faults)
    {
        foreach (var same in journeys.SelectMany(journey => journey.Touchpoints.Where(IsForEverybody).GroupBy(worded => worded.Touchpoint.Anchor)))
        {
            var days = same.Select(worded => (Worded: worded, Day: Day(worded.Touchpoint.When)!.Value)).OrderBy(placed => placed.Day).ToList();
            foreach (var day in days.GroupBy(placed => placed.Day).Where(day => day.Count() > rules.PerDay))
            {
                faults.Add(
                    day.ElementAt(rules.PerDay).Worded.At,
                    $"{Names(day.Select(placed => placed.Worded))} fall on one day, and {rules.PerDay} a day may go",
                    "move one of them, or raise policies.caps.perDay");
            }

            Weeks(rules, [.. days.Where(placed => placed.Worded.Touchpoint.Purpose == Purpose.Marketing)], faults);
        }
    }

    private static void Weeks(Policies rules, List<(WordedTouchpoint Worded, int Day)> marketing, Faults faults)
    {
        for (var last = rules.MarketingPerWeek; last < marketing.Count; last++)
        {
            var first = last - rules.MarketingPerWeek;
            if (marketing[last].Day - marketing[first].Day < Week)
            {
                faults.Add(
                    marketing[last].Worded.At,
                    $"{Names(marketing[first..(last + 1)].Select(placed => placed.Worded))} fall within 7 days, and {rules.MarketingPerWeek} marketing messages may go in them",
                    "move one of them, or raise policies.caps.marketingPerWeek");
            }
        }
    }

    private static bool IsForEverybody(WordedTouchpoint worded) =>
        worded.Touchpoint is { Task: null, If: null, After: null } touchpoint && touchpoint.Purpose != Purpose.Transactional && Day(touchpoint.When) is not null;

    private static int? Day(Timing when) => when switch
    {
        Timing.AtOnce => 0,
        Timing.OnDay on => on.Day - 1,
        Timing.Offset offset => offset.Days,
        _ => null,
    };

    private static string Names(IEnumerable<WordedTouchpoint> worded) => string.Join(", ", worded.Select(one => one.Touchpoint.Id.Value));
}
