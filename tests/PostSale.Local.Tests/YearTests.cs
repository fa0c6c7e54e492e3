using NodaTime.TimeZones;

namespace PostSale.Local.Tests;

public sealed class YearTests(NewYorkShop open) : IClassFixture<NewYorkShop>
{
    private readonly Shop shop = open.Shop;
    private readonly ServedShop served = open.Served;

    [Fact]
    public async Task AYearOn_MonthlyForAllAndQuarterlyOnlyForWhoConsented()
    {
        var (plain, keen) = (new Purchase(shop, "shopify", "simples"), new Purchase(shop, "events", "animada"));
        var bought = await served.Tomorrow();
        await served.Deliver(plain.Paid(bought));
        await served.Deliver(keen.Paid(bought));
        await served.Deliver(keen.Consented(bought));

        await served.Advance("P40D");
        await served.Advance("P1Y");

        var day = bought.InZone(shop.Zone).Date;
        var last = (await served.Now()).InZone(shop.Zone).Date;
        Assert.Equal(Plan.Long(day, last, marketing: false), Plan.Of(served.Mails.To(plain.Email), shop.Zone));
        Assert.Equal(Plan.Long(day, last, marketing: true), Plan.Of(served.Mails.To(keen.Email), shop.Zone));
        Assert.Contains((await served.Customer(plain.Email))["journeys"]!.AsArray(), line =>
            (string?)line!["touchpoint"] == "trimestral" && (string?)line["status"] == "skipped" && (string?)line["reason"] == "noConsent");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    public async Task AcrossAChangeOfTheClocks_TheLocalHourStays(int month)
    {
        var change = NextChange(await served.Now(), month);
        var purchase = new Purchase(shop, "stripe", $"mudanca{month}");
        // Two days after the purchase the clocks have changed, and the third day's mail is due.
        var bought = await served.To(change - Duration.FromDays(1));
        await served.Deliver(purchase.Paid(bought));

        await served.Advance("P40D");

        var mails = served.Mails.To(purchase.Email);
        Assert.Equal(Plan.Month(bought.InZone(shop.Zone).Date), Plan.Of(mails, shop.Zone));
        Assert.Equal(2, mails.Select(mail => mail.At.InZone(shop.Zone).Offset).Distinct().Count());
        Assert.All(mails, mail => Assert.Equal(mail.At.InZone(shop.Zone).Offset.ToTimeSpan(), mail.Message.Date.Offset));
    }

    [Fact]
    public async Task BoughtOnTheLastOfAMonth_TheMonthlyMailKeepsToTheCalendar()
    {
        var now = (await served.Now()).InZone(shop.Zone).Date;
        var day = new LocalDate(now.Year + 1, 1, 31);
        var bought = await served.To((day + new LocalTime(15, 0)).InZoneStrictly(shop.Zone).ToInstant());
        var purchase = new Purchase(shop, "events", "fimdemes");
        await served.Deliver(purchase.Paid(bought));

        var last = (await served.Advance("P200D")).InZone(shop.Zone).Date;

        Assert.Equal(Plan.Long(day, last, marketing: false), Plan.Of(served.Mails.To(purchase.Email), shop.Zone));
    }

    private Instant NextChange(Instant after, int month)
    {
        ZoneInterval interval;
        do
        {
            // The clocks change a day after every purchase of these tests, and that must not lie in the past.
            interval = shop.Zone.GetZoneInterval(after + Duration.FromDays(2));
            after = interval.End;
        }
        while (interval.End.InUtc().Month != month);

        return interval.End;
    }
}
