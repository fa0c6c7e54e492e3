namespace PostSale.Web.Tests.Endpoints;

/// <summary>Whatever comes in wrong is turned away with a plain answer, and nothing is stored.</summary>
public sealed class BadInputTests
{
    private const string Body = """{"id":"evt_1","object":"event"}""";
    private const int Mebibyte = 1024 * 1024;

    private static readonly string Long = new('a', 65536);

    public static IEnumerable<object[]> Requests => Cases.Select(one => new object[] { one.Key });

    private static Request Good => Request.Stripe(Body);

    private static Dictionary<string, (int Status, Request Request)> Cases { get; } = new()
    {
        ["stripe: no signature"] = (400, Good.Without("Stripe-Signature")),
        ["stripe: malformed signature"] = (400, Good.But("Stripe-Signature", "t=,v1=")),
        ["stripe: signature twice"] = (400, Good.With("Stripe-Signature", Sign.Stripe(Good.Body, Given.Now))),
        ["stripe: two signatures in one header"] = (400, Good.But(
            "Stripe-Signature", Sign.Stripe(Good.Body, Given.Now) + "," + Sign.Stripe(Good.Body, Given.Now))),
        ["stripe: signature of 64 kB"] = (400, Good.But("Stripe-Signature", Long)),
        ["stripe: wrong secret"] = (401, Request.Stripe(Body, secret: "whsec_another")),
        ["stripe: secret of another provider"] = (401, Request.Stripe(Body, secret: Given.ShopifySecret)),
        ["stripe: old timestamp"] = (401, Request.Stripe(Body, Given.Now - Duration.FromSeconds(301))),
        ["stripe: timestamp ahead"] = (401, Request.Stripe(Body, Given.Now + Duration.FromSeconds(301))),
        ["stripe: altered body"] = (401, Good with { Body = Encoding.UTF8.GetBytes(Body + "\n") }),
        ["stripe: no body"] = (401, Good with { Body = [] }),
        ["stripe: no id"] = (400, Request.Stripe("""{"object":"event"}""")),
        ["stripe: id is a number"] = (400, Request.Stripe("""{"id":1}""")),
        ["stripe: id of 201 characters"] = (400, Request.Stripe($$"""{"id":"{{new string('e', 201)}}"}""")),
        ["stripe: id with a control character"] = (400, Request.Stripe("""{"id":"evt\u0001"}""")),
        ["stripe: an array"] = (400, Request.Stripe("[]")),
        ["too large, declared"] = (413, Request.Stripe(Body + new string(' ', Mebibyte))),
        ["too large, chunked"] = (413, Request.Stripe(Body + new string(' ', Mebibyte)) with { Chunked = true }),
        ["compressed"] = (415, Good with { ContentEncoding = "gzip" }),
        ["compressed twice"] = (415, Good with { ContentEncoding = "identity, br" }),
        ["a form"] = (415, Good with { ContentType = "application/x-www-form-urlencoded" }),
        ["text"] = (415, Good with { ContentType = "text/plain" }),
        ["no content type"] = (415, Good with { ContentType = null }),
        ["a broken content type"] = (415, Good with { ContentType = "json" }),
        ["invalid UTF-8"] = (400, Request.Stripe([.. "{\"id\":\""u8, 0xFF, .. "\"}"u8])),
        ["byte order mark"] = (400, Request.Stripe("\uFEFF" + Body)),
        ["no JSON"] = (400, Request.Stripe("id=evt_1")),
        ["deep JSON"] = (400, Request.Stripe($$"""{"id":"evt_1","a":{{new string('[', 10_000)}}{{new string(']', 10_000)}}}""")),
        ["duplicate key"] = (400, Request.Stripe("""{"id":"evt_1","id":"evt_2"}""")),
        ["NUL"] = (400, Request.Stripe("""{"id":"evt_1","name":"a\u0000b"}""")),
        ["half a surrogate pair"] = (400, Request.Stripe("""{"id":"evt_1","name":"\ud802"}""")),
        ["shopify: no signature"] = (400, Request.Shopify(Body).Without("X-Shopify-Hmac-Sha256")),
        ["shopify: malformed signature"] = (400, Request.Shopify(Body).But("X-Shopify-Hmac-Sha256", "abc")),
        ["shopify: signature twice"] = (400, Request.Shopify(Body).With("X-Shopify-Hmac-Sha256", Sign.Shopify(Good.Body))),
        ["shopify: signature of 64 kB"] = (400, Request.Shopify(Body).But("X-Shopify-Hmac-Sha256", Long)),
        ["shopify: wrong secret"] = (401, Request.Shopify(Body).But("X-Shopify-Hmac-Sha256", Sign.Shopify(Good.Body, "another"))),
        ["shopify: no topic"] = (400, Request.Shopify(Body).Without("X-Shopify-Topic")),
        ["shopify: topic twice"] = (400, Request.Shopify(Body).With("X-Shopify-Topic", "orders/cancelled")),
        ["shopify: no id"] = (400, Request.Shopify(Body).Without("X-Shopify-Webhook-Id")),
        ["shopify: id of 201 characters"] = (400, Request.Shopify(Body).But("X-Shopify-Webhook-Id", new('w', 201))),
        ["shopify: no shop"] = (400, Request.Shopify(Body).Without("X-Shopify-Shop-Domain")),
        ["shopify: another shop"] = (403, Request.Shopify(Body).But("X-Shopify-Shop-Domain", "outra.myshopify.com")),
        ["shopify: an array"] = (400, Request.Shopify("[]")),
        ["shopify: duplicate key"] = (400, Request.Shopify("""{"id":1,"id":2}""")),
        ["events: no signature"] = (400, Request.Events(Body).Without("webhook-signature")),
        ["events: no id"] = (400, Request.Events(Body).Without("webhook-id")),
        ["events: no timestamp"] = (400, Request.Events(Body).Without("webhook-timestamp")),
        ["events: signature twice"] = (400, Request.Events(Body).With("webhook-signature", Sign.Events("msg_1", Good.Body, Given.Now))),
        ["events: signature of 64 kB"] = (400, Request.Events(Body).But("webhook-signature", Long)),
        ["events: another id"] = (401, Request.Events(Body).But("webhook-id", "msg_2")),
        ["events: old timestamp"] = (401, Request.Events(Body, at: Given.Now - Duration.FromMinutes(6))),
        ["events: id of 201 characters"] = (400, Request.Events(Body, new string('m', 201))),
        ["events: id of 199 characters, and an array"] = (400, Request.Events("[{}]", new string('m', 199))),
        ["events: text"] = (400, Request.Events("\"hello\"")),
        ["events: duplicate key in an item"] = (400, Request.Events("""[{"a":1},{"a":1,"a":2}]""")),
        ["unknown store"] = (404, Good with { Path = "/webhooks/other/stripe" }),
        ["store without secrets"] = (404, Good with { Path = "/webhooks/silent/stripe" }),
        ["store in other letters"] = (404, Good with { Path = "/webhooks/LOJA/stripe" }),
        ["store with a path in it"] = (404, Good with { Path = "/webhooks/..%2Floja/stripe" }),
        ["store with a control character"] = (404, Good with { Path = "/webhooks/loja%0D%0A/stripe" }),
        ["unknown provider"] = (404, Good with { Path = "/webhooks/loja/paypal" }),
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task BadRequest_IsRefusedAndNothingIsStored(string name)
    {
        await using var host = await WebhookHost.Start();
        var (status, request) = Cases[name];

        var answer = await host.Post(request);

        Assert.Equal(status, answer.Status);
        Assert.Empty(host.Inbox.Stored);
        Assert.InRange(answer.Body.Length, status == 404 ? 0 : 1, status == 404 ? 0 : 120);
        Assert.DoesNotContain("evt_", answer.Body, StringComparison.Ordinal);
    }

    // Only a real server reads headers from a socket, and has limits of its own.
    [Theory]
    [InlineData("stripe: no signature")]
    [InlineData("stripe: signature of 64 kB")]
    [InlineData("shopify: signature of 64 kB")]
    [InlineData("events: signature of 64 kB")]
    [InlineData("compressed")]
    [InlineData("store with a path in it")]
    public async Task BadRequest_IsRefusedByARealServerToo(string name)
    {
        await using var host = await WebhookHost.Start(kestrel: true);
        var (status, request) = Cases[name];

        var answer = await host.Post(request);

        Assert.Equal(status, answer.Status);
        Assert.Empty(host.Inbox.Stored);
    }

    // Written by hand: a client would join the two lines into one.
    [Fact]
    public async Task SignatureOnTwoLines_IsRefusedByARealServerToo()
    {
        await using var host = await WebhookHost.Start(kestrel: true);
        var signature = Sign.Stripe(Good.Body, Given.Now);

        var answer = await host.Send(
            $"POST {Good.Path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {Good.Body.Length}\r\nStripe-Signature: {signature}\r\nStripe-Signature: {signature}\r\n\r\n{Body}");

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Empty(host.Inbox.Stored);
    }

    [Theory]
    [InlineData("Content-Length: 1048577", "HTTP/1.1 413 ")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nnonsense", "HTTP/1.1 400 ")]
    public async Task BodyNeverSent_IsNotWaitedFor(string head, string status)
    {
        await using var host = await WebhookHost.Start(kestrel: true);

        var answer = await host.Send(
            $"POST {Good.Path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{head}\r\n\r\n");

        Assert.StartsWith(status, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownStore_CannotBeToldFromAStoreWithoutSecrets()
    {
        await using var host = await WebhookHost.Start();

        Assert.Equal(await host.Post(Cases["unknown store"].Request), await host.Post(Cases["store without secrets"].Request));
    }
}
