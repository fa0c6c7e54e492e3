namespace PostSale.Domain.Tests.Journeys;

public sealed class ExplanationTests
{
    private static readonly Instant Bought = Moments.At("2026-03-05T14:20");

    [Fact]
    public void OnDayFour_SaysWhatWentAndWhatComes()
    {
        var now = Moments.At("2026-03-08T12:00");
        var outlooks = new FollowUp(policies: Plans.Policies with { SpreadMinutes = 1 }).Tell(Told.Paid("a", Bought)).Until(now).Explain(now);
        Assert.Equal(
            [
                "confirmation Sent 2026-03-05T14:20",
                "first-steps Sent 2026-03-07T10:00",
                "how-is-it Planned 2026-03-11T10:00",
                "tips Planned 2026-03-18T10:00",
                "survey Planned 2026-04-03T10:00",
                "monthly Planned 2026-05-05T10:00",
                "quarterly Planned 2026-06-20T10:00",
            ],
            outlooks.Select(outlook => $"{outlook.Touchpoint} {outlook.Kind} {outlook.Local!.Value.ToString("uuuu-MM-dd'T'HH:mm", null)}"));
    }

    [Fact]
    public void WhatItSaysIsPlanned_IsWhatHappens()
    {
        var followUp = new FollowUp(policies: Plans.Policies with { Consent = ConsentMode.SoftOptIn }).Tell(Told.Paid("a", Bought));
        var planned = followUp.Explain(Bought).Where(outlook => outlook.Kind == OutlookKind.Planned).Select(outlook => (outlook.Touchpoint!.Value, outlook.At!.Value)).ToList();
        followUp.Until(Bought + Duration.FromDays(120));
        Assert.Equal(planned, followUp.Sends.Skip(1).Where(sent => sent.Message.Effect.Occurrence == 1).Select(sent => (sent.Message.Effect.Touchpoint, sent.At)));
    }

    [Fact]
    public void WaitingForAnAddress_SaysSoAndUntilWhen()
    {
        var outlook = new FollowUp().Tell(Told.Paid("a", Bought).Anonymous()).Explain(Bought)[0];
        Assert.Equal((OutlookKind.Deferred, Reason.NoAddress, Bought + Duration.FromDays(3)), (outlook.Kind, outlook.Reason!.Value, outlook.At!.Value));
    }

    [Fact]
    public void AfterARefund_SaysItLeft()
    {
        var outlooks = new FollowUp().Tell(Told.Paid("a", Bought), Told.Refunded("a", Bought + Duration.FromHours(1))).Explain(Bought + Duration.FromDays(1));
        Assert.Contains(outlooks, outlook => outlook is { Kind: OutlookKind.Left, Reason: Reason.OrderRefunded, Touchpoint: null });
        Assert.DoesNotContain(outlooks, outlook => outlook.Kind is OutlookKind.Planned or OutlookKind.Deferred);
    }
}
