namespace PostSale.Domain.Tests.Journeys;

public sealed class DaylightSavingTests
{
    // Bought two days before the clocks change, at 12:00; the contact of day 3 falls on the day they do.
    [Theory]
    [InlineData("America/New_York", "2026-03-06", "10:00", "2026-03-08T14:00:00Z")] // one hour less night
    [InlineData("America/New_York", "2026-10-30", "10:00", "2026-11-01T15:00:00Z")]
    [InlineData("Europe/London", "2026-03-27", "10:00", "2026-03-29T09:00:00Z")]
    [InlineData("Europe/London", "2026-10-23", "10:00", "2026-10-25T10:00:00Z")]
    [InlineData("America/Sao_Paulo", "2018-11-02", "10:00", "2018-11-04T12:00:00Z")]
    [InlineData("America/Sao_Paulo", "2018-02-16", "10:00", "2018-02-18T13:00:00Z")]
    [InlineData("America/Sao_Paulo", "2026-11-02", "10:00", "2026-11-04T13:00:00Z")] // abolished
    [InlineData("Australia/Lord_Howe", "2026-10-02", "10:00", "2026-10-03T23:00:00Z")] // half an hour
    [InlineData("Australia/Lord_Howe", "2026-04-03", "10:00", "2026-04-04T23:30:00Z")]
    [InlineData("Asia/Kolkata", "2026-03-06", "10:00", "2026-03-08T04:30:00Z")]
    [InlineData("Pacific/Apia", "2011-12-28", "10:00", "2011-12-30T20:00:00Z")] // the 30th does not exist: the 31st, same hour
    [InlineData("America/New_York", "2026-03-06", "02:30", "2026-03-08T07:30:00Z")] // missing: half past three
    [InlineData("America/New_York", "2026-10-30", "01:30", "2026-11-01T05:30:00Z")] // twice: the first
    [InlineData("Europe/London", "2026-03-27", "01:30", "2026-03-29T01:30:00Z")]
    [InlineData("Europe/London", "2026-10-23", "01:30", "2026-10-25T00:30:00Z")]
    [InlineData("America/Sao_Paulo", "2018-11-02", "00:15", "2018-11-04T03:15:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-02", "02:15", "2026-10-03T15:45:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-03", "01:45", "2026-04-04T14:45:00Z")]
    public void ClocksChangeOnTheDay_GoesOnceAtItsLocalHour(string zone, string bought, string sendAt, string expected)
    {
        var at = Moments.At(bought + "T12:00", zone);
        var followUp = new FollowUp(Plans.Book(Plans.Journey("onboarding", Plans.FirstSteps)), Around(zone, sendAt))
            .Tell(Told.Paid("a", at))
            .Until(at + Duration.FromDays(40));
        Assert.Equal(expected, Assert.Single(followUp.Sends).At.ToString());
    }

    [Fact]
    public void DaysAroundTheDateLine_OneContactOnEachDayThatExists()
    {
        const string Apia = "Pacific/Apia";
        var at = Moments.At("2011-12-28T12:00", Apia);
        var days = Enumerable.Range(2, 4).Select(day => Plans.OnDay("day-" + day, day)).ToImmutableArray();
        var followUp = new FollowUp(Plans.Book(Plans.Journey("onboarding", days)), Around(Apia, "10:00"))
            .Tell(Told.Paid("a", at))
            .Until(at + Duration.FromDays(20));
        Assert.Equal(
            ["day-2#1 2011-12-29T10:00", "day-3#1 2011-12-31T10:00", "day-4#1 2012-01-01T10:00", "day-5#1 2012-01-02T10:00"],
            followUp.Lines(Apia).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AMoveToAnotherZone_MovesTheSendNotThePlan()
    {
        var bought = Moments.At("2026-03-05T14:20");
        var followUp = new FollowUp(Plans.Book(Plans.Journey("onboarding", Plans.FirstSteps)), Around(Moments.SaoPaulo, "10:00"))
            .Tell(Told.Paid("a", bought), Told.Updated(new(TimeZone: "Europe/London"), bought + Duration.FromDays(1)))
            .Until(bought + Duration.FromDays(10));
        Assert.Equal(["first-steps#1 2026-03-07T10:00"], followUp.Lines("Europe/London"));
    }

    private static Policies Around(string zone, string sendAt) => new()
    {
        Zone = Moments.Zone(zone),
        SendAt = NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(sendAt).Value,
        SpreadMinutes = 1,
        Windows = Window.Defaults.SetItem(Channel.Email, Window.Daily with { From = LocalTime.Midnight, To = LocalTime.MaxValue }),
    };
}
