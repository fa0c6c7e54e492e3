using CsCheck;

namespace PostSale.Domain.Tests.Strategies;

public sealed class WindowTests
{
    private static readonly Window Night = Window.Daily with { From = new(2, 15), To = new(2, 45) };

    [Theory]
    [InlineData(Channel.Email, "2026-03-05T07:59:59", "2026-03-05T08:00:00")]
    [InlineData(Channel.Email, "2026-03-05T08:00:00", "2026-03-05T08:00:00")]
    [InlineData(Channel.Email, "2026-03-05T19:59:59", "2026-03-05T19:59:59")]
    [InlineData(Channel.Email, "2026-03-05T20:00:00", "2026-03-06T08:00:00")]
    [InlineData(Channel.Email, "2026-03-08T12:00:00", "2026-03-08T12:00:00")]
    [InlineData(Channel.App, "2026-03-08T12:00:00", "2026-03-08T12:00:00")]
    [InlineData(Channel.Sms, "2026-03-05T08:59:59", "2026-03-05T09:00:00")]
    [InlineData(Channel.Sms, "2026-03-07T19:59:59", "2026-03-07T19:59:59")]
    [InlineData(Channel.Sms, "2026-03-07T20:00:00", "2026-03-09T09:00:00")] // Saturday evening to Monday
    [InlineData(Channel.WhatsApp, "2026-03-08T12:00:00", "2026-03-09T09:00:00")] // Sunday
    [InlineData(Channel.Phone, "2026-03-08T12:00:00", "2026-03-09T09:00:00")]
    public void DefaultWindows_OpenNextAt(Channel channel, string from, string expected) => Assert.Equal(
        Moments.At(expected), Plans.Policies.WindowOf(channel).NextOpen(Moments.At(from), Plans.Policies.Zone, Holidays.None));

    [Theory]
    [InlineData("America/New_York", "2026-03-08T00:00:00", "2026-03-09T02:15:00")] // the gap swallows it whole
    [InlineData("America/New_York", "2026-03-07T12:00:00", "2026-03-09T02:15:00")]
    [InlineData("Pacific/Apia", "2011-12-29T12:00:00", "2011-12-31T02:15:00")] // the day between does not exist
    public void GapInTheWindow_OpensTheDayAfter(string zone, string from, string expected) => Assert.Equal(
        Moments.At(expected, zone), Night.NextOpen(Moments.At(from, zone), Moments.Zone(zone), Holidays.None));

    [Fact]
    public void OverlapAtTheOpening_OpensTwice()
    {
        var window = Window.Daily with { From = new(1, 30), To = new(3, 0) };
        var secondOne = Instant.FromUtc(2026, 11, 1, 6, 5); // 01:05 for the second time
        Assert.Equal(Instant.FromUtc(2026, 11, 1, 6, 30), window.NextOpen(secondOne, Moments.Zone("America/New_York"), Holidays.None));
    }

    [Fact]
    public void NextOpen_IsOpenAndNotBefore()
    {
        var from = Any.Between(Instant.FromUtc(2010, 1, 1, 0, 0), Instant.FromUtc(2030, 1, 1, 0, 0));
        Gen.Select(Any.Policies, from).Sample((policies, at) =>
        {
            var window = policies.WindowOf(Channel.Email);
            var open = Assert.NotNull(window.NextOpen(at, policies.Zone, Holidays.None));
            Assert.True(open >= at);
            Assert.True(window.IsOpen(open.InZone(policies.Zone).LocalDateTime, Holidays.None));
        }, iter: 2000);
    }

    [Fact]
    public void AfterTheCalendar_NeverOpens() => Assert.Null(Window.Daily.NextOpen(Instant.MaxValue, DateTimeZone.Utc, Holidays.None));
}
