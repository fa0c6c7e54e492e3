using CsCheck;

namespace PostSale.Domain.Tests.Properties;

public sealed class CommitmentsProperties
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 10, 15, 0);

    // Nothing is owed on the day of the order, so nothing can be reached before the last fact is in.
    private static readonly PlanBook LaterOnly = Plans.Book(
        Plans.Journey("onboarding", Plans.OnDay("first-steps", 5), Plans.HowIsIt),
        Plans.Journey("tips", Plans.Tips),
        Plans.Of("calm", FactTypes.ComplaintRaised, Plans.After("calm-5", 5)) with { Reentry = new Reentry.After(Duration.FromDays(1)) },
        Plans.Of("again", FactTypes.OrderPaid, Plans.After("again-30", 30)) with { Reentry = new Reentry.Restart(), If = new Condition.Purchases(new(2, null)) },
        Plans.Of("renewal", FactTypes.SubscriptionRenews, Plans.Before("renewal-later", -400)) with
        {
            Subject = SubjectKind.Subscription, Reentry = new Reentry.Restart(), Exit = [FactTypes.SubscriptionEnding],
        },
        Plans.Journey("long-term", Plans.Monthly) with { Subject = SubjectKind.Customer, Priority = Priority.Satisfaction });

    [Fact]
    public void AnyOrderBatchingAndRepetitionWhileNothingWasEmitted_SameCommitments() =>
        Gen.Select(Any.RecentFacts(Now), Gen.Int).Sample((facts, seed) =>
        {
            var straight = Advance(LaterOnly, Plans.Policies, [facts]);
            var scrambled = Advance(LaterOnly, Plans.Policies, Scramble.Of(facts, seed));
            Assert.All(straight.Commitments.Runs, run => Assert.Empty(run.Reached));
            Assert.Equal(Written.Of(straight), Written.Of(scrambled));
        }, iter: 1000);

    [Fact]
    public void AnyOrderBatchingAndRepetitionUnderTheKillSwitch_SameCommitments()
    {
        var off = Plans.Policies with { KillSwitch = true };
        Gen.Select(Any.RecentFacts(Now), Gen.Int).Sample((facts, seed) => Assert.Equal(
            Written.Of(Advance(Plans.Shop, off, [facts])),
            Written.Of(Advance(Plans.Shop, off, Scramble.Of(facts, seed)))), iter: 1000);
    }

    private static Customer Advance(PlanBook plans, Policies policies, IReadOnlyList<IReadOnlyList<Fact>> batches) => batches.Aggregate(
        Customer.New(FollowUp.Key, new("shop")), (customer, batch) => Journey.Advance(plans, policies, customer, batch, Now).Customer);
}
