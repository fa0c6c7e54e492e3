namespace PostSale.Domain.Tests.Journeys;

/// <summary>A trial is no subscription yet: the paid time has a beginning of its own.</summary>
public sealed class TrialTests
{
    private static readonly Instant Trial = Moments.At("2026-03-05T14:20");
    private static readonly Instant End = Moments.At("2026-03-19T14:20");
    private static readonly Policies Exact = Plans.Policies with { SpreadMinutes = 1 };

    private static readonly JourneyPlan Welcome = Plans.Of("welcome", FactTypes.SubscriptionStarted, Plans.After("welcome", 1));

    private static readonly Fact OnTrial = Told.Subscribed(SubscriptionEvent.TrialStarted, Trial, trialEnds: End, renews: End);

    [Theory]
    [InlineData(SubjectKind.Subscription)]
    [InlineData(SubjectKind.Customer)]
    public void InTrial_IsNotWelcomedAsIfItHadPaid(SubjectKind subject) => Assert.Empty(Follow(Of(subject), OnTrial).Lines());

    public static TheoryData<SubjectKind, SubscriptionEvent> Beginnings => new()
    {
        { SubjectKind.Subscription, SubscriptionEvent.Started },
        { SubjectKind.Customer, SubscriptionEvent.Started },
        { SubjectKind.Subscription, SubscriptionEvent.Renewed },
        { SubjectKind.Customer, SubscriptionEvent.Renewed },
        { SubjectKind.Customer, SubscriptionEvent.Paid },
    };

    [Theory]
    [MemberData(nameof(Beginnings))]
    public void TrialThatIsPaidFor_IsWelcomedOnce(SubjectKind subject, SubscriptionEvent how)
    {
        var facts = Enumerable.Range(0, 15).Select(month => Told.Subscribed(SubscriptionEvent.Renewed, End + Duration.FromHours(1) + Duration.FromDays(30 * month)));
        Assert.Equal(["welcome#1 2026-03-20T10:00"], Follow(Of(subject) with { Reentry = new Reentry.Restart() }, [OnTrial, Told.Subscribed(how, End), .. facts]).Lines());
    }

    [Fact]
    public void TrialJourney_BeginsWithTheTrialAndReachesItsGoalWithTheFirstPayment()
    {
        var plan = Plans.Of("trial", FactTypes.TrialStarted, Plans.After("day-3", 3), Plans.After("day-20", 20)) with
        {
            Subject = SubjectKind.Subscription, Goal = [FactTypes.SubscriptionStarted],
        };
        var followUp = Follow(plan, OnTrial, Told.Subscribed(SubscriptionEvent.TrialStarted, Trial + Duration.FromSeconds(2)), Told.Subscribed(SubscriptionEvent.Renewed, End));
        Assert.Equal(["day-3#1 2026-03-08T10:00"], followUp.Lines());
        Assert.Equal(Reason.GoalReached, Assert.Single(followUp.Customer.Commitments.Runs).Ended);
    }

    [Fact]
    public void EndOfATrial_IsNoRenewal()
    {
        var plan = Plans.Of("renewal", FactTypes.SubscriptionRenews, Plans.Before("in-7", 7)) with { Subject = SubjectKind.Subscription };
        Assert.Empty(Follow(plan, OnTrial).Lines());
    }

    [Theory]
    [InlineData("2026-03-10T10:00", false, true)]
    [InlineData("2026-03-25T10:00", false, false)]
    [InlineData("2026-03-10T10:00", true, false)]
    public void InTrial_UntilItEndsOrIsPaidFor(string at, bool paidEarly, bool inTrial)
    {
        Fact[] facts = [OnTrial, .. paidEarly ? [Told.Subscribed(SubscriptionEvent.Started, Trial + Duration.FromDays(2))] : (Fact[])[]];
        var subscription = Knowledge.Nothing.With(facts).Subscriptions[0];
        Assert.True(subscription.IsActive);
        Assert.Equal(inTrial, subscription.InTrialAt(Moments.At(at)));
    }

    private static JourneyPlan Of(SubjectKind subject) => Welcome with { Subject = subject };

    private static FollowUp Follow(JourneyPlan plan, params IReadOnlyList<Fact> facts) =>
        new FollowUp(Plans.Book(plan), Exact).Tell(facts).Until(Moments.At("2027-08-01T00:00"));
}
