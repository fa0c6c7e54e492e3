namespace PostSale.Application.Strategies.Reading;

/// <summary>Reads <c>loyalty</c>: what earns points, how long they hold, and what they are good for.</summary>
internal static class LoyaltyReader
{
    public static readonly string[] Known = ["name", "earning", "expiresAfter", "tiers"];

    public static readonly string[] KnownEarning = ["fact", "points", "per"];

    public static readonly string[] KnownTier = ["name", "from", "benefits"];

    public static readonly string[] KnownBenefit = ["kind", "says"];

    private static readonly Read<int> Points = Scalars.Whole(1, 1_000_000);

    public static Loyalty Read(Node node, Faults faults)
    {
        var fields = new Fields(node, faults, "loyalty", Known);
        var loyalty = new Loyalty(
            fields.Need("name", Scalars.Text, ""),
            fields.Need("earning", ProgrammeReader.Each(Earning, "what earns points"), []),
            fields.May<int?>("expiresAfter", (span, _) => Spans.Days(1, 3650)(span, faults), null),
            fields.Need("tiers", ProgrammeReader.Each(Tier, "tiers"), []));
        if (fields.Find("tiers") is { } tiers)
        {
            Ladder(loyalty.Tiers, tiers.At, faults);
        }

        return loyalty;
    }

    private static void Ladder(ImmutableArray<Tier> tiers, Place at, Faults faults)
    {
        if (tiers.IsEmpty)
        {
            faults.Add(at, "nobody can belong to it", "name at least one tier, from: 0");
        }
        else if (tiers[0].From != 0)
        {
            faults.Add(at, $"who has just joined belongs to no tier: the first begins at {tiers[0].From}", "write from: 0");
        }

        foreach (var (lower, upper) in tiers.Zip(tiers.Skip(1)).Where(pair => pair.First.From >= pair.Second.From))
        {
            faults.Add(at, $"nobody stays in {Faults.Quote(lower.Name)}: {Faults.Quote(upper.Name)} begins no later", "list the tiers from the lowest to the highest");
        }
    }

    private static Earning Earning(Node node, Faults faults)
    {
        var fields = new Fields(node, faults, "what earns points", KnownEarning);
        var earning = new Earning(
            fields.Need("fact", StrategyWords.Facts.Read, ""),
            fields.Need("points", Points, 1),
            fields.May<decimal?>("per", (amount, _) => ProgrammeReader.Amount(amount, faults), null));
        if (earning.Per is { } per && fields.Find("per") is { } written)
        {
            if (per == 0)
            {
                faults.Add(written.At, "points for each 0 paid have no end", "write per: 1");
            }
            else if (earning.Fact is not ("" or FactTypes.OrderPaid or FactTypes.SubscriptionRenewed))
            {
                faults.Add(written.At, $"nothing is paid when {earning.Fact} happens", $"leave \"per\" out, or use {FactTypes.OrderPaid}");
            }
        }

        return earning;
    }

    private static Tier Tier(Node node, Faults faults)
    {
        var fields = new Fields(node, faults, "the tier", KnownTier);
        return new(
            fields.Need("name", Scalars.Text, ""),
            fields.Need("from", Scalars.Whole(0, 1_000_000), 0),
            fields.Need("benefits", ProgrammeReader.Each(Benefit, "benefits"), []));
    }

    private static Benefit Benefit(Node node, Faults faults)
    {
        var fields = new Fields(node, faults, "the benefit", KnownBenefit);
        return new(fields.Need("kind", StrategyWords.Benefits.Read, BenefitKind.Gift), fields.Need("says", Scalars.Text, ""));
    }
}
