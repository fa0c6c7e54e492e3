using PostSale.Application.Strategies.Programmes;

namespace PostSale.Application.Strategies.Reading;

/// <summary>Reads <c>referrals</c>: who is asked, how, and what both sides get.</summary>
internal static class ReferralsReader
{
    public static readonly string[] Known = ["when", "askedBy", "again", "approach", "incentive", "ease", "thanks", "hold", "caps"];

    public static readonly string[] KnownIncentive = ["referrer", "friend"];

    public static readonly string[] KnownCaps = ["perYear"];

    public static Referrals Read(Node node, Faults faults, ImmutableArray<JourneyPlan> journeys)
    {
        var fields = new Fields(node, faults, "the referrals", Known);
        var when = fields.Need<Condition>("when", ConditionReader.Read, new Condition.All([]));
        foreach (var named in ConditionReader.Touchpoints(when))
        {
            faults.Add(fields.Find("when")!.At, $"touchpoint {Faults.Quote(named.Value)} belongs to one run", "ask about the customer: nps, csat, purchases");
        }

        var (referrer, friend) = fields.May("incentive", Incentive, ((string?)null, (string?)null));
        return new(
            when,
            fields.Need("askedBy", (name, _) => ProgrammeReader.Journey(name, faults, journeys), new("")),
            fields.May("again", Spans.Days(30, 3650), 90),
            fields.Need("approach", Scalars.Text, ""),
            referrer,
            friend,
            fields.Need("ease", Scalars.Text, ""),
            fields.Need("thanks", Scalars.Text, ""),
            fields.May("hold", Spans.Days(0, 365), 14),
            fields.May("caps", (caps, _) => new Fields(caps, faults, "caps", KnownCaps).Need("perYear", Scalars.Whole(1, 1000), 10), 10));
    }

    private static (string? Referrer, string? Friend) Incentive(Node node, Faults faults)
    {
        var fields = new Fields(node, faults, "the incentive", KnownIncentive);
        return (fields.May<string?>("referrer", Scalars.Text, null), fields.May<string?>("friend", Scalars.Text, null));
    }
}
