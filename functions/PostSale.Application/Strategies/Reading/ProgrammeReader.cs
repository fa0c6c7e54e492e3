using PostSale.Application.Strategies.Programmes;

namespace PostSale.Application.Strategies.Reading;

/// <summary>Reads what stands beside the plan: the brief, signals, what may be given, figures, tools and hints.</summary>
internal static class ProgrammeReader
{
    public static readonly string[] Known =
        ["brief", "signals", "compensation", "loyalty", "referrals", "kpis", "costs", "tools", "mistakes", "checklist"];

    public static readonly string[] KnownBrief = ["kind", "product", "cycle", "moment", "channels"];

    public static readonly string[] KnownSignal = ["sign", "seen", "answeredBy", "actions"];

    public static readonly string[] KnownCompensation = ["perCustomer", "perMonth", "approvalAbove", "approver", "offers"];

    public static readonly string[] KnownTool = ["for", "use"];

    /// <param name="journeys">The plan's, rules included: what answers a signal must be one of them.</param>
    public static Programme Read(Fields fields, Faults faults, ImmutableArray<JourneyPlan> journeys) => new()
    {
        Brief = fields.May<Answers?>("brief", Brief, null),
        Signals = fields.May("signals", Each((node, _) => Signal(node, faults, journeys), "signals"), []),
        Compensation = fields.May<Compensation?>("compensation", Compensation, null),
        Loyalty = fields.May<Loyalty?>("loyalty", LoyaltyReader.Read, null),
        Referrals = fields.May<Referrals?>("referrals", (node, _) => ReferralsReader.Read(node, faults, journeys), null),
        Kpis = fields.May<ImmutableArray<KpiTarget>>("kpis", Kpis, []),
        Costs = fields.May("costs", Costs, ImmutableDictionary<Channel, decimal>.Empty),
        Tools = fields.May("tools", Each(Tool, "tools"), []),
        Mistakes = fields.May("mistakes", Each(Scalars.Text, "texts"), []),
        Checklist = fields.May("checklist", Each(Scalars.Text, "texts"), []),
    };

    /// <summary>A list, possibly empty.</summary>
    public static Read<ImmutableArray<T>> Each<T>(Read<T> read, string what) => (node, faults) =>
    {
        if (node is Node.List list)
        {
            return [.. list.Items.Select(item => read(item, faults))];
        }

        faults.Expected(node, $"a list of {what}");
        return [];
    };

    /// <summary>The name of a journey or rule that exists.</summary>
    public static JourneyId Journey(Node node, Faults faults, ImmutableArray<JourneyPlan> journeys)
    {
        var id = Scalars.Id(node, faults);
        if (id.Length > 0 && journeys.All(journey => journey.Id.Value != id))
        {
            faults.Add(node.At, $"there is no journey or rule {Faults.Quote(id)}", Nearest.Mend(id, [.. journeys.Select(journey => journey.Id.Value)]));
        }

        return new(id);
    }

    /// <summary>An amount that is not negative.</summary>
    public static decimal Amount(Node node, Faults faults)
    {
        var amount = RangeReader.Number(node, faults);
        if (amount < 0)
        {
            faults.Add(node.At, $"{node.Kind} is out of range", "0 or more");
        }

        return amount;
    }

    private static Answers Brief(Node node, Faults faults)
    {
        var fields = new Fields(node, faults, "the brief", KnownBrief);
        return new(
            fields.Need("kind", StrategyWords.Products.Read, ProductKind.Physical),
            fields.Need("product", Scalars.Text, ""),
            fields.Need("cycle", StrategyWords.Cycles.Read, Cycle.OneOff),
            fields.Need("moment", StrategyWords.Moments.Read, CriticalMoment.FirstDays),
            fields.Need<ImmutableArray<Channel>>("channels", StrategyWords.Channels.ReadOneOrMore, []));
    }

    private static Signal Signal(Node node, Faults faults, ImmutableArray<JourneyPlan> journeys)
    {
        var fields = new Fields(node, faults, "the signal", KnownSignal);
        return new(
            fields.Need("sign", StrategyWords.Signs.Read, Sign.LowUse),
            fields.Need("seen", Scalars.Text, ""),
            fields.Need<ImmutableArray<JourneyId>>("answeredBy", (names, _) => Scalars.Several(names, faults, (name, _) => Journey(name, faults, journeys), "a journey or a list of them"), []),
            fields.Need<ImmutableArray<SignalAction>>("actions", StrategyWords.Actions.ReadOneOrMore, []));
    }

    private static Compensation Compensation(Node node, Faults faults)
    {
        var fields = new Fields(node, faults, "the compensation", KnownCompensation);
        var given = new Compensation(
            fields.Need("perCustomer", Amount, 0),
            fields.Need("perMonth", Amount, 0),
            fields.Need("approvalAbove", Amount, 0),
            fields.Need("approver", Scalars.Text, ""),
            fields.Need<ImmutableArray<string>>("offers", Scalars.Texts, []));
        if (fields.Has("perCustomer") && fields.Has("perMonth") && given.PerCustomer > given.PerMonth)
        {
            faults.Add(fields.Find("perCustomer")!.At, "one customer could get more than all together", "\"perCustomer\" must not be greater than \"perMonth\"");
        }

        return given;
    }

    private static ImmutableArray<KpiTarget> Kpis(Node node, Faults faults)
    {
        var targets = ImmutableArray.CreateBuilder<KpiTarget>();
        foreach (var (key, value) in new Fields(node, faults, "kpis", [.. StrategyWords.Kpis.Select(kpi => kpi.Word)]).Entries)
        {
            // A figure nobody knows has its fault already.
            if (StrategyWords.Kpis.FirstOrDefault(kpi => kpi.Word == key.Text) is { Word: { } word } known)
            {
                targets.Add(new(word, known.IsShare ? Share(value, faults) : RangeReader.Number(value, faults), known.IsShare));
            }
        }

        return targets.ToImmutable();
    }

    private static decimal Share(Node node, Faults faults)
    {
        if (node is Node.Scalar { Text: [.. var digits, '%'] }
            && decimal.TryParse(digits, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var share) && share <= 100)
        {
            return share;
        }

        faults.Expected(node, "a share such as 85%");
        return 0;
    }

    private static ImmutableDictionary<Channel, decimal> Costs(Node node, Faults faults)
    {
        var costs = ImmutableDictionary.CreateBuilder<Channel, decimal>();
        foreach (var (key, value) in new Fields(node, faults, "costs", StrategyWords.Channels.All).Entries)
        {
            if (StrategyWords.Channels.All.Contains(key.Text))
            {
                costs[StrategyWords.Channels.Find(key.Text, key.At, faults)] = Amount(value, faults);
            }
        }

        return costs.ToImmutable();
    }

    private static Tool Tool(Node node, Faults faults)
    {
        var fields = new Fields(node, faults, "the tool", KnownTool);
        return new(fields.Need("for", Scalars.Text, ""), fields.Need("use", Scalars.Text, ""));
    }
}
