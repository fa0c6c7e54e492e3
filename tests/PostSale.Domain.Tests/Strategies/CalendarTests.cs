namespace PostSale.Domain.Tests.Strategies;

public sealed class CalendarTests
{
    [Theory]
    [InlineData("2026-01-31", 1, 0, "2026-02-28")]
    [InlineData("2026-01-31", 2, 0, "2026-03-31")]
    [InlineData("2026-01-31", 3, 15, "2026-05-15")]
    [InlineData("2024-01-31", 1, 0, "2024-02-29")]
    [InlineData("2024-02-29", 12, 0, "2025-02-28")]
    [InlineData("2024-02-29", 48, 0, "2028-02-29")]
    [InlineData("2026-12-31", 2, 1, "2027-03-01")]
    [InlineData("2026-03-05", 0, 0, "2026-03-05")]
    [InlineData("9998-11-30", 1, 1, "9998-12-31")]
    [InlineData("9998-11-30", 1, 2, null)]
    [InlineData("9998-12-31", 0, 1, null)]
    [InlineData("9998-12-31", 1, 0, null)]
    [InlineData("1970-01-01", int.MaxValue, 0, null)]
    [InlineData("1970-01-01", 0, int.MaxValue, null)]
    public void PlusMonthsThenDays_EndsAtTheMonthsOrTheCalendarsEnd(string date, int months, int days, string? expected) => Assert.Equal(
        expected is null ? (LocalDate?)null : Date(expected), Calendar.Plus(Date(date), new(months, days)));

    [Theory]
    [InlineData("America/New_York", "2026-03-08", "02:30", "2026-03-08T07:30:00Z")] // missing: an hour on
    [InlineData("America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00Z")] // twice: the first
    [InlineData("Europe/London", "2026-03-29", "01:30", "2026-03-29T01:30:00Z")]
    [InlineData("Europe/London", "2026-10-25", "01:30", "2026-10-25T00:30:00Z")]
    [InlineData("America/Sao_Paulo", "2018-11-04", "00:10", "2018-11-04T03:10:00Z")] // midnight itself is missing
    [InlineData("America/Sao_Paulo", "2018-02-17", "23:30", "2018-02-18T01:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:10", "2026-10-03T15:40:00Z")] // half an hour is missing
    [InlineData("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30", "10:00", "2011-12-30T20:00:00Z")] // the day itself is missing
    [InlineData("Asia/Kolkata", "2026-03-08", "02:30", "2026-03-07T21:00:00Z")]
    public void LocalTimeInGapOrOverlap_IsOneInstant(string zone, string date, string time, string expected) => Assert.Equal(
        expected, Calendar.At(Date(date), NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value, Moments.Zone(zone)).ToString());

    [Theory]
    [InlineData("UTC", "2026-03-08", "2026-03-08T00:00:00Z")]
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z")] // begins at one
    [InlineData("America/Havana", "2020-11-01", "2020-11-01T05:00:00Z")] // begins, and an hour later begins again
    [InlineData("America/St_Johns", "2010-11-07", "2010-11-07T03:30:00Z")] // begins, and a minute later is the day before
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z")] // left out: the next one's
    public void StartOfADay_IsWhenItHoldsForGood(string zone, string date, string expected) =>
        Assert.Equal(expected, Calendar.StartOf(Date(date), Moments.Zone(zone)).ToString());

    [Fact]
    public void InstantsBeyondTheCalendar_AreItsEnds()
    {
        var apia = Moments.Zone("Pacific/Apia");
        Assert.Equal(9999, Calendar.In(Instant.MaxValue, apia).Year);
        Assert.Equal(-9997, Calendar.In(Instant.MinValue, apia).Year);
    }

    [Fact]
    public void LaterThanTheCalendar_IsItsEnd()
    {
        Assert.Equal(Instant.MaxValue, Calendar.Later(Instant.MaxValue - Duration.FromDays(1), Duration.FromDays(2)));
        Assert.Equal(Instant.FromUtc(2026, 1, 3, 0, 0), Calendar.Later(Instant.FromUtc(2026, 1, 1, 0, 0), Duration.FromDays(2)));
    }

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
