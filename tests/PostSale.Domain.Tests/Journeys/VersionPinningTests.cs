namespace PostSale.Domain.Tests.Journeys;

public sealed class VersionPinningTests
{
    private static readonly Instant Bought = Moments.At("2026-03-05T14:20");
    private static readonly StrategyPlan First = Plans.Shop.Current;

    private static readonly StrategyPlan Second = Plans.Version(
        "v2",
        Plans.Journey("onboarding", Plans.Confirmation, Plans.OnDay("call-to-mind", 5)),
        Plans.Journey("long-term", Plans.Recurring("monthly", new(2, 0), new(2, 0))) with { Subject = SubjectKind.Customer, Priority = Priority.Satisfaction });

    [Fact]
    public void RunInFlight_KeepsThePlanItEntered()
    {
        var followUp = new FollowUp().Tell(Told.Paid("a", Bought));
        followUp.Plans = Both(Second);
        followUp.Tell(Told.Paid("b", Bought + Duration.FromDays(1), "lamp")).Until(Bought + Duration.FromDays(40));
        Assert.Equal("confirmation first-steps how-is-it tips survey", Of("a"));
        Assert.Equal("confirmation call-to-mind", Of("b"));
        Assert.All(followUp.Sends, sent => Assert.Equal(sent.Message.Effect.Subject == "a" ? "v1" : "v2", sent.Message.Version.Value));

        string Of(string subject) => string.Join(' ', followUp.Sends.Where(sent => sent.Message.Effect.Subject == subject).Select(sent => sent.Message.Effect.Touchpoint));
    }

    [Fact]
    public void PlannedButNotBegun_KeepsThePlanItEntered()
    {
        var followUp = new FollowUp(Plans.Book(Plans.Journey("tips", Plans.Tips))).Tell(Told.Paid("a", Bought));
        followUp.Plans = new(Plans.Version("v2", Plans.Journey("tips", Plans.OnDay("tips", 5))), Earlier(followUp.Plans.Current));
        Assert.Equal("v1", Assert.Single(followUp.Look(Bought + Duration.FromDays(1)).Customer.Commitments.Runs).Version.Value);
        Assert.Equal(new(2026, 3, 18), Assert.Single(followUp.Until(Bought + Duration.FromDays(30)).Sends).At.In(Moments.SaoPaulo).Date);
    }

    // The occurrence that was under way is the old plan's; the cycle after it is the new one's.
    [Fact]
    public void Recurring_TakesUpTheCurrentPlanAtItsNextTurn()
    {
        var followUp = new FollowUp().Tell(Told.Paid("a", Bought)).Until(Moments.At("2026-06-25T00:00"));
        followUp.Plans = Both(Second);
        followUp.Until(Moments.At("2027-06-01T00:00"));
        Assert.Equal(
            ["v1 2026-05-05", "v1 2026-06-05", "v1 2026-07-05", "v2 2026-11-05", "v2 2027-01-05", "v2 2027-03-05", "v2 2027-05-05"],
            followUp.Sends.Where(sent => sent.Message.Effect.Touchpoint == Plans.Monthly.Id)
                .Select(sent => $"{sent.Message.Version} {sent.At.In(Moments.SaoPaulo).Date.ToString("uuuu-MM-dd", null)}"));
    }

    [Fact]
    public void VersionLost_GoesOnWithTheCurrentOne()
    {
        var followUp = new FollowUp().Tell(Told.Paid("a", Bought));
        followUp.Plans = new(Second);
        followUp.Until(Bought + Duration.FromDays(31));
        Assert.Equal(["confirmation", "call-to-mind"], followUp.Sends.Select(sent => sent.Message.Effect.Touchpoint.Value));
    }

    [Fact]
    public void JourneyDropped_RunsInFlightGoOnAndNobodyEnters()
    {
        var followUp = new FollowUp().Tell(Told.Paid("a", Bought));
        followUp.Plans = Both(Plans.Version("v3"));
        followUp.Tell(Told.Paid("b", Bought + Duration.FromDays(1), "lamp")).Until(Bought + Duration.FromDays(31));
        Assert.Equal(5, followUp.Sends.Count);
        Assert.All(followUp.Sends, sent => Assert.Equal("a", sent.Message.Effect.Subject));
    }

    [Fact]
    public void JourneyDroppedAndItsVersionLost_LeavesWithThatReason()
    {
        var followUp = new FollowUp().Tell(Told.Paid("a", Bought));
        followUp.Plans = new(Plans.Version("v3"));
        followUp.Until(Bought + Duration.FromDays(400));
        Assert.Single(followUp.Sends);
        Assert.All(followUp.Customer.Commitments.Runs, run => Assert.Equal(Reason.PlanGone, run.Ended));
    }

    // The run waits for an address, the journey is dropped, the order is given back: whoever then tells the address gets no receipt.
    [Fact]
    public void JourneyDroppedBeforeItBegan_ARefundStillEndsIt()
    {
        var followUp = new FollowUp().Tell(Told.Paid("a", Bought).Anonymous());
        followUp.Plans = Both(Plans.Version("v3"));
        followUp.Tell(Told.Refunded("a", Bought + Duration.FromHours(1)), Told.Updated(new(Email: Told.Email), Bought + Duration.FromHours(2)))
            .Until(Bought + Duration.FromDays(31));
        Assert.Empty(followUp.Sends);
    }

    private static PlanBook Both(StrategyPlan current) => new(current, Earlier(First));

    private static ImmutableDictionary<StrategyHash, StrategyPlan> Earlier(StrategyPlan plan) =>
        ImmutableDictionary<StrategyHash, StrategyPlan>.Empty.Add(plan.Hash, plan);
}
