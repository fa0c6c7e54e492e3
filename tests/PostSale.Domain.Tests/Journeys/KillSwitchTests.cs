namespace PostSale.Domain.Tests.Journeys;

public sealed class KillSwitchTests
{
    private static readonly Instant Bought = Moments.At("2026-03-05T14:20");

    [Fact]
    public void SwitchedOn_NothingLeaves() => Assert.Empty(Follow(Duration.FromDays(2)).Sends);

    // Nothing tells a customer that it was switched off again: the rules ask by themselves.
    [Fact]
    public void SwitchedOffAfterAnHour_WhatIsDueGoesWithinAQuarterOfAnHour()
    {
        var followUp = Follow(Duration.FromHours(1));
        followUp.Policies = Plans.Policies;
        followUp.Until(Bought + Duration.FromHours(2));
        Assert.InRange(Assert.Single(followUp.Sends).At, Bought + Duration.FromHours(1), Bought + Duration.FromMinutes(75));
    }

    [Fact]
    public void OnForFourDays_WhatExpiredSaysWhy()
    {
        var followUp = Follow(Duration.FromDays(4));
        Assert.Equal([("confirmation", Reason.KillSwitch)], followUp.Skipped.Select(note => (note.Touchpoint!.Value.Value, note.Reason!.Value)));
        followUp.Policies = Plans.Policies;
        followUp.Until(Bought + Duration.FromDays(31));
        Assert.Equal(["first-steps", "how-is-it", "tips", "survey"], followUp.Sends.Select(sent => sent.Message.Effect.Touchpoint.Value));
    }

    private static FollowUp Follow(Duration time) =>
        new FollowUp(policies: Plans.Policies with { KillSwitch = true }).Tell(Told.Paid("a", Bought)).Until(Bought + time);
}
