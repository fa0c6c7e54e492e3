namespace PostSale.Domain.Tests.Journeys;

public sealed class DatedTests
{
    private static readonly Instant Bought = Moments.At("2026-03-05T14:20");
    private static readonly Policies Exact = Plans.Policies with { SpreadMinutes = 1 };

    [Fact]
    public void Shipment_IsWaitedForAndThenCounted()
    {
        var plans = Plans.Book(Plans.Journey("onboarding", Plans.After("on-its-way", 1) with { Anchor = Anchor.Shipment }));
        var followUp = new FollowUp(plans, Exact).Tell(Told.Paid("a", Bought)).Until(Bought + Duration.FromDays(5));
        Assert.Equal((OutlookKind.Waiting, Reason.NoDateYet), Assert.Single(followUp.Explain(Bought)) is var outlook ? (outlook.Kind, outlook.Reason!.Value) : default);
        followUp.Tell(Told.Shipped("a", Bought + Duration.FromDays(6))).Until(Bought + Duration.FromDays(20));
        Assert.Equal(["on-its-way#1 2026-03-12T10:00"], followUp.Lines());
    }

    [Fact]
    public void Yearly_ComesRoundEachYear()
    {
        var plans = Plans.Book(Plans.Of("birthday", FactTypes.OrderPaid, Plans.After("anniversary", 0) with { When = new Timing.Yearly(new(2, 29)) }));
        var followUp = new FollowUp(plans, Exact).Tell(Told.Paid("a", Bought)).Until(Moments.At("2028-12-31T00:00"));
        Assert.Equal(["anniversary#1 2027-02-28T10:00", "anniversary#2 2028-02-29T10:00"], followUp.Lines());
    }

    [Fact]
    public void OnADate_GoesOnceThen()
    {
        var plans = Plans.Book(Plans.Journey("season", Plans.After("christmas", 0) with { When = new Timing.OnDate(new(2026, 12, 1)) }));
        Assert.Equal(["christmas#1 2026-12-01T10:00"], new FollowUp(plans, Exact).Tell(Told.Paid("a", Bought)).Until(Moments.At("2028-12-31T00:00")).Lines());
    }

    [Fact]
    public void LastUse_MovesWithEveryUse()
    {
        var plans = Plans.Book(Plans.Of("quiet", FactTypes.SubscriptionStarted, Plans.After("miss-you", 14) with { Anchor = Anchor.LastUse }) with { Subject = SubjectKind.Subscription });
        var followUp = new FollowUp(plans, Exact).Tell(Told.Subscribed(SubscriptionEvent.Started, Bought));
        followUp.Use(new DailyUse("", new(2026, 3, 15), 1, Moments.At("2026-03-15T08:00"))).Look(Moments.At("2026-03-15T09:00"));
        Assert.Equal(["miss-you#1 2026-03-29T10:00"], followUp.Until(Bought + Duration.FromDays(60)).Lines());
    }
}
