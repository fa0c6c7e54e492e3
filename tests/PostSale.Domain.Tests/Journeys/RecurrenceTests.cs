namespace PostSale.Domain.Tests.Journeys;

public sealed class RecurrenceTests
{
    [Theory]
    [InlineData("2026-01-31", 1, 0, "2026-02-28 2026-03-31 2026-04-30 2026-05-31")]
    [InlineData("2023-12-31", 1, 0, "2024-01-31 2024-02-29 2024-03-31 2024-04-30")]
    [InlineData("2026-08-30", 3, 0, "2026-11-30 2027-02-28 2027-05-30 2027-08-30")]
    [InlineData("2026-01-31", 1, 15, "2026-03-15 2026-04-30 2026-06-14 2026-07-30")]
    [InlineData("2026-01-31", 0, 7, "2026-02-07 2026-02-14 2026-02-21 2026-02-28")]
    [InlineData("2024-02-29", 12, 0, "2025-02-28 2026-02-28 2027-02-28 2028-02-29")]
    public void FromAMonthsEnd_NeverDrifts(string bought, int months, int days, string expected)
    {
        var span = new CalendarSpan(months, days);
        var at = Moments.At(bought + "T12:00");
        var followUp = new FollowUp(Plans.Book(Plans.Journey("long-term", Plans.Recurring("again", span, span))))
            .Tell(Told.Paid("a", at))
            .Until(at + Duration.FromDays(1500));
        Assert.Equal(expected.Split(' '), followUp.Sends.Take(4).Select(sent => sent.At.In(Moments.SaoPaulo).Date.ToString("uuuu-MM-dd", null)));
    }

    [Fact]
    public void ADecadeOfOneCustomer_MissesNoMonthAndNoQuarter()
    {
        var bought = Moments.At("2026-03-05T14:20");
        var followUp = new FollowUp(policies: Plans.Policies with { Consent = ConsentMode.SoftOptIn })
            .Tell(Told.Paid("a", bought))
            .Until(Moments.At("2036-03-06T00:00"));

        Assert.Equal(Enumerable.Range(2, 119).Select(month => new LocalDate(2026, 3, 5).PlusMonths(month)), Dates("monthly"));
        Assert.Equal(Enumerable.Range(0, 39).Select(quarter => new LocalDate(2026, 3, 5).Plus(Period.FromMonths(3 + (3 * quarter)) + Period.FromDays(15))), Dates("quarterly"));
        Assert.Empty(followUp.Skipped);
        Assert.All(followUp.Sends.Skip(1), sent => Assert.Equal(10, sent.At.In(Moments.SaoPaulo).Hour));

        IEnumerable<LocalDate> Dates(string touchpoint) =>
            followUp.Sends.Where(sent => sent.Message.Effect.Touchpoint.Value == touchpoint).Select(sent => sent.At.In(Moments.SaoPaulo).Date);
    }

    [Fact]
    public void AtTheCalendarsEnd_Stops()
    {
        var bought = Moments.At("9998-06-15T12:00");
        var followUp = new FollowUp().Tell(Told.Paid("a", bought)).Until(Instant.MaxValue);
        Assert.Equal("9998-12-15", followUp.Sends[^1].At.In(Moments.SaoPaulo).Date.ToString("uuuu-MM-dd", null));
        Assert.Null(followUp.Wake);
    }

    [Theory]
    [InlineData("1970-01-01T00:00")]
    [InlineData("2038-01-19T00:14")]
    [InlineData("2024-02-29T23:59")]
    public void OddDates_FollowTheSamePlan(string bought)
    {
        var at = Moments.At(bought);
        var followUp = new FollowUp().Tell(Told.Paid("a", at)).Until(at + Duration.FromDays(31));
        Assert.Equal([0, 2, 6, 13, 29], followUp.Sends.Select(sent => Period.DaysBetween(at.In(Moments.SaoPaulo).Date, sent.At.In(Moments.SaoPaulo).Date)));
    }
}
