namespace PostSale.Local.Tests;

public sealed class RefundTests(SaoPauloShop open) : IClassFixture<SaoPauloShop>
{
    private readonly Shop shop = open.Shop;
    private readonly ServedShop served = open.Served;

    [Theory]
    [MemberData(nameof(Purchase.Providers), MemberType = typeof(Purchase))]
    public async Task RefundedBeforeDaySeven_TheRestStaysAwayAndShowSaysWhy(string provider)
    {
        var purchase = new Purchase(shop, provider, $"volta{provider}");
        var bought = await served.Tomorrow();
        await served.Deliver(purchase.Paid(bought));
        await served.Deliver(purchase.Refunded(await served.Advance("P5D")));

        await served.Advance("P40D");
        await served.Advance("P1Y");

        Assert.Equal(Plan.Month(bought.InZone(shop.Zone).Date).Take(2), Plan.Of(served.Mails.To(purchase.Email), shop.Zone));
        var shown = await Child.Run(shop.Folder, "customer", "show", purchase.Email, "--store", Shop.Id, "--data", shop.Data, "--json");
        Assert.Equal(0, shown.Code);
        Assert.Contains(JsonNode.Parse(shown.Output)!["journeys"]!.AsArray(), line =>
            (string?)line!["journey"] == "onboarding" && (string?)line["status"] == "left"
            && (string?)line["why"] == "o pedido foi reembolsado por inteiro");
    }

    [Fact]
    public async Task RefundedInPart_NothingChanges()
    {
        var purchase = new Purchase(shop, "events", "parte");
        var bought = await served.Tomorrow();
        await served.Deliver(purchase.Paid(bought));
        await served.Deliver(purchase.Event("order.refunded", bought, new() { ["order"] = purchase.Id, ["amount"] = 10 }));

        await served.Advance("P40D");

        Assert.Equal(Plan.Month(bought.InZone(shop.Zone).Date), Plan.Of(served.Mails.To(purchase.Email), shop.Zone));
    }

    [Fact]
    public async Task Cancelled_TheRestStaysAway()
    {
        var purchase = new Purchase(shop, "events", "cancela");
        var bought = await served.Tomorrow();
        await served.Deliver(purchase.Paid(bought));
        await served.Deliver(purchase.Event("order.cancelled", await served.Advance("P1D"), new() { ["order"] = purchase.Id }));

        await served.Advance("P90D");

        Assert.Equal(["confirmacao"], served.Mails.To(purchase.Email).Select(mail => mail.Touchpoint));
    }
}
