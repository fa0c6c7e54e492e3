namespace PostSale.Application.Strategies.Reading;

/// <param name="Said">Its keys as written.</param>
internal sealed record WordedJourney(JourneyPlan Plan, ImmutableArray<WordedTouchpoint> Touchpoints, Fields Said)
{
    /// <summary>The key that says what it is entered by: a rule's is another one.</summary>
    public string EntryKey => Said.Has("entry") ? "entry" : "when";
}

/// <summary>Reads <c>journeys</c>.</summary>
internal static class JourneyReader
{
    public static readonly string[] Known =
        ["id", "subject", "entry", "if", "reentry", "exit", "goal", "holdout", "priority", "touchpoints"];

    public static ImmutableArray<WordedJourney> All(Node node, Faults faults, Findings findings) =>
        [.. Items(node, faults, "journeys").Select(item => One(item, faults, findings))];

    private static WordedJourney One(Node node, Faults faults, Findings findings)
    {
        var fields = new Fields(node, faults, "the journey", Known);
        var touchpoints = fields.Need<ImmutableArray<WordedTouchpoint>>(
            "touchpoints", (list, _) => [.. Items(list, faults, "touchpoints").Select(item => TouchpointReader.Read(item, faults, findings))], []);
        var plan = new JourneyPlan
        {
            Id = new(fields.Need("id", (name, _) => Id(name, faults, findings), "")),
            Subject = fields.Need("subject", StrategyWords.Subjects.Read, SubjectKind.Order),
            Entry = fields.Need<ImmutableArray<string>>("entry", StrategyWords.Facts.ReadOneOrMore, []),
            If = fields.May<Condition?>("if", ConditionReader.Read, null),
            Reentry = fields.May("reentry", Reentry, new Reentry.Once()),
            Exit = fields.May<ImmutableArray<string>>("exit", StrategyWords.Facts.ReadAny, []),
            Goal = fields.May<ImmutableArray<string>>("goal", StrategyWords.Facts.ReadOneOrMore, []),
            HoldoutPercent = fields.May("holdout", Holdout, 0),
            Priority = fields.Need("priority", StrategyWords.Priorities.Read, Priority.Marketing),
            Touchpoints = [.. touchpoints.Select(worded => worded.Touchpoint)],
        };
        JourneyChecker.Check(plan, fields, faults, touchpoints);
        return new(plan, touchpoints, fields);
    }

    private static Reentry Reentry(Node node, Faults faults)
    {
        if (node is Node.Map)
        {
            var fields = new Fields(node, faults, "reentry", ["after"]);
            return new Reentry.After(fields.Need("after", Spans.Of(Duration.FromHours(1), Duration.FromDays(3650), "from 1h to 3650d"), Duration.FromDays(1)));
        }

        return StrategyWords.Reentries.Read(node, faults);
    }

    private static int Holdout(Node node, Faults faults)
    {
        if (node is Node.Scalar { Text: [.. var digits, '%'] } scalar && int.TryParse(digits, System.Globalization.NumberStyles.None, null, out var percent) && percent <= 50)
        {
            return percent;
        }

        faults.Expected(node, "a share such as 10%, at most 50%");
        return 0;
    }

    private static string Id(Node node, Faults faults, Findings findings)
    {
        var id = Scalars.Id(node, faults);
        if (id.Length > 0 && findings.NameJourney(id, node.At) is { } taken)
        {
            faults.Add(node.At, $"journey {Faults.Quote(id)} exists already", $"give it another name; the first is in line {taken.Line}");
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
