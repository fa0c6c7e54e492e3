using System.Text;
using NodaTime.Text;

namespace PostSale.Local.Tests;

/// <summary>Webhooks as Shopify and Stripe really send them, signed anew for this shop, with one day changed: today.</summary>
public sealed class CapturedWebhookTests(CapturedWebhookTests.TestModeShop open) : IClassFixture<CapturedWebhookTests.TestModeShop>
{
    private const string Absent = "The captured payloads are not beside this repository.";

    private readonly Shop shop = open.Shop;
    private readonly ServedShop served = open.Served;

    [SkippableFact]
    public async Task EveryCaptureTwice_IsTakenAndNothingIsLeftUnexplained()
    {
        Skip.If(Repository.Fixtures is null, Absent);
        foreach (var provider in new[] { "stripe", "shopify" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Fixtures!, provider), "*.json"))
            {
                var capture = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
                if (capture["body"] is { } body)
                {
                    await served.Deliver(await Sign(provider, capture, body));
                    await served.Deliver(await Sign(provider, capture, body));
                }
            }
        }

        await served.Advance("P40D");

        // They are years old: history, about which nobody is written to. What could not be acted on says why.
        Assert.DoesNotContain(served.Mails.All(), mail => mail.To is "jon@example.com" or "bob@biller.com");
        Assert.All((await served.Read("/api/v1/deliveries?state=quarantined")).AsArray(), line => Assert.NotEqual("", (string?)line!["reason"]));
    }

    [SkippableFact]
    public async Task AShopifyOrderOfToday_StartsItsMonth()
    {
        Skip.If(Repository.Fixtures is null, Absent);
        var bought = await served.Tomorrow();
        var body = (await Capture("shopify/orders.paid.json"))["body"]!.AsObject();
        (body["id"], body["email"], body["cancelled_at"]) = (5_550_001, "hoje@cliente.example", null);
        (body["created_at"], body["processed_at"]) = (bought.ToString(), bought.ToString());
        (body["customer"]!["id"], body["customer"]!["email"]) = (5_550_002, "hoje@cliente.example");

        var request = Signed.Shopify(shop, "orders/paid", "wh-hoje", Encoding.UTF8.GetBytes(body.ToJsonString()), bought);
        await served.Deliver(request);
        await served.Advance("P40D");

        Assert.Equal(Plan.Month(bought.InZone(shop.Zone).Date), Plan.Of(served.Mails.To("hoje@cliente.example"), shop.Zone));
    }

    [SkippableTheory]
    [InlineData("stripe/invoice.paid.json")]
    [InlineData("stripe/invoice.payment_succeeded.json")]
    public async Task AStripeInvoiceOfToday_StartsItsMonth(string file)
    {
        Skip.If(Repository.Fixtures is null, Absent);
        var name = Path.GetFileNameWithoutExtension(file).Replace('.', '-');
        var bought = await served.Tomorrow();
        var body = (await Capture(file))["body"]!.AsObject();
        (body["id"], body["created"]) = ($"evt_{name}", bought.ToUnixTimeSeconds());
        var invoice = body["data"]!["object"]!;
        (invoice["id"], invoice["created"], invoice["amount_paid"]) = ($"in_{name}", bought.ToUnixTimeSeconds(), 9990);
        (invoice["customer"], invoice["customer_email"], invoice["subscription"]) = ($"cus_{name}", $"{name}@cliente.example", $"sub_{name}");

        await served.Deliver(Signed.Stripe(shop, Encoding.UTF8.GetBytes(body.ToJsonString()), bought));
        await served.Advance("P40D");

        Assert.Equal(Plan.Month(bought.InZone(shop.Zone).Date), Plan.Of(served.Mails.To($"{name}@cliente.example"), shop.Zone));
    }

    private static async Task<JsonNode> Capture(string file) => JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Fixtures!, file)))!;

    private async Task<HttpRequestMessage> Sign(string provider, JsonNode capture, JsonNode body)
    {
        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
        return provider == "stripe"
            ? Signed.Stripe(shop, bytes, await served.Now())
            : Signed.Shopify(shop, (string)capture["headers"]!["x-shopify-topic"]!, (string)capture["headers"]!["x-shopify-webhook-id"]!, bytes,
                InstantPattern.ExtendedIso.Parse((string)capture["headers"]!["x-shopify-triggered-at"]!).Value);
    }

    public sealed class TestModeShop : OpenShop
    {
        public TestModeShop() : base("America/Sao_Paulo")
        {
            // The captures were made in the providers' test modes.
            Shop.Store["Stripe"]!["AcceptTestMode"] = true;
            Shop.Store["Shopify"]!["AcceptTestMode"] = true;
        }
    }
}
