namespace PostSale.Domain.Tests.Journeys;

public sealed class TwinOrdersTests
{
    private static readonly Instant Bought = Moments.At("2026-03-05T14:20");
    private static readonly PlanBook Onboarding = Plans.Book(Plans.Shop.Current.Find(Plans.Onboarding)!);

    [Fact]
    public void ProvenOneBeforeAnythingWasSent_OneRun()
    {
        var followUp = new FollowUp(Onboarding)
            .Tell(Bought, Told.Paid("b", Bought), Told.Paid("a", Bought), Told.Paid("a", Bought, also: "b")).Until(Bought + Duration.FromDays(31));
        Assert.Equal(["confirmation", "first-steps", "how-is-it", "tips", "survey"], followUp.Sends.Select(sent => sent.Message.Effect.Touchpoint.Value));
    }

    // Two products make both runs full ones; the link between the two orders is told once each has begun.
    [Theory]
    [InlineData("2026-03-05T15:00")]
    [InlineData("2026-03-07T12:00")] // one of the two has sent its day 3
    [InlineData("2026-03-08T12:00")] // both have
    public void ProvenOneLater_OneGoesOnAndSaysNothingTheOtherSaid(string told)
    {
        var linked = Moments.At(told);
        var followUp = new FollowUp(Onboarding)
            .Tell(Bought, Told.Paid("a", Bought), Told.Paid("b", Bought, "lamp"))
            .Tell(linked, Told.Paid("a", Bought, also: "b") with { Key = "link", ReceivedAt = linked })
            .Until(Bought + Duration.FromDays(31));
        var left = Assert.Single(followUp.Notes, note => note.Kind == DecisionKind.Left);
        Assert.Equal(("b", Reason.SameOrder, linked), (left.Subject, left.Reason!.Value, left.At));
        var since = followUp.Sends.Where(sent => sent.At >= linked).Select(sent => sent.Message.Effect.Touchpoint).ToList();
        Assert.Equal(since.Distinct(), since);
        Assert.Empty(since.Intersect(followUp.Sends.Where(sent => sent.At < linked).Select(sent => sent.Message.Effect.Touchpoint)));
        Assert.Equal(5, followUp.Sends.Select(sent => sent.Message.Effect.Touchpoint).Distinct().Count());
    }

    // Told of one product, the later order looks like a repeat; it was the same one, and what is left of the full form is still owed.
    [Theory]
    [InlineData("a", "b")]
    [InlineData("b", "a")]
    public void AFullAndAShortRun_TheFullGoesOn(string first, string second)
    {
        var later = Bought + Duration.FromHours(1);
        var followUp = new FollowUp(Onboarding)
            .Tell(Told.Paid(first, Bought), Told.Paid(second, later), Told.Paid(first, Bought, also: second) with { Key = "link", ReceivedAt = later + Duration.FromHours(1) })
            .Until(Bought + Duration.FromDays(31));
        Assert.Equal(["confirmation", "confirmation", "first-steps", "how-is-it", "tips", "survey"], followUp.Sends.Select(sent => sent.Message.Effect.Touchpoint.Value));
        Assert.Equal(second, Assert.Single(followUp.Notes, note => note.Kind == DecisionKind.Left).Subject);
    }

    [Fact]
    public void RefundedUnderItsOtherName_IsUndone()
    {
        var followUp = new FollowUp(Onboarding)
            .Tell(Told.Paid("shopify:order:1", Bought, also: "stripe:charge:2"), Told.Refunded("stripe:charge:2", Bought + Duration.FromDays(1)))
            .Until(Bought + Duration.FromDays(31));
        Assert.Equal(["confirmation"], followUp.Sends.Select(sent => sent.Message.Effect.Touchpoint.Value));
    }
}
