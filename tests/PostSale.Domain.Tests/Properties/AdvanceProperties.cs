using CsCheck;

namespace PostSale.Domain.Tests.Properties;

public sealed class AdvanceProperties
{
    private static readonly Gen<Instant> Now = Gen.Frequency(
        (4, Any.Between(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2026, 6, 1, 0, 0))),
        (1, Pick.Of(
            Instant.MinValue, Instant.FromUtc(1970, 1, 1, 0, 0), Instant.FromUtc(2011, 12, 29, 20, 0), Instant.FromUtc(2100, 2, 28, 23, 0))));

    // No touchpoint without end: from 1970 to the end of the calendar it comes round a hundred thousand times.
    private static readonly PlanBook Finite = Plans.Book([
        Plans.Journey("onboarding", Plans.Confirmation, Plans.FirstSteps, Plans.HowIsIt with { Channel = Channel.Sms }, Plans.Tips, Plans.Survey),
        Plans.Journey("offers", Plans.OnDay("offer", 3) with { Purpose = Purpose.Marketing, ExpiresAfter = Duration.FromDays(10_000_000) }) with
        {
            Priority = Priority.Marketing,
        },
        .. Plans.Widened]);

    [Fact]
    public void AnyFactsPoliciesAndNow_NeverThrowsAndWakesLater() =>
        Gen.Select(Any.Facts, Any.Policies, Gen.Frequency((4, Now), (1, Any.OddInstant))).Sample((facts, policies, now) =>
        {
            var turn = Advance(Finite, policies, facts, now);
            Assert.True(turn.NextWake is null || turn.NextWake > now);
            Assert.NotNull(Explanation.Of(Finite, policies, turn.Customer, now).ToString());
        }, iter: 5000);

    [Fact]
    public void CalledAgainWithNothingNew_DoesNothing() => Gen.Select(Any.ModernFacts, Any.Policies, Now).Sample((facts, policies, now) =>
    {
        var first = Advance(Plans.Shop, policies, facts, now);
        var second = Journey.Advance(Plans.Shop, policies, first.Customer, [], now);
        Assert.Empty(second.Effects);
        Assert.Equal(Written.Of(first.Customer), Written.Of(second.Customer));
        Assert.Equal(first.NextWake, second.NextWake);
    }, iter: 1000);

    [Fact]
    public void ToldTheSameAgain_OwesNothingNew() => Gen.Select(Any.ModernFacts, Any.Policies, Now).Sample((facts, policies, now) =>
    {
        var once = facts.Where(fact => fact is not Fact.MessageSettled).ToList();
        var first = Advance(Plans.Shop, policies, once, now);
        Assert.Empty(Journey.Advance(Plans.Shop, policies, first.Customer, once, now).Effects);
    }, iter: 1000);

    private static Turn Advance(PlanBook plans, Policies policies, IReadOnlyList<Fact> facts, Instant now) =>
        Journey.Advance(plans, policies, Customer.New(FollowUp.Key, new("shop")), facts, now);
}
