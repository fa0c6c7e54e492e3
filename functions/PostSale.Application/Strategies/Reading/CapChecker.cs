namespace PostSale.Application.Strategies.Reading;

/// <summary>Finds contacts that the caps cannot let out on their days.</summary>
/// <remarks>
/// Only what surely meets: contacts without a condition that are counted from the same day, in one journey or in several that one fact enters
/// and that ask nothing of whoever enters. A delivery counts as the purchase, as it does where the shop reports no shipment; what recurs is
/// looked at for two years. Whatever else meets takes its turn by priority.
/// </remarks>
internal static class CapChecker
{
    private const int Week = 7;
    private const int MostNamed = 5;

    public static void Check(Policies rules, ImmutableArray<WordedJourney> journeys, Faults faults)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (fact, together) in Together(journeys))
        {
            var placed = together.SelectMany(one => Slots.Of(one.Worded.Touchpoint, fact).Select(slot => (Slot: slot, One: one))).ToLookup(at => at.Slot, at => at.One);
            Days(rules, fact, placed, said, faults);
            Weeks(rules, fact, placed, said, faults);
        }
    }

    // Whom one fact enters into several journeys; a journey that asks who may enter is looked at by itself.
    private static IEnumerable<(string Fact, List<Contact> Contacts)> Together(ImmutableArray<WordedJourney> journeys)
    {
        var contacts = journeys.ToLookup(journey => journey.Plan.If is not null, journey => (journey.Plan.Entry, Contacts: Optional(journey)));
        foreach (var fact in journeys.SelectMany(journey => journey.Plan.Entry).Distinct())
        {
            yield return (fact, [.. contacts[false].Where(one => one.Entry.Contains(fact)).SelectMany(one => one.Contacts)]);
            foreach (var alone in contacts[true].Where(one => one.Entry.Contains(fact)))
            {
                yield return (fact, alone.Contacts);
            }
        }
    }

    private static List<Contact> Optional(WordedJourney journey) =>
    [
        .. journey.Touchpoints
            .Where(worded => worded.Touchpoint is { Task: null, If: null, After: null } touchpoint && touchpoint.Purpose != Purpose.Transactional)
            .Select(worded => new Contact(journey.Plan.Id, worded)),
    ];

    private static void Days(Policies rules, string fact, ILookup<Slot, Contact> placed, HashSet<string> said, Faults faults)
    {
        foreach (var meeting in placed.Select(slot => slot.ToList()).Where(meeting => meeting.Count > rules.PerDay && said.Add("day " + Key(meeting))))
        {
            faults.Foresee(
                meeting[rules.PerDay].Worded.At,
                $"{Names(meeting)} fall on one day{When(fact, meeting)}, and {rules.PerDay} a day may go",
                "move one of them, or raise policies.caps.perDay");
        }
    }

    private static void Weeks(Policies rules, string fact, ILookup<Slot, Contact> placed, HashSet<string> said, Faults faults)
    {
        // Spans of months differ in length: only days counted after as many months are surely so far apart.
        foreach (var line in placed.GroupBy(slot => slot.Key with { Days = 0 }))
        {
            var days = line.SelectMany(slot => slot.Select(one => (slot.Key.Days, One: one))).Where(at => at.One.Worded.Touchpoint.Purpose == Purpose.Marketing)
                .OrderBy(at => at.Days).ToList();
            for (var last = rules.MarketingPerWeek; last > 0 && last < days.Count; last++)
            {
                var first = last - rules.MarketingPerWeek;
                List<Contact> meeting = [.. days[first..(last + 1)].Select(at => at.One).Distinct().OrderBy(one => one.Worded.At.Line)];
                if (days[last].Days - days[first].Days < Week && !meeting.Exists(one => said.Contains("week " + Key([one]))) && said.Add("week " + Key(meeting)))
                {
                    faults.Foresee(
                        meeting[^1].Worded.At,
                        $"{Names(meeting)} {(meeting.Count == 1 ? $"comes {rules.MarketingPerWeek + 1} times" : "fall")} within 7 days{When(fact, meeting)}, and {rules.MarketingPerWeek} marketing messages may go in them",
                        $"{(meeting.Count == 1 ? "let it come less often" : "move one of them")}, or raise policies.caps.marketingPerWeek");
                }
            }
        }
    }

    // For whom it is so, where that is not everybody in the journey.
    private static string When(string fact, List<Contact> meeting) => string.Concat(
        meeting.Exists(one => one.Journey != meeting[0].Journey) ? $" for whoever enters by {fact}" : "",
        meeting.Exists(one => one.IsDelivery) && !meeting.TrueForAll(one => one.IsDelivery) ? ", where the shop reports no shipment" : "");

    private static string Key(List<Contact> meeting) => $"{meeting.Count} {string.Join(' ', meeting.Take(MostNamed).Select(one => one.Id))}";

    private static string Names(List<Contact> meeting) => string.Concat(
        string.Join(", ", meeting.Take(MostNamed).Select(one => one.Id)), meeting.Count > MostNamed ? $" and {meeting.Count - MostNamed} more" : "");

    private sealed record Contact(JourneyId Journey, WordedTouchpoint Worded)
    {
        public TouchpointId Id => Worded.Touchpoint.Id;

        public bool IsDelivery => Worded.Touchpoint is { Anchor: Anchor.Delivery, When: not (Timing.Yearly or Timing.OnDate) };
    }
}
