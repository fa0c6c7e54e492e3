namespace PostSale.Application.Strategies.Reading;

/// <summary>Reads <c>rules</c>: when this happens, and if so, then that. A rule is a journey of one touchpoint, written shorter.</summary>
internal static class RuleReader
{
    public static readonly string[] Known = ["id", "when", "if", "then", "again"];

    public static readonly string[] KnownThen = ["task", "purpose", "channel", "fallback", "delay", .. WordingReader.Known];

    public static ImmutableArray<WordedJourney> All(Node node, Faults faults, Findings findings)
    {
        if (node is Node.List list)
        {
            return [.. list.Items.Select(item => One(item, faults, findings))];
        }

        faults.Expected(node, "a list of rules");
        return [];
    }

    private static WordedJourney One(Node node, Faults faults, Findings findings)
    {
        var fields = new Fields(node, faults, "the rule", Known);
        var id = fields.Need("id", Scalars.Id, "");
        if (id.Length > 0 && (findings.NameJourney(id, node.At) ?? findings.Name(id, node.At)) is { } taken)
        {
            faults.Add(node.At, $"the name {Faults.Quote(id)} is taken", $"give it another one; what begins in line {taken.Line} has it");
        }

        var then = fields.Find("then") is { } what ? Then(what, id, faults, findings) : Lacking(fields, faults, node, id);
        var plan = new JourneyPlan
        {
            Id = new(id),
            Subject = SubjectKind.Customer,
            Entry = fields.Need<ImmutableArray<string>>("when", StrategyWords.Facts.ReadOneOrMore, []),
            If = fields.May<Condition?>("if", ConditionReader.Read, null),
            Reentry = new Reentry.After(fields.May("again", Spans.Of(Duration.FromHours(1), Duration.FromDays(3650), "from 1h to 3650d"), Duration.FromDays(1))),
            Priority = then.Touchpoint.Task is null ? Priority.Satisfaction : Priority.AtRisk,
            Touchpoints = [then.Touchpoint],
        };
        return new(plan, [then], fields);
    }

    private static WordedTouchpoint Then(Node node, string id, Faults faults, Findings findings)
    {
        var fields = new Fields(node, faults, "\"then\"", KnownThen);
        var task = fields.Find("task") is { } work ? TaskReader.Read(work, faults, findings) : ((TaskPlan Plan, TaskText Text)?)null;
        var channel = task is { } asked ? TouchpointReader.ChannelOf(asked.Plan) : fields.Need("channel", StrategyWords.Channels.Read, Channel.InPerson);
        var fallbacks = fields.May<ImmutableArray<Channel>>("fallback", StrategyWords.Channels.ReadOneOrMore, []);
        var touchpoint = new Touchpoint
        {
            Id = new(id),
            When = fields.May<Timing>("delay", (days, _) => new Timing.Offset(Spans.Days(1, 365)(days, faults)), new Timing.AtOnce()),
            Anchor = Anchor.Entry,
            Stage = Stage.Immediate,
            Kind = TouchpointKind.Proactive,
            Purpose = task is null ? fields.Need("purpose", StrategyWords.Purposes.Read, Purpose.Marketing) : Purpose.Relationship,
            Channel = channel,
            Fallbacks = fallbacks,
            Task = task?.Plan,
        };
        return new(touchpoint, task is null ? WordingReader.Read(fields, [channel, .. fallbacks], touchpoint.Purpose, findings) : null, null, task?.Text, node.At);
    }

    private static WordedTouchpoint Lacking(Fields fields, Faults faults, Node node, string id)
    {
        if (fields.IsMap)
        {
            faults.Add(node.At, "the rule lacks \"then\"", "write a task, or a message: template, channel, purpose");
        }

        return new(
            new()
            {
                Id = new(id), When = new Timing.AtOnce(), Anchor = Anchor.Entry, Stage = Stage.Immediate, Kind = TouchpointKind.Proactive,
                Purpose = Purpose.Marketing, Channel = Channel.InPerson,
            },
            null, null, null, node.At);
    }
}
