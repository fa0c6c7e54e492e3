namespace PostSale.Application.Strategies.Reading;

/// <summary>Reads <c>if</c>: keys that must all hold, as in <c>{ purchases: { atLeast: 2 }, openCase: false }</c>.</summary>
internal static class ConditionReader
{
    private static readonly Dictionary<string, Read<Condition>> Questions = new(StringComparer.Ordinal)
    {
        ["all"] = (node, faults) => new Condition.All(Several(node, faults)),
        ["any"] = (node, faults) => new Condition.Any(Several(node, faults)),
        ["not"] = (node, faults) => new Condition.Not(Read(node, faults)),
        ["purchases"] = (node, faults) => new Condition.Purchases(RangeReader.Read(node, faults)),
        ["spent"] = (node, faults) => new Condition.Spent(RangeReader.Read(node, faults)),
        ["orderAmount"] = (node, faults) => new Condition.OrderAmount(RangeReader.Read(node, faults)),
        ["bought"] = (node, faults) => new Condition.Bought(Scalars.Texts(node, faults)),
        ["daysSincePurchase"] = (node, faults) => new Condition.DaysSincePurchase(RangeReader.Read(node, faults)),
        ["nps"] = Score(SurveyKind.Nps),
        ["csat"] = Score(SurveyKind.Csat),
        ["ces"] = Score(SurveyKind.Ces),
        ["openCase"] = (node, faults) => new Condition.OpenCase(Scalars.Flag(node, faults)),
        ["risk"] = (node, faults) => new Condition.AtRisk(StrategyWords.Risks.Read(node, faults)),
        ["happened"] = Happened,
        ["uses"] = Uses,
        ["subscribed"] = (node, faults) => node is Node.Scalar { IsPlain: true, Text: "true" } ? new Condition.Subscribed([])
            : node is Node.Scalar { IsPlain: true, Text: "false" } ? new Condition.Not(new Condition.Subscribed([]))
            : new Condition.Subscribed(Scalars.Texts(node, faults)),
        ["trial"] = (node, faults) => new Condition.InTrial(Scalars.Flag(node, faults)),
        ["reachable"] = Reachable,
        ["outcome"] = Outcome,
        ["sent"] = (node, faults) => new Condition.WasSent(new(Scalars.Id(node, faults))),
    };

    public static IReadOnlyCollection<string> Known => Questions.Keys;

    public static Condition Read(Node node, Faults faults)
    {
        var conditions = ImmutableArray.CreateBuilder<Condition>();
        foreach (var (key, value) in new Fields(node, faults, "a condition", Known).Entries)
        {
            // A question nobody knows has its fault already.
            if (Questions.TryGetValue(key.Text, out var read))
            {
                conditions.Add(read(value, faults));
            }
        }

        if (node is Node.Map { Entries.Length: 0 })
        {
            faults.Add(node.At, "the condition asks nothing", $"known here: {string.Join(", ", Known)}");
        }

        return conditions.Count == 1 ? conditions[0] : new Condition.All(conditions.ToImmutable());
    }

    /// <summary>The touchpoints a condition names, so that it can be seen whether they exist.</summary>
    public static IEnumerable<TouchpointId> Touchpoints(Condition? condition) => condition switch
    {
        Condition.All all => all.Conditions.SelectMany(Touchpoints),
        Condition.Any any => any.Conditions.SelectMany(Touchpoints),
        Condition.Not not => Touchpoints(not.Condition),
        Condition.Outcome outcome => [outcome.Touchpoint],
        Condition.WasSent sent => [sent.Touchpoint],
        _ => [],
    };

    /// <summary>Every single question of a condition that is rightly written, and where it stands.</summary>
    public static IEnumerable<(Condition Question, Place At)> Singles(Node? condition) => Asked(condition).SelectMany(asked => Single(asked.Key, asked.Value));

    private static IEnumerable<(Condition Question, Place At)> Single(Node.Scalar key, Node value)
    {
        var quiet = new Faults("");
        return Questions.TryGetValue(key.Text, out var read) && read(value, quiet) is var question && quiet.Found.Count == 0 ? [(question, key.At)] : [];
    }

    /// <summary>Questions that must all hold together, and where they stand; a list for each <c>if</c>, <c>any</c>'s part or <c>not</c>.</summary>
    public static IEnumerable<ImmutableArray<(Condition Question, Place At)>> Together(Node? condition)
    {
        var (together, apart) = (new List<(Condition, Place)>(), new List<Node>());
        Collect(condition, together, apart);
        return [[.. together], .. apart.SelectMany(Together)];
    }

    private static void Collect(Node? condition, List<(Condition, Place)> together, List<Node> apart)
    {
        foreach (var (key, value) in condition is Node.Map map ? map.Entries : [])
        {
            switch (key.Text, value)
            {
                case ("all", Node.List list):
                    foreach (var item in list.Items)
                    {
                        Collect(item, together, apart);
                    }

                    break;
                case ("any", Node.List list):
                    apart.AddRange(list.Items);
                    break;
                case ("not", _):
                    apart.Add(value);
                    break;
                default:
                    together.AddRange(Single(key, value));
                    break;
            }
        }
    }

    /// <summary>The touchpoints a condition names, where it names them.</summary>
    public static IEnumerable<(TouchpointId Touchpoint, Place At)> Named(Node? condition) => Asked(condition).SelectMany(asked => (asked.Key.Text, asked.Value) switch
    {
        ("sent", Node.Scalar sent) => new[] { (new TouchpointId(sent.Text), sent.At) },
        ("outcome", Node.Map) when new Fields(asked.Value, new(""), "", known: null).Find("of") is Node.Scalar of => [(new TouchpointId(of.Text), of.At)],
        _ => [],
    });

    /// <summary>Every <c>outcome</c> that a condition asks for: of which touchpoint, where that is said, and which words.</summary>
    public static IEnumerable<(string Task, Place Of, IEnumerable<(string Word, Place At)> Outcomes)> Outcomes(Node? condition) =>
        from asked in Asked(condition)
        where asked.Key.Text == "outcome" && asked.Value is Node.Map
        let said = new Fields(asked.Value, new(""), "", known: null)
        let of = said.Find("of") as Node.Scalar
        where of is not null
        select (of.Text, of.At, (said.Find("is") is Node.List list ? list.Items : [said.Find("is")!]).OfType<Node.Scalar>().Select(word => (word.Text, word.At)));

    private static IEnumerable<(Node.Scalar Key, Node Value)> Asked(Node? condition) => condition switch
    {
        Node.List list => list.Items.SelectMany(Asked),
        Node.Map map => map.Entries.SelectMany(entry => entry.Key.Text is "all" or "any" or "not" ? Asked(entry.Value) : Questions.ContainsKey(entry.Key.Text) ? [entry] : []),
        _ => [],
    };

    private static ImmutableArray<Condition> Several(Node node, Faults faults)
    {
        if (node is Node.List { Items.Length: > 0 } list)
        {
            return [.. list.Items.Select(item => Read(item, faults))];
        }

        faults.Expected(node, "a list of conditions, at least one");
        return [];
    }

    private static Read<Condition> Score(SurveyKind survey) => (node, faults) =>
    {
        var fields = new Fields(node, faults, "the score", [.. RangeReader.Known, "within"]);
        return new Condition.Score(survey, RangeReader.Of(fields, faults), fields.May<int?>("within", (span, _) => Within(span, faults), null));
    };

    private static Condition.Happened Happened(Node node, Faults faults)
    {
        if (node is Node.Scalar)
        {
            return new(StrategyWords.Facts.Read(node, faults), null, 1);
        }

        var fields = new Fields(node, faults, "\"happened\"", ["fact", "within", "times"]);
        return new(
            fields.Need("fact", StrategyWords.Facts.Read, ""),
            fields.May<int?>("within", (span, _) => Within(span, faults), null),
            fields.May("times", Scalars.Whole(1, 12), 1));
    }

    private static Condition.Uses Uses(Node node, Faults faults)
    {
        var fields = new Fields(node, faults, "\"uses\"", [.. RangeReader.Known, "within", "feature"]);
        return new(
            fields.May<string?>("feature", Scalars.Text, null),
            fields.Need("within", Spans.Days(1, 60), 1),
            RangeReader.Of(fields, faults));
    }

    private static Condition.Reachable Reachable(Node node, Faults faults)
    {
        if (node is Node.Scalar)
        {
            return new(StrategyWords.Channels.Read(node, faults), Purpose.Relationship);
        }

        var fields = new Fields(node, faults, "\"reachable\"", ["channel", "purpose"]);
        return new(
            fields.Need("channel", StrategyWords.Channels.Read, Channel.Email),
            fields.May("purpose", StrategyWords.Purposes.Read, Purpose.Relationship));
    }

    private static Condition.Outcome Outcome(Node node, Faults faults)
    {
        var fields = new Fields(node, faults, "\"outcome\"", ["of", "is"]);
        return new(new(fields.Need("of", Scalars.Id, "")), fields.Need<ImmutableArray<string>>("is", Scalars.Texts, []));
    }

    private static int Within(Node node, Faults faults) => Spans.Days(1, 3650)(node, faults);
}
