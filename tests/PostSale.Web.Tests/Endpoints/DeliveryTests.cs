namespace PostSale.Web.Tests.Endpoints;

/// <summary>What reaches the inbox, and what the provider hears.</summary>
public sealed class DeliveryTests
{
    private const string StripeBody = """{"id":"evt_1","object":"event"}""";

    [Fact]
    public async Task SignedStripeEvent_IsStoredByteForByte()
    {
        await using var host = await WebhookHost.Start();
        const string Body = "{ \"id\" : \"evt_1\",\r\n \"object\":\"event\", \"name\":\"café\" }";

        var answer = await host.Post(Request.Stripe(Body));

        Assert.Equal((200, """{"received":1}"""), (answer.Status, answer.Body));
        var delivery = Assert.Single(host.Inbox.Stored);
        Assert.Equal(new(new("loja"), "stripe", "evt_1"), delivery.Key);
        Assert.Equal(Body, Encoding.UTF8.GetString(delivery.Body.Span));
        Assert.Equal((Given.Now, Duration.Zero, "", false), (delivery.ReceivedAt, delivery.ClockAhead, delivery.Topic, delivery.Test));
    }

    [Fact]
    public async Task SignedWithTheSecretBefore_IsStored()
    {
        await using var host = await WebhookHost.Start();

        var answer = await host.Post(Request.Stripe(StripeBody, secret: "whsec_the_one_before"));

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task SignedShopifyBody_IsStoredWithWhatItsHeadersSay()
    {
        await using var host = await WebhookHost.Start();

        var answer = await host.Post(Request.Shopify("""{"id":1}""", "Orders/Paid")
            .But("X-Shopify-Shop-Domain", "LOJA.myshopify.com")
            .With("X-Shopify-Test", "true")
            .With("X-Shopify-Triggered-At", "2026-03-10T11:59:58.123456789Z"));

        Assert.Equal(200, answer.Status);
        var delivery = Assert.Single(host.Inbox.Stored);
        Assert.Equal(new(new("loja"), "shopify", "w-1"), delivery.Key);
        Assert.Equal(("orders/paid", true), (delivery.Topic, delivery.Test));
        Assert.Equal(Instant.FromUtc(2026, 3, 10, 11, 59, 58).PlusNanoseconds(123456789), delivery.TriggeredAt);
    }

    [Fact]
    public async Task ShopifyWithBothKindsOfHeaders_IsReadByTheNewer()
    {
        await using var host = await WebhookHost.Start();
        var request = Request.Shopify("""{"id":1}""", "orders/updated");

        var answer = await host.Post(request
            .With("shopify-hmac-sha256", Sign.Shopify(request.Body))
            .With("shopify-topic", "orders/paid")
            .With("shopify-shop-domain", Given.ShopDomain)
            .With("shopify-webhook-id", "w-2"));

        Assert.Equal(200, answer.Status);
        var delivery = Assert.Single(host.Inbox.Stored);
        Assert.Equal(("orders/paid", "w-2"), (delivery.Topic, delivery.Key.Id));
    }

    [Fact]
    public async Task ShopifyWithAWrongNewerSignature_IsRefusedThoughTheOlderIsRight()
    {
        await using var host = await WebhookHost.Start();

        var answer = await host.Post(Request.Shopify("""{"id":1}""").With("shopify-hmac-sha256", Sign.Shopify([1])));

        Assert.Equal(401, answer.Status);
        Assert.Empty(host.Inbox.Stored);
    }

    [Fact]
    public async Task SingleEvent_IsStoredUnderItsDelivery()
    {
        await using var host = await WebhookHost.Start();

        var answer = await host.Post(Request.Events("""{"type":"order.paid"}""", "msg_7"));

        Assert.Equal("""{"received":1}""", answer.Body);
        Assert.Equal("msg_7", Assert.Single(host.Inbox.Stored).Key.Id);
    }

    [Fact]
    public async Task ArrayOfEvents_IsStoredItemByItem()
    {
        await using var host = await WebhookHost.Start();

        var answer = await host.Post(Request.Events("""[ {"type": "a"} , {"type":"b"}]""", "msg_7"));

        Assert.Equal("""{"received":2}""", answer.Body);
        Assert.Equal(["msg_7#0", "msg_7#1"], host.Inbox.Stored.Select(one => one.Key.Id));
        Assert.Equal(["""{"type": "a"}""", """{"type":"b"}"""], host.Inbox.Stored.Select(one => Encoding.UTF8.GetString(one.Body.Span)));
    }

    [Theory]
    [InlineData(0, 400)]
    [InlineData(1, 200)]
    [InlineData(1000, 200)]
    [InlineData(1001, 400)]
    public async Task ArrayOfEvents_HasOneToAThousand(int count, int status)
    {
        await using var host = await WebhookHost.Start();

        var answer = await host.Post(Request.Events($"[{string.Join(',', Enumerable.Repeat("{}", count))}]"));

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200 ? count : 0, host.Inbox.Stored.Count);
    }

    [Fact]
    public async Task RepeatedDelivery_IsWelcomedAndStoredOnce()
    {
        await using var host = await WebhookHost.Start();

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => host.Post(Request.Stripe(StripeBody))));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Single(host.Inbox.Stored);
    }

    [Fact]
    public async Task OtherBodyUnderAUsedId_IsWelcomedAndLogged()
    {
        await using var host = await WebhookHost.Start();
        await host.Post(Request.Stripe(StripeBody));

        var answer = await host.Post(Request.Stripe("""{"id":"evt_1","object":"other"}"""));

        Assert.Equal(200, answer.Status);
        Assert.Contains("ids already used", host.Log.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON")]
    public async Task JsonByAnyOfItsNames_IsStored(string type)
    {
        await using var host = await WebhookHost.Start();

        var answer = await host.Post(Request.Stripe(StripeBody) with { ContentType = type, ContentEncoding = "identity" });

        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task BodyOfExactlyOneMebibyte_IsStored(bool chunked)
    {
        await using var host = await WebhookHost.Start();
        var body = StripeBody + new string(' ', 1024 * 1024 - StripeBody.Length);

        var answer = await host.Post(Request.Stripe(body) with { Chunked = chunked });

        Assert.Equal(200, answer.Status);
        Assert.Equal(1024 * 1024, Assert.Single(host.Inbox.Stored).Body.Length);
    }

    [Fact]
    public async Task WhatIsLogged_HoldsNeitherBodyNorSecretNorSignature()
    {
        await using var host = await WebhookHost.Start();
        var good = Request.Stripe("""{"id":"evt_1","email":"ana@example.com"}""");

        await host.Post(good);
        await host.Post(good.But("Stripe-Signature", Sign.Stripe([1], Given.Now)));
        await host.Post(Request.Stripe("""{"email":"ana@example.com","email":"ana@example.com"}"""));
        host.Inbox.Failure = new StoreUnavailableException("ana@example.com");
        await host.Post(good);

        Assert.Contains("loja", host.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("ana@", host.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec", host.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("v1=", host.Log.All, StringComparison.Ordinal);
    }
}
