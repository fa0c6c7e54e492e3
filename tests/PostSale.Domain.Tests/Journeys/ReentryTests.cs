namespace PostSale.Domain.Tests.Journeys;

public sealed class ReentryTests
{
    private static readonly Instant First = Moments.At("2026-03-05T09:00");

    private static readonly JourneyPlan Sorry = Plans.Of("sorry", FactTypes.ComplaintRaised, Plans.After("day-2", 2), Plans.After("day-10", 10));

    public static TheoryData<Reentry, string> Rules => new()
    {
        { new Reentry.Once(), "day-2 2026-03-07, day-10 2026-03-15" },
        { new Reentry.Restart(), "day-2 2026-03-07, day-2 2026-03-10, day-10 2026-03-18, day-2 2026-04-14, day-10 2026-04-22" },
        { new Reentry.After(Duration.FromDays(30)), "day-2 2026-03-07, day-10 2026-03-15, day-2 2026-04-14, day-10 2026-04-22" },
        { new Reentry.After(Duration.FromDays(60)), "day-2 2026-03-07, day-10 2026-03-15" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void ThreeComplaints_ByTheRule(Reentry reentry, string expected)
    {
        var followUp = Follow(Sorry with { Reentry = reentry }, First, First + Duration.FromDays(3), First + Duration.FromDays(38));
        Assert.Equal(expected, string.Join(", ", followUp.Sends.Select(sent =>
            $"{sent.Message.Effect.Touchpoint} {sent.At.In(Moments.SaoPaulo).Date.ToString("uuuu-MM-dd", null)}")));
    }

    [Fact]
    public void ANewPurchase_StartsTheWinBackAnew()
    {
        var plan = Plans.Of("win-back", FactTypes.OrderPaid, Plans.After("after-60", 60), Plans.After("after-90", 90)) with { Reentry = new Reentry.Restart() };
        var followUp = new FollowUp(Plans.Book(plan), Plans.Policies with { SpreadMinutes = 1 })
            .Tell(Told.Paid("a", First), Told.Paid("b", First + Duration.FromDays(70), "lamp")).Until(First + Duration.FromDays(200));
        Assert.Equal(["after-60#1 2026-05-04T10:00", "after-60#1 2026-07-13T10:00", "after-90#1 2026-08-12T10:00"], followUp.Lines());
    }

    [Fact]
    public void Goal_EndsTheRunAndSaysByWhat()
    {
        var plan = Plans.Of("win-back", FactTypes.OrderPaid, Plans.After("after-20", 20), Plans.After("after-60", 60)) with { Goal = [FactTypes.OrderPaid] };
        var followUp = new FollowUp(Plans.Book(plan)).Tell(Told.Paid("a", First), Told.Paid("b", First + Duration.FromDays(30))).Until(First + Duration.FromDays(200));
        Assert.Single(followUp.Sends);
        Assert.Contains(followUp.Notes, note => note is { Kind: DecisionKind.Left, Reason: Reason.GoalReached, Cause: FactTypes.OrderPaid });
    }

    [Fact]
    public void ALateFactOfAnEarlierComplaint_StartsNothingNew()
    {
        var followUp = Follow(Sorry with { Reentry = new Reentry.After(Duration.FromDays(2)) }, First).Until(First + Duration.FromDays(12))
            .Tell(First + Duration.FromDays(12), Told.Noted(FactTypes.ComplaintRaised, First - Duration.FromDays(5), lag: Duration.FromDays(6)))
            .Until(First + Duration.FromDays(40));
        Assert.Equal(2, followUp.Sends.Count);
    }

    [Fact]
    public void WhatWouldEndAtOnce_KeepsNothingElseAway()
    {
        // Two subscriptions renew on one day. What the first would begin was over before the order came.
        var renews = First + Duration.FromDays(100);
        var plan = Plans.Of("after", FactTypes.OrderPaid, Plans.After("day-2", 2)) with
        {
            Entry = [FactTypes.SubscriptionRenews, FactTypes.OrderPaid], Exit = [FactTypes.SupportResolved], Reentry = new Reentry.After(Duration.FromDays(20)),
        };
        Fact[] facts =
        [
            Told.Subscribed(SubscriptionEvent.Started, First, "one", renews: renews),
            Told.Noted(FactTypes.SupportResolved, First + Duration.FromDays(1)),
            Told.Paid("a", First + Duration.FromDays(2)),
            Told.Subscribed(SubscriptionEvent.Started, First + Duration.FromDays(60), "two", renews: renews),
        ];

        var now = First + Duration.FromDays(80);
        var first = Journey.Advance(Plans.Book(plan), Plans.Policies, Customer.New(FollowUp.Key, new("shop")), facts, now);
        var again = Journey.Advance(Plans.Book(plan), Plans.Policies, first.Customer, facts, now);

        Assert.Equal(["", "two"], first.Customer.Commitments.Runs.Select(run => run.Subject == "customer@a" ? "" : run.About));
        Assert.Empty(again.Effects);
    }

    private static FollowUp Follow(JourneyPlan plan, params Instant[] complaints) => new FollowUp(Plans.Book(plan), Plans.Policies with { SpreadMinutes = 1 })
        .Tell([Told.Updated(new(Email: Told.Email), First), .. complaints.Select(at => Told.Noted(FactTypes.ComplaintRaised, at))]).Until(First + Duration.FromDays(90));
}
