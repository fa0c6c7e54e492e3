namespace PostSale.Local.Tests;

/// <summary>A year with customers in zones of every kind, one served shop, one journey of the clock.</summary>
public sealed class TimeZoneTests(SaoPauloShop open) : IClassFixture<SaoPauloShop>
{
    // Clocks that change by an hour, in either half of the year, by half an hour, never; offsets of quarter hours; both sides of the date line.
    private static readonly string[] Zones =
    [
        "America/New_York", "Europe/London", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati", "Pacific/Pago_Pago",
    ];

    private readonly Shop shop = open.Shop;
    private readonly ServedShop served = open.Served;

    [Fact]
    public async Task AYearOn_EveryMailWentAtTenOfTheCustomersOwnDay()
    {
        var bought = await served.Tomorrow();
        var purchases = Zones.Select((zone, n) => (
            Zone: DateTimeZoneProviders.Tzdb[zone],
            Purchase: new Purchase(shop, "events", $"mundo{n}") { Details = new() { ["timeZone"] = zone } })).ToList();
        foreach (var (_, purchase) in purchases)
        {
            await served.Deliver(purchase.Paid(bought));
            await served.Deliver(purchase.Consented(bought));
        }

        await served.Advance("P40D");
        var end = await served.Advance("P1Y");

        Assert.All(purchases, one => Assert.Equal(
            Plan.Long(bought.InZone(one.Zone).Date, end.InZone(one.Zone).Date, marketing: true),
            Plan.Of(served.Mails.To(one.Purchase.Email), one.Zone)));
    }

    [Fact]
    public async Task AZoneThatDoesNotExist_TheShopsCounts()
    {
        var purchase = new Purchase(shop, "events", "semfuso") { Details = new() { ["timeZone"] = "Atlantis/Centre" } };
        var bought = await served.Tomorrow();

        await served.Deliver(purchase.Paid(bought));
        await served.Advance("P40D");

        Assert.Equal(Plan.Month(bought.InZone(shop.Zone).Date), Plan.Of(served.Mails.To(purchase.Email), shop.Zone));
    }
}
