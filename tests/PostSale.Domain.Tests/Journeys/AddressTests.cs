namespace PostSale.Domain.Tests.Journeys;

public sealed class AddressTests
{
    private static readonly Instant Bought = Moments.At("2026-03-05T14:20");

    [Theory]
    [InlineData(SuppressionCause.Bounced)]
    [InlineData(SuppressionCause.Complained)]
    [InlineData(SuppressionCause.Rejected)]
    public void Dead_NothingGoesAndEachSaysWhy(SuppressionCause cause)
    {
        var followUp = new FollowUp()
            .Tell(Told.Paid("a", Bought), Told.Suppressed(Told.Email, Bought + Duration.FromDays(1), cause)).Until(Bought + Duration.FromDays(31));
        Assert.Equal(["confirmation"], followUp.Sends.Select(sent => sent.Message.Effect.Touchpoint.Value));
        Assert.Equal(4, followUp.Skipped.Count(note => note.Reason == Reason.AddressSuppressed));
    }

    [Fact]
    public void DeadThenAnother_TheNextOnesGoThere()
    {
        var followUp = new FollowUp().Tell(
            Told.Paid("a", Bought),
            Told.Suppressed(Told.Email, Bought + Duration.FromDays(1)),
            Told.Updated(new(Email: "ana@other.example", EmailRank: 1), Bought + Duration.FromDays(4)))
            .Until(Bought + Duration.FromDays(31));
        Assert.Equal(["confirmation", "how-is-it", "tips", "survey"], followUp.Sends.Select(sent => sent.Message.Effect.Touchpoint.Value));
    }

    [Fact]
    public void LearnedWithinThreeDays_TheConfirmationGoesThen()
    {
        var learned = Bought + Duration.FromDays(3) - Duration.FromMinutes(1);
        var followUp = new FollowUp().Tell(Told.Paid("a", Bought).Anonymous(), Told.Updated(new(Email: Told.Email), learned));
        Assert.Equal(learned, followUp.Sends[0].At);
        Assert.Equal("confirmation", followUp.Sends[0].Message.Effect.Touchpoint.Value);
    }

    [Fact]
    public void LearnedTooLate_TheConfirmationWasSkippedAfterThreeDays()
    {
        var learned = Bought + Duration.FromDays(3);
        var followUp = new FollowUp().Tell(Told.Paid("a", Bought).Anonymous(), Told.Updated(new(Email: Told.Email), learned)).Until(Bought + Duration.FromDays(31));
        var skipped = Assert.Single(followUp.Skipped);
        Assert.Equal(("confirmation", Reason.NoAddress, learned), (skipped.Touchpoint!.Value.Value, skipped.Reason!.Value, skipped.At));
        Assert.Equal(["first-steps", "how-is-it", "tips", "survey"], followUp.Sends.Select(sent => sent.Message.Effect.Touchpoint.Value));
    }

    // Learned early in the morning of another day: it goes at its own hour of that day, not while people sleep in.
    [Fact]
    public void LearnedOnTheMorningAfter_GoesAtItsOwnHour()
    {
        var plans = Plans.Book(Plans.Journey("onboarding", Plans.FirstSteps));
        var followUp = new FollowUp(plans, Plans.Policies with { SpreadMinutes = 1 })
            .Tell(Told.Paid("a", Bought).Anonymous(), Told.Updated(new(Email: Told.Email), Moments.At("2026-03-08T08:30")));
        Assert.Empty(followUp.Sends);
        Assert.Equal((OutlookKind.Deferred, Reason.OwnHour), Assert.Single(followUp.Explain(Moments.At("2026-03-08T08:30")).Select(outlook => (outlook.Kind, outlook.Reason!.Value))));
        Assert.Equal(["first-steps#1 2026-03-08T10:00"], followUp.Until(Moments.At("2026-03-09T00:00")).Lines());
    }

    // On the last day its own hour would be too late.
    [Fact]
    public void LearnedOnTheLastMorning_GoesAtOnce()
    {
        var plans = Plans.Book(Plans.Journey("onboarding", Plans.FirstSteps));
        var learned = Moments.At("2026-03-10T08:30");
        var followUp = new FollowUp(plans).Tell(Told.Paid("a", Bought).Anonymous(), Told.Updated(new(Email: Told.Email), learned));
        Assert.Equal(["first-steps#1 2026-03-10T08:30"], followUp.Lines());
    }
}
