using System.Text;

namespace PostSale.Local.Tests;

public sealed class OrderOfDeliveriesTests(SaoPauloShop open) : IClassFixture<SaoPauloShop>
{
    private readonly Shop shop = open.Shop;
    private readonly ServedShop served = open.Served;

    [Theory]
    [MemberData(nameof(Purchase.Providers), MemberType = typeof(Purchase))]
    public async Task SameDelivery32TimesAtOnceAndOnceMoreLater_EachMailGoesOnce(string provider)
    {
        var purchase = new Purchase(shop, provider, $"muitas{provider}");
        var bought = await served.Tomorrow();

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => served.Send(purchase.Paid(bought))));
        await served.Advance("P20D");
        await served.Deliver(purchase.Paid(bought, signed: await served.Now()));
        await served.Advance("P20D");

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.Equal(Plan.Month(bought.InZone(shop.Zone).Date), Plan.Of(served.Mails.To(purchase.Email), shop.Zone));
    }

    [Fact]
    public async Task OnePaymentToldByTwoStripeEvents_IsOnePurchase()
    {
        var purchase = new Purchase(shop, "stripe", "gemeos");
        var bought = await served.Tomorrow();

        await served.Deliver(purchase.PaidTwin(bought));
        await served.Deliver(purchase.Paid(bought));
        await served.Advance("P40D");

        Assert.Equal(Plan.Month(bought.InZone(shop.Zone).Date), Plan.Of(served.Mails.To(purchase.Email), shop.Zone));
    }

    [Fact]
    public async Task SameIdWithAnotherBody_TheFirstStandsAndTheOtherIsShown()
    {
        var purchase = new Purchase(shop, "events", "trocado");
        var bought = await served.Tomorrow();
        await served.Deliver(purchase.Paid(bought));
        var forged = new Purchase(shop, "events", "trocado") { By = "intrusa" };

        await served.Deliver(forged.Paid(bought));
        await served.Advance("P40D");

        Assert.Equal(6, served.Mails.To(purchase.Email).Count);
        Assert.Empty(served.Mails.To(forged.Email));
        Assert.Contains(await Quarantined(), line => (string?)line!["id"] == "msg-trocado-order.paid");
    }

    [Theory]
    [MemberData(nameof(Purchase.Providers), MemberType = typeof(Purchase))]
    public async Task RefundBeforeItsPayment_NothingGoesAndTheReportSaysWhy(string provider)
    {
        var purchase = new Purchase(shop, provider, $"aoavesso{provider}");
        var bought = await served.Tomorrow();

        await served.Deliver(purchase.Refunded(bought));
        await served.Advance("PT2H");
        await served.Deliver(purchase.Paid(await served.Now()));
        await served.Advance("P40D");

        Assert.Empty(served.Mails.To(purchase.Email));
        Assert.Contains((await served.Customer(purchase.Email))["journeys"]!.AsArray(), line => (string?)line!["reason"] == "orderRefunded");
    }

    [Fact]
    public async Task RefundOfAnUnknownOrder_IsShownAfterSevenDays()
    {
        var purchase = new Purchase(shop, "stripe", "orfao");
        await served.Deliver(purchase.Refunded(await served.Tomorrow()));

        await served.Advance("P6D");
        Assert.DoesNotContain(await Quarantined(), IsIt);
        await served.Advance("P2D");
        Assert.Contains(await Quarantined(), IsIt);

        static bool IsIt(JsonNode? line) => (string?)line!["id"] == "evt_orfao_charge_refunded";
    }

    [Theory]
    [InlineData("""{"order":"q1","amount":10,"currency":"BRL"}""", "no identity")]
    [InlineData("""{"order":"q2","amount":10,"currency":"XQX","customer":{"email":"q2@cliente.example"}}""", "currency")]
    [InlineData("""{"order":"q3","amount":-1,"currency":"BRL","customer":{"email":"q3@cliente.example"}}""", "amount")]
    [InlineData("""{"order":"q4","amount":1e300,"currency":"BRL","customer":{"email":"q4@cliente.example"}}""", "amount")]
    public async Task WhatCannotBeUnderstood_IsTakenAndShownWithItsReason(string data, string reason)
    {
        var id = $"msg-{reason}-{data.Length}";
        var now = await served.Now();
        var content = JsonNode.Parse(data)!.AsObject();
        content["id"] = id;
        var body = new JsonObject { ["type"] = "order.paid", ["timestamp"] = now.ToString(), ["data"] = content };

        await served.Deliver(Signed.Events(shop, id, Encoding.UTF8.GetBytes(body.ToJsonString()), now));
        await served.Advance("PT1M");

        var line = (await Quarantined()).Single(line => (string?)line!["id"] == id)!;
        Assert.Contains(reason, (string)line["reason"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("cliente.example", (string)line["reason"]!, StringComparison.Ordinal);
    }

    private async Task<JsonArray> Quarantined() => (await served.Read("/api/v1/deliveries?state=quarantined&limit=200")).AsArray();
}
