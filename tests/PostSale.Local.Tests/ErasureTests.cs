namespace PostSale.Local.Tests;

/// <summary>People who asked to be forgotten.</summary>
public sealed class ErasureTests
{
    private const string Email = "esquecida@cliente.example";
    private const string Canary = "Zulmira Canário";

    // The others take what this takes, another way in: with the full length of the suite.
    public static TheoryData<string> Ways => Environment.GetEnvironmentVariable("POSTSALE_FULL") == "true"
        ? ["event", "api", "command", "command without server"]
        : ["command without server"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Erased_NothingIsLeftAndNothingFromBeforeComesBack(string way)
    {
        using var shop = new Shop();
        await using var served = await ServedShop.Open(shop);
        var bought = await served.Tomorrow();
        await served.Deliver(Told.Paid(shop, "A-1", bought, Person()));
        await served.Deliver(Told.Event(shop, "product.used", bought, Person(), new() { ["feature"] = "export" }));
        await served.Advance("P1D");
        var before = served.Mails.To(Email).Count;
        var key = (string)Assert.Single((await served.Read("/api/v1/customers?email=" + Email)).AsArray())!["key"]!;

        var asked = await served.Now();
        switch (way)
        {
            case "event":
                await served.Deliver(Told.Event(shop, "customer.erased", asked, Told.By("u-9", Email)));
                break;
            case "api":
                Assert.Equal(HttpStatusCode.NoContent, (await served.Call(HttpMethod.Delete, $"/api/v1/customers/{key}")).Status);
                break;
            case "command":
                Assert.Equal(0, (await Child.Run(shop.Folder, "customer", "erase", Email, "--store", Shop.Id, "--data", shop.Data)).Code);
                break;
            default:
                await served.Stop();
                var erased = await Child.Run(shop.Folder, "customer", "erase", Email, "--store", Shop.Id, "--data", shop.Data);
                Assert.Equal((0, ""), (erased.Code, erased.Errors));
                await served.Restart();
                break;
        }

        await served.Advance("PT20M");

        // Late news from before, by every name the person had.
        var late = await served.Now();
        await served.Deliver(Told.Paid(shop, "A-0", bought, Person(), late));
        await served.Deliver(Told.Event(shop, "customer.updated", bought, Told.By(email: Email), signed: late));
        await served.Deliver(Told.Event(shop, "order.delivered", bought, null, new() { ["order"] = "A-1" }, signed: late));
        await served.Deliver(Told.Event(shop, "product.used", bought, Person(), signed: late));
        await served.Advance("P40D");

        Assert.Equal(before, served.Mails.To(Email).Count);
        Assert.Empty((await served.Read("/api/v1/customers")).AsArray());
        using (var gone = await served.Get($"/api/v1/customers/{key}"))
        {
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        }

        Assert.Empty((await served.Read("/api/v1/deliveries?state=waiting")).AsArray());
        if (way != "event")
        {
            Assert.Contains((await served.Read("/api/v1/audit")).AsArray(), line => (string)line!["what"]! == "customer erased" && (string)line["about"]! == key);
        }

        // A later purchase makes somebody new.
        await served.Deliver(Told.Paid(shop, "B-1", await served.Now(), Told.By("u-9", Email)));
        await served.Advance("PT1M");
        var again = await served.Customer(Email);
        Assert.NotEqual(key, (string)again["key"]!);
        Assert.Equal(["B-1"], again["orders"]!.AsArray().Select(order => (string)order!["reference"]!));
        Assert.Empty(again["uses"]!.AsArray());

        await served.Stop();
        foreach (var file in Directory.GetFiles(shop.Data, "postsale.db*"))
        {
            Assert.DoesNotContain(Canary, System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Redacted_ByShopify_AndOnlyOfThisShop()
    {
        using var shop = new Shop();
        await using var served = await ServedShop.Open(shop);
        var purchase = new Purchase(shop, "shopify", "redigida");
        var bought = await served.Tomorrow();
        await served.Deliver(purchase.Paid(bought));
        await served.Advance("PT1M");
        var customer = await served.Customer(purchase.Email);

        await served.Deliver(Redact("other.myshopify.com", "wh-other"));
        await served.Advance("PT1M");
        Assert.Equal((string)customer["key"]!, (string)(await served.Customer(purchase.Email))["key"]!);
        Assert.Contains((await served.Read("/api/v1/deliveries")).AsArray(), one => (string)one!["id"]! == "wh-other");

        await served.Deliver(Redact(Shop.ShopDomain, "wh-redact"));
        await served.Advance("P40D");

        Assert.Single(served.Mails.To(purchase.Email));
        Assert.Empty((await served.Read("/api/v1/customers?email=" + purchase.Email)).AsArray());

        HttpRequestMessage Redact(string domain, string id) => Signed.Shopify(shop, "customers/redact", id, System.Text.Encoding.UTF8.GetBytes(new JsonObject
        {
            ["shop_id"] = 1, ["shop_domain"] = domain, ["customer"] = new JsonObject { ["id"] = 77, ["email"] = purchase.Email, ["phone"] = null }, ["orders_to_redact"] = new JsonArray(),
        }.ToJsonString()));
    }

    [Fact]
    public async Task DataRequested_IsATaskAndAnExportHoldsEverything()
    {
        using var shop = new Shop();
        await using var served = await ServedShop.Open(shop);
        var bought = await served.Tomorrow();
        await served.Deliver(Told.Paid(shop, "A-1", bought, Person()));
        await served.Deliver(Told.Event(shop, "product.used", bought, Person(), new() { ["feature"] = "exportar" }));
        await served.Advance("PT1M");
        await served.Deliver(Signed.Shopify(shop, "customers/data_request", "wh-data", System.Text.Encoding.UTF8.GetBytes(new JsonObject
        {
            ["shop_domain"] = Shop.ShopDomain, ["customer"] = new JsonObject { ["id"] = 5, ["email"] = Email }, ["orders_requested"] = new JsonArray(), ["data_request"] = new JsonObject { ["id"] = 9 },
        }.ToJsonString())));
        await served.Advance("PT1M");

        var task = Assert.Single((await served.Read("/api/v1/tasks")).AsArray());
        Assert.Equal(("export-data", "Enviar à pessoa uma cópia dos seus dados (customer export)"), ((string)task!["touchpoint"]!, (string)task["title"]!));

        var exported = await Child.Run(shop.Folder, "customer", "export", Email, "--store", Shop.Id, "--data", shop.Data);
        Assert.Equal((0, ""), (exported.Code, exported.Errors));
        foreach (var held in new[] { Canary, Email, "A-1", "exportar", "confirmacao", "export-data", "events:customer" })
        {
            Assert.Contains(held, exported.Output, StringComparison.Ordinal);
        }

        var all = JsonNode.Parse(exported.Output)!;
        Assert.NotEmpty(all["records"]![0]!["messages"]![0]!["content"]!["subject"]!.ToString());
        Assert.Equal(3, all["records"]![0]!["deliveries"]!.AsArray().Count);
    }

    [Fact]
    public async Task ShopRedacted_NobodyIsLeft_AndUninstalledItIsPaused()
    {
        using var shop = new Shop();
        await using var served = await ServedShop.Open(shop);
        var bought = await served.Tomorrow();
        for (var n = 0; n < 5; n++)
        {
            await served.Deliver(Told.Paid(shop, $"A-{n}", bought, Told.By($"u-{n}", $"pessoa{n}@cliente.example")));
        }

        await served.Deliver(Signed.Shopify(shop, "app/uninstalled", "wh-uninstalled", System.Text.Encoding.UTF8.GetBytes("{\"id\":1,\"myshopify_domain\":\"" + Shop.ShopDomain + "\"}")));
        await served.Advance("PT1M");
        var paused = await served.Read("/api/v1/kill-switch");
        Assert.True((bool)paused["paused"]!);
        Assert.Contains("uninstalled", (string)paused["why"]!, StringComparison.Ordinal);

        await served.Deliver(Signed.Shopify(shop, "shop/redact", "wh-shop", System.Text.Encoding.UTF8.GetBytes("{\"shop_id\":1,\"shop_domain\":\"" + Shop.ShopDomain + "\"}")));
        await served.Advance("PT1H");

        Assert.Empty((await served.Read("/api/v1/customers")).AsArray());
        Assert.False((bool)(await served.Read("/api/v1/kill-switch"))["beingErased"]!);
        await served.Stop();
        Assert.DoesNotContain("pessoa3@cliente", System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(shop.Data, "postsale.db"))), StringComparison.Ordinal);
    }

    private static JsonObject Person()
    {
        var person = Told.By("u-9", Email);
        person["name"] = Canary;
        return person;
    }
}
