namespace PostSale.Domain.Tests.Journeys;

public sealed class SubscriptionTests
{
    private static readonly Instant Started = Moments.At("2026-03-05T14:20");
    private static readonly Instant Renews = Moments.At("2026-06-05T09:00");
    private static readonly Policies Exact = Plans.Policies with { SpreadMinutes = 1 };

    private static readonly JourneyPlan RenewalPlan =
        Plans.Of("renewal", FactTypes.SubscriptionRenews, Plans.Before("in-30", 30), Plans.Before("in-7", 7), Plans.Before("today", 0)) with
        {
            Subject = SubjectKind.Subscription, Reentry = new Reentry.Restart(), Exit = [FactTypes.SubscriptionEnding, FactTypes.SubscriptionEnded],
        };

    private static readonly PlanBook Renewal = Plans.Book(RenewalPlan);

    private static readonly PlanBook Dunning = Plans.Book(
        Plans.Of("dunning", FactTypes.PaymentFailed, Plans.After("at-once", 0), Plans.After("day-3", 3), Plans.After("day-7", 7)) with
        {
            Subject = SubjectKind.Subscription, Reentry = new Reentry.After(Duration.FromDays(20)), Goal = [FactTypes.PaymentRecovered],
            Exit = [FactTypes.SubscriptionEnded],
        });

    [Fact]
    public void BeforeARenewal_IsRemindedOnTheDaysBefore() => Assert.Equal(
        ["in-30#1 2026-05-06T10:00", "in-7#1 2026-05-29T10:00", "today#1 2026-06-05T10:00"],
        Follow(Renewal, Told.Subscribed(SubscriptionEvent.Started, Started, renews: Renews)).Until(Renews + Duration.FromDays(60)).Lines());

    [Fact]
    public void Renewed_TheNextPeriodIsFollowedToo()
    {
        var next = Renews + Duration.FromDays(92);
        var followUp = Follow(
            Renewal,
            Told.Subscribed(SubscriptionEvent.Started, Started, renews: Renews),
            Told.Subscribed(SubscriptionEvent.Renewed, Renews, renews: next)).Until(next + Duration.FromDays(1));
        Assert.Equal(
            ["in-30#1 2026-05-06T10:00", "in-7#1 2026-05-29T10:00", "in-30#1 2026-08-06T10:00", "in-7#1 2026-08-29T10:00", "today#1 2026-09-05T10:00"], followUp.Lines());
        Assert.Equal(Reason.Superseded, followUp.Customer.Commitments.Runs[0].Ended);
    }

    [Fact]
    public void Renewed_WhereRenewingIsTheGoal_TheNextPeriodIsFollowedToo()
    {
        var next = Renews + Duration.FromDays(92);
        var followUp = Follow(
            Plans.Book(RenewalPlan with { Goal = [FactTypes.SubscriptionRenewed] }),
            Told.Subscribed(SubscriptionEvent.Started, Started, renews: Renews),
            Told.Subscribed(SubscriptionEvent.Renewed, Renews, renews: next)).Until(next + Duration.FromDays(1));
        Assert.Equal(
            ["in-30#1 2026-05-06T10:00", "in-7#1 2026-05-29T10:00", "in-30#1 2026-08-06T10:00", "in-7#1 2026-08-29T10:00", "today#1 2026-09-05T10:00"], followUp.Lines());
        Assert.Equal(Reason.GoalReached, followUp.Customer.Commitments.Runs[0].Ended);
    }

    [Fact]
    public void ToldTheSameDateAgain_StaysOneRun()
    {
        var followUp = Follow(
            Renewal,
            Told.Subscribed(SubscriptionEvent.Started, Started, renews: Renews),
            Told.Subscribed(SubscriptionEvent.Changed, Moments.At("2026-05-10T12:00"), plan: "pro", renews: Renews)).Until(Renews + Duration.FromDays(10));
        Assert.Equal(3, followUp.Sends.Count);
        Assert.Single(followUp.Customer.Commitments.Runs);
    }

    [Fact]
    public void DateMovedBeforeAnythingWent_MovesTheReminders() => Assert.Equal(
        ["in-30#1 2026-06-16T10:00", "in-7#1 2026-07-09T10:00", "today#1 2026-07-16T10:00"],
        Follow(
            Renewal,
            Told.Subscribed(SubscriptionEvent.Started, Started, renews: Renews),
            Told.Subscribed(SubscriptionEvent.Changed, Started + Duration.FromDays(2), renews: Moments.At("2026-07-16T09:00"))).Until(Renews + Duration.FromDays(60)).Lines());

    [Theory]
    [InlineData(SubscriptionEvent.Ending)]
    [InlineData(SubscriptionEvent.Ended)]
    public void Cancelled_NoFurtherReminder(SubscriptionEvent how)
    {
        var followUp = Follow(
            Renewal,
            Told.Subscribed(SubscriptionEvent.Started, Started, renews: Renews),
            Told.Subscribed(how, Moments.At("2026-05-20T12:00"))).Until(Renews + Duration.FromDays(60));
        Assert.Equal(["in-30#1 2026-05-06T10:00"], followUp.Lines());
        Assert.Equal(Reason.ExitReached, Assert.Single(followUp.Customer.Commitments.Runs).Ended);
    }

    [Fact]
    public void KnownLate_TheDatesThatPassedAreSkippedAndSaySo()
    {
        var followUp = Follow(Renewal, Told.Subscribed(SubscriptionEvent.Started, Moments.At("2026-06-01T12:00"), renews: Renews)).Until(Renews + Duration.FromDays(10));
        Assert.Equal(["today#1 2026-06-05T10:00"], followUp.Lines());
        Assert.Equal(["in-30 TooLate", "in-7 TooLate"], followUp.Skipped.Select(note => $"{note.Touchpoint} {note.Reason}"));
    }

    [Fact]
    public void PaymentFails_FollowedUntilItRecovers()
    {
        var failed = Moments.At("2026-04-05T09:00");
        var followUp = Follow(
            Dunning,
            Told.Subscribed(SubscriptionEvent.Started, Started),
            Told.Noted(FactTypes.PaymentFailed, failed, "sub"),
            Told.Noted(FactTypes.PaymentFailed, failed + Duration.FromDays(2), "sub"),
            Told.Noted(FactTypes.PaymentRecovered, failed + Duration.FromDays(5), "sub")).Until(failed + Duration.FromDays(30));
        Assert.Equal(["at-once#1 2026-04-05T10:00", "day-3#1 2026-04-08T10:00"], followUp.Lines());
        var run = Assert.Single(followUp.Customer.Commitments.Runs);
        Assert.Equal((Reason.GoalReached, FactTypes.PaymentRecovered), (run.Ended, run.EndedBy));
    }

    [Fact]
    public void PaymentFailsAgainNextMonth_IsFollowedAgain()
    {
        var failed = Moments.At("2026-04-05T09:00");
        var followUp = Follow(
            Dunning,
            Told.Subscribed(SubscriptionEvent.Started, Started),
            Told.Noted(FactTypes.PaymentFailed, failed, "sub"),
            Told.Noted(FactTypes.PaymentRecovered, failed + Duration.FromDays(1), "sub"),
            Told.Noted(FactTypes.PaymentFailed, failed + Duration.FromDays(30), "sub")).Until(failed + Duration.FromDays(50));
        Assert.Equal(["at-once", "at-once", "day-3", "day-7"], followUp.Sends.Select(sent => sent.Message.Effect.Touchpoint.Value));
    }

    [Fact]
    public void AnotherSubscriptionRecovers_IsNoneOfItsBusiness()
    {
        var failed = Moments.At("2026-04-05T09:00");
        var followUp = Follow(
            Dunning,
            Told.Subscribed(SubscriptionEvent.Started, Started),
            Told.Subscribed(SubscriptionEvent.Started, Started, name: "other"),
            Told.Noted(FactTypes.PaymentFailed, failed, "sub"),
            Told.Noted(FactTypes.PaymentRecovered, failed + Duration.FromDays(1), "other")).Until(failed + Duration.FromDays(30));
        Assert.Equal(3, followUp.Sends.Count);
    }

    [Fact]
    public void EndOfATrial_CountsBackFromIt()
    {
        var plans = Plans.Book(Plans.Of("trial", FactTypes.TrialStarted, Plans.After("two-days-left", -2) with { Anchor = Anchor.TrialEnd }) with
        {
            Subject = SubjectKind.Subscription, Goal = [FactTypes.SubscriptionStarted],
        });
        var trial = Told.Subscribed(SubscriptionEvent.TrialStarted, Started, trialEnds: Moments.At("2026-03-19T14:20"));
        Assert.Equal(["two-days-left#1 2026-03-17T10:00"], Follow(plans, trial).Until(Started + Duration.FromDays(30)).Lines());
        Assert.Empty(Follow(plans, trial, Told.Subscribed(SubscriptionEvent.Started, Started + Duration.FromDays(3))).Until(Started + Duration.FromDays(30)).Lines());
    }

    private static FollowUp Follow(PlanBook plans, params IReadOnlyList<Fact> facts) => new FollowUp(plans, Exact).Tell(facts);
}
