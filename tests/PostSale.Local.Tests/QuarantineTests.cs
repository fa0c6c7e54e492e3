namespace PostSale.Local.Tests;

/// <summary>Ways out of quarantine.</summary>
public sealed class QuarantineTests(SaoPauloShop open) : IClassFixture<SaoPauloShop>
{
    private readonly Shop shop = open.Shop;
    private readonly ServedShop served = open.Served;

    [Fact]
    public async Task ARefundOfAnUnknownOrder_IsGivenToItsCustomerByHand()
    {
        var bought = await served.Tomorrow();
        await served.Deliver(Told.Paid(shop, "Q-1", bought, Told.By("q-1", "q1@cliente.example")));
        await served.Deliver(Told.Event(shop, "complaint.raised", bought, null, new() { ["order"] = "Q-other" }, id: "lost-1"));
        await served.Advance("P8D");
        var key = (string)(await served.Customer("q1@cliente.example"))["key"]!;
        Assert.Contains((await served.Read("/api/v1/deliveries")).AsArray(), one => (string)one!["id"]! == "lost-1");

        var (status, answer) = await served.Call(
            HttpMethod.Post, "/api/v1/deliveries/resolve", new() { ["provider"] = "events", ["id"] = "lost-1", ["customer"] = key }, shop.AgentKey);

        Assert.Equal((HttpStatusCode.OK, "routed", key), (status, (string)answer!["state"]!, (string)answer["customer"]!));
        await served.Advance("PT1M");
        Assert.Contains((await served.Customer("q1@cliente.example"))["timeline"]!.AsArray(), line => (string?)line!["about"] == "complaint.raised");

        // Whoever names that order from now on is known.
        await served.Deliver(Told.Event(shop, "support.resolved", await served.Now(), null, new() { ["order"] = "Q-other" }));
        await served.Advance("PT1M");
        Assert.Contains((await served.Customer("q1@cliente.example"))["timeline"]!.AsArray(), line => (string?)line!["about"] == "support.resolved");
        Assert.Contains((await served.Read("/api/v1/audit")).AsArray(), line => ((string)line!["about"]!).Contains("lost-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RoutedAgainOrDiscarded_ItLeavesQuarantine()
    {
        var now = await served.Tomorrow();
        await served.Deliver(Told.Event(shop, "complaint.raised", now, null, new() { ["order"] = "Q-2" }, id: "lost-2"));
        await served.Deliver(Told.Event(shop, "order.paid", now, Told.By("q-3"), new() { ["order"] = "Q-3", ["amount"] = -1, ["currency"] = "BRL" }, id: "bad-1"));
        await served.Advance("P8D");

        var retried = await served.Call(HttpMethod.Post, "/api/v1/deliveries/resolve", new() { ["provider"] = "events", ["id"] = "bad-1" });
        Assert.Equal((HttpStatusCode.OK, "quarantined"), (retried.Status, (string)retried.Answer!["state"]!));
        var given = await served.Call(HttpMethod.Post, "/api/v1/deliveries/resolve", new() { ["provider"] = "events", ["id"] = "bad-1", ["customer"] = new string('0', 32) });
        Assert.Equal(HttpStatusCode.Conflict, given.Status);

        var discarded = await served.Call(HttpMethod.Post, "/api/v1/deliveries/discard", new() { ["provider"] = "events", ["id"] = "lost-2" });
        Assert.Equal((HttpStatusCode.OK, "ignored"), (discarded.Status, (string)discarded.Answer!["state"]!));
        Assert.DoesNotContain((await served.Read("/api/v1/deliveries")).AsArray(), one => (string)one!["id"]! == "lost-2");
        Assert.Equal(HttpStatusCode.NotFound, (await served.Call(HttpMethod.Post, "/api/v1/deliveries/discard", new() { ["provider"] = "events", ["id"] = "lost-2" })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await served.Call(HttpMethod.Post, "/api/v1/deliveries/discard", new() { ["id"] = "lost-2" })).Status);
    }

    [Fact]
    public async Task AnotherBodyUnderAKnownId_IsDiscardedByItsCopy()
    {
        var now = await served.Tomorrow();
        await served.Deliver(Told.Event(shop, "milestone.reached", now, Told.By("q-4", "q4@cliente.example"), id: "twice"));
        await served.Deliver(Told.Event(shop, "complaint.raised", now, Told.By("q-4", "q4@cliente.example"), id: "twice"));
        await served.Advance("PT1M");
        var copy = (string)(await served.Read("/api/v1/deliveries")).AsArray().Single(one => (string)one!["id"]! == "twice")!["copy"]!;

        Assert.Equal(HttpStatusCode.NotFound, (await served.Call(HttpMethod.Post, "/api/v1/deliveries/resolve", new() { ["provider"] = "events", ["id"] = "twice" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await served.Call(HttpMethod.Post, "/api/v1/deliveries/discard", new() { ["provider"] = "events", ["id"] = "twice", ["copy"] = copy })).Status);
        Assert.DoesNotContain((await served.Read("/api/v1/deliveries")).AsArray(), one => (string)one!["id"]! == "twice");
    }
}
