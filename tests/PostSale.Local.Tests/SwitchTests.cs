namespace PostSale.Local.Tests;

/// <summary>What people switch while the shop runs.</summary>
public sealed class SwitchTests(SaoPauloShop open) : IClassFixture<SaoPauloShop>
{
    private readonly Shop shop = open.Shop;
    private readonly ServedShop served = open.Served;

    [Theory]
    [InlineData("everything", """{"on":true,"why":"incident"}""", """{"on":false}""", 0)]
    [InlineData("channel", """{"channels":["email"]}""", """{"channels":[]}""", 0)]
    [InlineData("purpose", """{"purposes":["relationship"]}""", """{"purposes":[]}""", 1)]
    [InlineData("paused", """{"paused":true}""", """{"paused":false}""", 1)]
    public async Task SwitchedOff_IsHeldWithItsReason_AndGoesOnceSwitchedOn(string what, string off, string on, int whileOff)
    {
        var email = $"{what}@cliente.example";
        var audited = (await served.Read("/api/v1/audit?limit=200")).AsArray().Count;
        await Put(served, off);
        if (what == "everything")
        {
            // It outlives the process.
            await served.Restart();
        }

        var bought = await served.Tomorrow(hour: 9);
        await served.Deliver(Told.Paid(shop, $"A-{what}", bought, Told.By($"u-{what}", email)));
        await served.Advance("P2D");
        await served.Advance("PT6H");

        Assert.Equal(whileOff, served.Mails.To(email).Count);
        var held = (await served.Customer(email))["journeys"]!.AsArray().Where(line => (string?)line!["reason"] is "killSwitch" or "storePaused").ToList();
        Assert.NotEmpty(held);
        Assert.All(held, line => Assert.NotEqual("", (string)line!["why"]!));

        await Put(served, on);
        await served.Advance("PT1H");

        Assert.True(served.Mails.To(email).Count > whileOff);
        Assert.Equal(audited + 2, (await served.Read("/api/v1/audit?limit=200")).AsArray().Count);
    }

    [Fact]
    public async Task SwitchedOffForLong_ExpiresWithItsReason()
    {
        var bought = await served.Tomorrow();
        await served.Deliver(Told.Paid(shop, "A-long", bought, Told.By("u-long", "longe@cliente.example")));
        await Put(served, """{"purposes":["relationship","marketing"]}""");
        await served.Advance("P40D");
        await Put(served, """{"purposes":[]}""");
        await served.Advance("P1D");

        Assert.Equal(["confirmacao"], served.Mails.To("longe@cliente.example").Select(mail => mail.Touchpoint));
        Assert.Contains(
            (await served.Customer("longe@cliente.example"))["journeys"]!.AsArray(), line => (string?)line!["status"] == "skipped" && (string?)line["reason"] == "killSwitch");
    }

    [Fact]
    public async Task APausedCustomer_IsLeftInPeaceUntilResumed()
    {
        var bought = await served.Tomorrow(hour: 9);
        await served.Deliver(Told.Paid(shop, "A-calm", bought, Told.By("u-calm", "calma@cliente.example")));
        await served.Advance("PT1M");
        var key = (string)(await served.Customer("calma@cliente.example"))["key"]!;

        Assert.Equal(HttpStatusCode.NoContent, (await served.Call(HttpMethod.Post, $"/api/v1/customers/{key}/pause", key: shop.AgentKey)).Status);
        await served.Advance("P3D");
        Assert.Single(served.Mails.To("calma@cliente.example"));
        Assert.Contains((await served.Customer("calma@cliente.example"))["journeys"]!.AsArray(), line => (string?)line!["reason"] == "customerPaused");

        Assert.Equal(HttpStatusCode.NoContent, (await served.Call(HttpMethod.Post, $"/api/v1/customers/{key}/resume", key: shop.AgentKey)).Status);
        await served.Advance("P1D");
        Assert.Equal(2, served.Mails.To("calma@cliente.example").Count);
    }

    [Theory]
    [InlineData("""{"channels":["pigeon"]}""")]
    [InlineData("""{"purposes":["spam"]}""")]
    [InlineData("""{"paused":true,"pausedUntil":"tomorrow"}""")]
    [InlineData("""{"on":"yes"}""")]
    public async Task WhatCannotBeRead_IsTheAskersFault(string body)
    {

        var (status, answer) = await served.Call(HttpMethod.Put, "/api/v1/kill-switch", JsonNode.Parse(body)!.AsObject());

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotEqual("", (string)answer!["error"]!);
    }

    private static async Task Put(ServedShop served, string body) =>
        Assert.Equal(HttpStatusCode.OK, (await served.Call(HttpMethod.Put, "/api/v1/kill-switch", JsonNode.Parse(body)!.AsObject())).Status);
}
