namespace PostSale.Domain.Tests.Journeys;

public sealed class LongSleepTests
{
    [Theory]
    [InlineData("2029-03-05T03:00")]
    [InlineData("2029-03-06T12:00")]
    [InlineData("2029-03-07T23:00")]
    public void ThreeYears_NoBurstAndEachMissedOneHasItsLine(string awake)
    {
        var bought = Moments.At("2026-03-05T14:20");
        var now = Moments.At(awake);
        var followUp = new FollowUp(policies: Plans.Policies with { Consent = ConsentMode.SoftOptIn })
            .Tell(Told.Paid("a", bought), Told.Paid("b", bought + Duration.FromHours(1), "lamp"))
            .Look(now)
            .Until(now + Duration.FromDays(60));

        var since = followUp.Sends.Where(sent => sent.At >= now).ToList();
        Assert.All(since, sent => Assert.True(sent.At - sent.Message.Due < Duration.FromDays(3)));
        Assert.All(since.GroupBy(sent => sent.At.In(Moments.SaoPaulo).Date), day => Assert.Single(day));
        Assert.Equal("monthly", since[0].Message.Effect.Touchpoint.Value);

        // Four touchpoints of two orders, 34 months (the 35th is still in time) and 11 quarters were missed.
        Assert.All(followUp.Skipped, note => Assert.Equal(Reason.TooLate, note.Reason));
        Assert.Equal((8, 34, 11), (Missed("a") + Missed("b"), Missed("customer@a", Plans.Monthly), Missed("customer@a", Plans.Quarterly)));
        Assert.Equal(followUp.Skipped.Count(), followUp.Skipped.Select(note => (note.Subject, note.Touchpoint, note.Occurrence)).Distinct().Count());

        int Missed(string subject, Touchpoint? touchpoint = null) =>
            followUp.Skipped.Count(note => note.Subject == subject && (touchpoint is null || note.Touchpoint == touchpoint.Id));
    }

    [Fact]
    public void ThreeDays_WhatIsStillInTimeGoesOneADay()
    {
        var bought = Moments.At("2026-03-05T14:20");
        var days = Enumerable.Range(2, 4).Select(day => Plans.OnDay("day-" + day, day)).ToImmutableArray();
        var followUp = new FollowUp(Plans.Book(Plans.Journey("onboarding", days)), Plans.Policies with { SpreadMinutes = 1 })
            .Tell(Told.Paid("a", bought))
            .Look(Moments.At("2026-03-09T09:30")) // the second day's is three days old at ten
            .Until(bought + Duration.FromDays(20));
        Assert.Equal(
            ["day-2#1 2026-03-09T09:30", "day-3#1 2026-03-10T08:00", "day-4#1 2026-03-11T08:00", "day-5#1 2026-03-12T08:00"], followUp.Lines());
    }

    [Fact]
    public void ClockAnHourBack_NothingGoesTwice()
    {
        var bought = Moments.At("2026-03-05T14:20");
        var followUp = new FollowUp().Tell(Told.Paid("a", bought)).Until(Moments.At("2026-03-07T12:00"));
        followUp.Look(Moments.At("2026-03-07T09:00")).Look(Moments.At("2026-03-05T14:20")).Until(Moments.At("2026-03-08T00:00"));
        Assert.Equal(["confirmation", "first-steps"], followUp.Sends.Select(sent => sent.Message.Effect.Touchpoint.Value));
    }
}
