namespace PostSale.Local.Tests;

/// <summary>What people switch while the shop runs.</summary>
public sealed class SwitchTests
{
    [Theory]
    [InlineData("""{"on":true,"why":"incident"}""", """{"on":false}""", 0)]
    [InlineData("""{"channels":["email"]}""", """{"channels":[]}""", 0)]
    [InlineData("""{"purposes":["relationship"]}""", """{"purposes":[]}""", 1)]
    [InlineData("""{"paused":true}""", """{"paused":false}""", 1)]
    public async Task SwitchedOff_IsHeldWithItsReason_AndGoesOnceSwitchedOn(string off, string on, int whileOff)
    {
        using var shop = new Shop();
        await using var served = await ServedShop.Open(shop);
        await Put(served, off);

        // It outlives the process.
        await served.Restart();
        var bought = await served.Tomorrow(hour: 9);
        await served.Deliver(Told.Paid(shop, "A-1", bought, Told.By("u-1", "ana@cliente.example")));
        await served.Advance("P2D");
        await served.Advance("PT6H");

        Assert.Equal(whileOff, served.Mails.To("ana@cliente.example").Count);
        var held = (await served.Customer("ana@cliente.example"))["journeys"]!.AsArray().Where(line => (string?)line!["reason"] is "killSwitch" or "storePaused").ToList();
        Assert.NotEmpty(held);
        Assert.All(held, line => Assert.NotEqual("", (string)line!["why"]!));

        await Put(served, on);
        await served.Advance("PT1H");

        Assert.True(served.Mails.To("ana@cliente.example").Count > whileOff);
        Assert.Equal(2, (await served.Read("/api/v1/audit")).AsArray().Count(line => (string)line!["what"]! == "switched"));
    }

    [Fact]
    public async Task SwitchedOffForLong_ExpiresWithItsReason()
    {
        using var shop = new Shop();
        await using var served = await ServedShop.Open(shop);
        var bought = await served.Tomorrow();
        await served.Deliver(Told.Paid(shop, "A-1", bought, Told.By("u-1", "ana@cliente.example")));
        await Put(served, """{"purposes":["relationship","marketing"]}""");
        await served.Advance("P40D");
        await Put(served, """{"purposes":[]}""");
        await served.Advance("P1D");

        Assert.Equal(["confirmacao"], served.Mails.To("ana@cliente.example").Select(mail => mail.Touchpoint));
        Assert.Contains(
            (await served.Customer("ana@cliente.example"))["journeys"]!.AsArray(), line => (string?)line!["status"] == "skipped" && (string?)line["reason"] == "killSwitch");
    }

    [Fact]
    public async Task APausedCustomer_IsLeftInPeaceUntilResumed()
    {
        using var shop = new Shop();
        await using var served = await ServedShop.Open(shop);
        var bought = await served.Tomorrow(hour: 9);
        await served.Deliver(Told.Paid(shop, "A-1", bought, Told.By("u-1", "ana@cliente.example")));
        await served.Advance("PT1M");
        var key = (string)(await served.Customer("ana@cliente.example"))["key"]!;

        Assert.Equal(HttpStatusCode.NoContent, (await served.Call(HttpMethod.Post, $"/api/v1/customers/{key}/pause", key: shop.AgentKey)).Status);
        await served.Advance("P3D");
        Assert.Single(served.Mails.To("ana@cliente.example"));
        Assert.Contains((await served.Customer("ana@cliente.example"))["journeys"]!.AsArray(), line => (string?)line!["reason"] == "customerPaused");

        Assert.Equal(HttpStatusCode.NoContent, (await served.Call(HttpMethod.Post, $"/api/v1/customers/{key}/resume", key: shop.AgentKey)).Status);
        await served.Advance("P1D");
        Assert.Equal(2, served.Mails.To("ana@cliente.example").Count);
    }

    [Theory]
    [InlineData("""{"channels":["pigeon"]}""")]
    [InlineData("""{"purposes":["spam"]}""")]
    [InlineData("""{"paused":true,"pausedUntil":"tomorrow"}""")]
    [InlineData("""{"on":"yes"}""")]
    public async Task WhatCannotBeRead_IsTheAskersFault(string body)
    {
        using var shop = new Shop();
        await using var served = await ServedShop.Open(shop);

        var (status, answer) = await served.Call(HttpMethod.Put, "/api/v1/kill-switch", JsonNode.Parse(body)!.AsObject());

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotEqual("", (string)answer!["error"]!);
    }

    private static async Task Put(ServedShop served, string body) =>
        Assert.Equal(HttpStatusCode.OK, (await served.Call(HttpMethod.Put, "/api/v1/kill-switch", JsonNode.Parse(body)!.AsObject())).Status);
}
