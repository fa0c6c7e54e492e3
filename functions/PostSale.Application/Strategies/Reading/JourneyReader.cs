namespace PostSale.Application.Strategies.Reading;

internal sealed record WordedJourney(JourneyPlan Plan, ImmutableArray<WordedTouchpoint> Touchpoints);

/// <summary>Reads <c>journeys</c>.</summary>
internal static class JourneyReader
{
    private static readonly string[] Known = ["id", "subject", "entry", "exit", "priority", "touchpoints"];

    public static ImmutableArray<WordedJourney> All(Node node, Faults faults, Findings findings)
    {
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        return [.. Items(node, faults, "journeys").Select(item => One(item, faults, findings, seen))];
    }

    private static WordedJourney One(Node node, Faults faults, Findings findings, Dictionary<string, Place> seen)
    {
        var fields = new Fields(node, faults, "the journey", Known);
        fields.Need("entry", StrategyWords.Entries.Read, true);
        var exits = fields.May("exit", Exits, []);
        var touchpoints = fields.Need<ImmutableArray<WordedTouchpoint>>(
            "touchpoints", (list, _) => [.. Items(list, faults, "touchpoints").Select(item => TouchpointReader.Read(item, faults, findings))], []);
        return new(
            new()
            {
                Id = new(fields.Need("id", (name, _) => Id(name, faults, seen), "")),
                Subject = fields.Need("subject", StrategyWords.Subjects.Read, SubjectKind.Order),
                Priority = fields.Need("priority", StrategyWords.Priorities.Read, Priority.Marketing),
                ExitOnRefund = exits.Contains(JourneyExit.Refund),
                ExitOnCancellation = exits.Contains(JourneyExit.Cancellation),
                Touchpoints = [.. touchpoints.Select(worded => worded.Touchpoint)],
            },
            touchpoints);
    }

    private static ImmutableArray<JourneyExit> Exits(Node node, Faults faults)
    {
        if (node is Node.List list)
        {
            return [.. list.Items.Select(item => StrategyWords.Exits.Read(item, faults))];
        }

        faults.Expected(node, $"a list of {string.Join(", ", StrategyWords.Exits.All)}");
        return [];
    }

    private static string Id(Node node, Faults faults, Dictionary<string, Place> seen)
    {
        var id = Scalars.Id(node, faults);
        if (id.Length > 0 && !seen.TryAdd(id, node.At))
        {
            faults.Add(node.At, $"journey {Faults.Quote(id)} exists already", $"the first is in line {seen[id].Line}");
        }

        return id;
    }

    private static ImmutableArray<Node> Items(Node node, Faults faults, string what)
    {
        if (node is Node.List { Items.Length: > 0 } list)
        {
            return list.Items;
        }

        faults.Expected(node, $"a list of {what}, at least one");
        return [];
    }
}
