namespace PostSale.Application.Strategies.Reading;

/// <param name="Text">What it says; null of a task.</param>
/// <param name="Welcome">What it says instead where the store's confirmation is a welcome; null where that makes no difference.</param>
/// <param name="Work">What it asks a person to do; null of a message.</param>
internal sealed record WordedTouchpoint(Touchpoint Touchpoint, TouchpointText? Text, TouchpointText? Welcome, TaskText? Work, Place At)
{
    /// <summary>Its keys as written; null after a fault.</summary>
    public Fields? Said { get; init; }

    /// <summary>Its condition as written; null where it asks nothing.</summary>
    public Node? Asked => Said?.Find("if");
}

/// <summary>Reads one touchpoint of a journey.</summary>
internal static class TouchpointReader
{
    public static readonly string[] Known =
    [
        "id", "when", "anchor", "deliveryWait", "stage", "kind", "purpose", "channel", "fallback", "if", "after", "despiteTrouble", "task", "survey",
        .. WordingReader.Known, "repeat", "expiresAfter", "asWelcome",
    ];

    private static readonly string[] KnownAsWelcome = ["purpose", .. WordingReader.Known];

    public static WordedTouchpoint Read(Node node, Faults faults, Findings findings)
    {
        var fields = new Fields(node, faults, "the touchpoint", Known);
        var id = fields.Need("id", (name, _) => Id(name, faults, findings), "");
        var task = fields.Find("task") is { } work ? TaskReader.Read(work, faults, findings) : ((TaskPlan Plan, TaskText Text)?)null;

        // Not a channel that needs more than others: an unknown one should be one fault.
        var channel = task is { } asked ? ChannelOf(asked.Plan) : fields.Need("channel", StrategyWords.Channels.Read, Channel.InPerson);
        var fallbacks = fields.May<ImmutableArray<Channel>>("fallback", StrategyWords.Channels.ReadOneOrMore, []);
        var welcome = fields.Find("asWelcome") is { } other ? new Fields(other, faults, "asWelcome", KnownAsWelcome) : null;
        var touchpoint = new Touchpoint
        {
            Id = new(id),
            When = fields.Need("when", TimingReader.Read, new Timing.AtOnce()),
            Anchor = fields.May("anchor", StrategyWords.Anchors.Read, Anchor.Entry),
            DeliveryWaitDays = fields.May("deliveryWait", Spans.Days(1, 90), 10),
            Stage = fields.Need("stage", StrategyWords.Stages.Read, Stage.Immediate),
            Kind = fields.Need("kind", StrategyWords.Kinds.Read, TouchpointKind.Educational),
            Purpose = task is null ? fields.Need("purpose", StrategyWords.Purposes.Read, Purpose.Marketing) : fields.May("purpose", StrategyWords.Purposes.Read, Purpose.Relationship),
            Channel = channel,
            Fallbacks = fallbacks,
            If = fields.May<Condition?>("if", ConditionReader.Read, null),
            After = fields.May<TouchpointId?>("after", (name, _) => new(Scalars.Id(name, faults)), null),
            DespiteTrouble = fields.May("despiteTrouble", Scalars.Flag, false),
            Task = task?.Plan,
            ExpiresAfter = fields.May<Duration?>("expiresAfter", (span, _) => PolicyReader.Expiry(span, faults), null),
            Survey = fields.May<SurveyKind?>("survey", (word, _) => StrategyWords.Surveys.Read(word, faults), null),
            InShortForm = fields.May("repeat", Scalars.Flag, false),
            PurposeAsWelcome = welcome?.May<Purpose?>("purpose", (word, _) => StrategyWords.Purposes.Read(word, faults), null),
        };

        var text = task is null ? WordingReader.Read(fields, [channel, .. fallbacks], touchpoint.Purpose, findings) : null;
        Useless(touchpoint, text, fields, faults);
        return new(
            touchpoint,
            text,
            welcome is null || task is not null ? null : WordingReader.Read(welcome, [channel, .. fallbacks], touchpoint.PurposeAsWelcome ?? touchpoint.Purpose, findings),
            task?.Text,
            node.At)
        {
            Said = fields,
        };
    }

    /// <summary>Where a person meets the customer: decides the hours in which the task is given out.</summary>
    public static Channel ChannelOf(TaskPlan task) => task.Kind switch
    {
        TaskKind.Call => Channel.Phone,
        _ => Channel.InPerson,
    };

    // What would be passed over in silence was meant to do something.
    private static void Useless(Touchpoint touchpoint, TouchpointText? text, Fields fields, Faults faults)
    {
        if (touchpoint.Anchor != Anchor.Delivery && fields.Find("deliveryWait") is { } wait)
        {
            faults.Add(wait.At, "deliveryWait has no effect here", "leave it out, or write \"anchor: delivery\"");
        }

        if (touchpoint.DespiteTrouble && touchpoint.Purpose != Purpose.Marketing)
        {
            faults.Add(fields.Find("despiteTrouble")!.At, "despiteTrouble has no effect here", "leave it out: only marketing is kept from customers in trouble");
        }

        if (touchpoint is { Task: null, Channel: Channel.Phone or Channel.InPerson } && fields.Find("channel") is Node.Scalar { Text: "phone" or "in-person" } spoken)
        {
            faults.Add(spoken.At, $"{spoken.Text} carries no message", "write a \"task\" for a person, or name another channel");
        }

        if (touchpoint.Survey is null && text?.Call is { } call && call.Url.Contains("surveyUrl", StringComparison.Ordinal))
        {
            faults.Add(fields.Find("cta")!.At, "{{surveyUrl}} leads nowhere here", "say which survey: \"survey: nps\", csat or ces");
        }

        if (touchpoint.Task is not null)
        {
            foreach (var key in (string[])["survey", "channel", "fallback", "template", "subject", "preheader", "cta", "asWelcome"])
            {
                if (fields.Find(key) is { } unused)
                {
                    faults.Add(unused.At, $"{key} has no effect here", "leave it out: a task is not a message");
                }
            }
        }

        foreach (var channel in touchpoint.Fallbacks.Where(channel => channel == touchpoint.Channel || channel is Channel.Phone or Channel.InPerson).Distinct())
        {
            faults.Add(fields.PlaceOf("fallback", StrategyWords.Channels.WordOf(channel)), $"{StrategyWords.Channels.WordOf(channel)} is no fallback here", "name another channel that carries messages");
        }
    }

    private static string Id(Node node, Faults faults, Findings findings)
    {
        var id = Scalars.Id(node, faults);
        if (id.Length > 0 && findings.Name(id, node.At) is { } taken)
        {
            faults.Add(node.At, $"touchpoint {Faults.Quote(id)} exists already", $"give it another name; the first is in line {taken.Line}, and names are unique in the whole strategy");
        }

        return id;
    }
}
