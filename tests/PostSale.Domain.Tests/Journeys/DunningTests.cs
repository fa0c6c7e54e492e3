namespace PostSale.Domain.Tests.Journeys;

/// <summary>A payment that failed is open until money comes for the same thing, whoever says so and in whatever words.</summary>
public sealed class DunningTests
{
    private static readonly Instant Started = Moments.At("2026-03-05T14:20");
    private static readonly Instant Failed = Moments.At("2026-04-05T09:00");
    private static readonly Policies Exact = Plans.Policies with { SpreadMinutes = 1 };

    private static readonly JourneyPlan Plan =
        Plans.Of("dunning", FactTypes.PaymentFailed, Plans.After("at-once", 0), Plans.After("day-3", 3), Plans.After("day-7", 7)) with
        {
            Reentry = new Reentry.After(Duration.FromDays(20)), Goal = [FactTypes.PaymentRecovered],
        };

    public static TheoryData<string, bool> Moneys => new()
    {
        { "the subscription is paid", true },
        { "the subscription renews", true },
        { "the shop says that it recovered", true },
        { "another subscription is paid", false },
        { "another order is paid", false },
        { "the subscription changes", false },
        { "it had been paid before", false },
    };

    [Theory]
    [MemberData(nameof(Moneys))]
    public void SubscriptionFailed_MoneyForItEndsIt(string what, bool ends)
    {
        var later = Failed + Duration.FromDays(4);
        Fact money = what switch
        {
            "the subscription is paid" => Told.Subscribed(SubscriptionEvent.Paid, later),
            "the subscription renews" => Told.Subscribed(SubscriptionEvent.Renewed, later),
            "the shop says that it recovered" => Told.Noted(FactTypes.PaymentRecovered, later, "sub"),
            "another subscription is paid" => Told.Subscribed(SubscriptionEvent.Paid, later, name: "other"),
            "another order is paid" => Told.Paid("a", later),
            "the subscription changes" => Told.Subscribed(SubscriptionEvent.Changed, later),
            _ => Told.Subscribed(SubscriptionEvent.Paid, Failed - Duration.FromHours(1)) with { ReceivedAt = later },
        };
        Ends(
            Follow(Plan with { Subject = SubjectKind.Subscription }, Told.Subscribed(SubscriptionEvent.Started, Started), Told.Noted(FactTypes.PaymentFailed, Failed, "sub"), money),
            ends);
    }

    [Theory]
    [InlineData("invoice", true)]
    [InlineData("other", false)]
    public void OrderFailed_ItsPaymentEndsIt(string order, bool ends) =>
        Ends(Follow(Plan, Told.Subscribed(SubscriptionEvent.Started, Started), Told.Noted(FactTypes.PaymentFailed, Failed, "invoice"), Told.Paid(order, Failed + Duration.FromDays(4))), ends);

    [Fact]
    public void PaidBeforeTheFailureIsHeardOf_NothingBegins() => Assert.Empty(
        Follow(
            Plan,
            Told.Subscribed(SubscriptionEvent.Paid, Failed + Duration.FromHours(1)),
            Told.Noted(FactTypes.PaymentFailed, Failed, "sub", lag: Duration.FromHours(2))).Lines());

    [Fact]
    public void RecoveredUnsaid_MayBeginAJourney_OncePerFailure()
    {
        var thanks = Plans.Of("thanks", FactTypes.PaymentRecovered, Plans.After("thanks", 0)) with { Reentry = new Reentry.Restart() };
        var facts = new List<Fact> { Told.Noted(FactTypes.PaymentFailed, Failed, "sub"), Told.Noted(FactTypes.PaymentFailed, Failed + Duration.FromDays(1), "sub") };
        facts.AddRange(Enumerable.Range(0, 30).Select(month => Told.Subscribed(SubscriptionEvent.Renewed, Failed + Duration.FromDays(2 + (30 * month)))));
        Assert.Equal(["thanks#1 2026-04-07T10:00"], Follow(thanks, [.. facts]).Lines());
    }

    [Fact]
    public void ToldAndPaid_IsOneRecovery()
    {
        var thanks = Plans.Of("thanks", FactTypes.PaymentRecovered, Plans.After("thanks", 0)) with { Reentry = new Reentry.Restart() };
        Assert.Single(Follow(
            thanks,
            Told.Noted(FactTypes.PaymentFailed, Failed, "sub"),
            Told.Noted(FactTypes.PaymentRecovered, Failed + Duration.FromDays(1), "sub"),
            Told.Subscribed(SubscriptionEvent.Paid, Failed + Duration.FromDays(3))).Lines());
    }

    private static void Ends(FollowUp followUp, bool ends)
    {
        Assert.Equal(ends ? 2 : 3, followUp.Sends.Count);
        var run = Assert.Single(followUp.Customer.Commitments.Runs);
        Assert.Equal(ends ? (Reason.GoalReached, FactTypes.PaymentRecovered) : (null, (string?)null), (run.Ended, run.EndedBy));
    }

    private static FollowUp Follow(JourneyPlan plan, params IReadOnlyList<Fact> facts) =>
        new FollowUp(Plans.Book(plan), Exact).Tell(facts).Until(Moments.At("2026-07-01T00:00"));
}
