using System.Text.Json;
using PostSale.Domain.Journeys;
using PostSale.Domain.Messages;

namespace PostSale.Web.Tests.Endpoints;

public sealed class EmailEventsTests
{
    private const string Id = "0123456789abcdef0123456789abcdef";
    private const string Topic = "/subscriptions/1/resourceGroups/g/providers/Microsoft.Communication/CommunicationServices/loja";

    [Fact]
    public async Task Report_IsStoredWithTheStoreOfItsMessage()
    {
        await using var host = await Host();

        var answer = await host.Post(Request.EmailEvents($"[{Report()},{Report("e2", Guid.NewGuid().ToString())},{Report("e3").Replace("DeliveryReport", "EngagementTrackingReport", StringComparison.Ordinal)}]"));

        Assert.Equal((200, """{"received":1}"""), (answer.Status, answer.Body));
        var delivery = Assert.Single(host.Inbox.Stored);
        Assert.Equal((new StoreId("loja"), "email-events", "e1"), (delivery.Key.Store, delivery.Key.Provider, delivery.Key.Id));
        Assert.Equal(Report(), Encoding.UTF8.GetString(delivery.Body.Span));
    }

    [Fact]
    public async Task CloudEvent_IsTakenToo()
    {
        await using var host = await Host();
        var body = Report().Replace("eventType", "type", StringComparison.Ordinal).Replace("topic", "source", StringComparison.Ordinal);

        Assert.Equal(200, (await host.Post(Request.EmailEvents(body) with { ContentType = "application/cloudevents+json; charset=utf-8" })).Status);
        Assert.Single(host.Inbox.Stored);
    }

    [Fact]
    public async Task SubscriptionOfACommunicationService_IsConfirmedByItsCode()
    {
        await using var host = await Host();

        var answer = await host.Post(Request.EmailEvents(Validation()));

        Assert.Equal((200, """{"validationResponse":"512d38b6-\u0022"}"""), (answer.Status, answer.Body));
        Assert.Equal("512d38b6-\"", JsonDocument.Parse(answer.Body).RootElement.GetProperty("validationResponse").GetString());
        Assert.Empty(host.Inbox.Stored);
    }

    [Theory]
    [InlineData("/subscriptions/1/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/x")]
    [InlineData("")]
    public async Task SubscriptionOfAnythingElse_IsRefused(string topic)
    {
        await using var host = await Host();

        Assert.Equal(403, (await host.Post(Request.EmailEvents(Validation().Replace(Topic, topic, StringComparison.Ordinal)))).Status);
    }

    [Fact]
    public async Task CloudEventsHandshake_AllowsTheOriginThatAsks()
    {
        await using var host = await Host();
        var ask = Request.EmailEvents("") with { Method = HttpMethod.Options };

        var answer = await host.Post(ask.With("WebHook-Request-Origin", "eventgrid.azure.net"));

        Assert.Equal((200, "eventgrid.azure.net"), (answer.Status, answer.AllowedOrigin));
        Assert.Equal(400, (await host.Post(ask)).Status);
        Assert.Equal(400, (await host.Post(ask.With("WebHook-Request-Origin", "a b"))).Status);
        Assert.Equal(401, (await host.Post(ask.But("X-PostSale-Event-Secret", "x").With("WebHook-Request-Origin", "eventgrid.azure.net"))).Status);
    }

    [Fact]
    public async Task WhoeverDoesNotShowTheSecret_IsTurnedAway()
    {
        await using var host = await Host();
        var good = Request.EmailEvents(Report());
        (int Status, Request Request)[] cases =
        [
            (400, good.Without("X-PostSale-Event-Secret")),
            (401, good.But("X-PostSale-Event-Secret", "another")),
            (400, good.With("X-PostSale-Event-Secret", Given.EventSecret)),
            (401, good with { Path = $"{good.Path}?secret={Uri.EscapeDataString(Given.EventSecret)}", Headers = [("X-PostSale-Event-Secret", "another")] }),
            (400, good.Without("X-PostSale-Event-Secret") with { Path = $"{good.Path}?secret=a&secret=b" }),
            (401, good.Without("X-PostSale-Event-Secret") with { Path = $"{good.Path}?secret=a" }),
            (415, good with { ContentType = "text/plain" }),
            (400, Request.EmailEvents("")),
            (400, Request.EmailEvents("[]")),
            (400, Request.EmailEvents("5")),
            (413, Request.EmailEvents(Report() + new string(' ', 1024 * 1024))),
        ];
        foreach (var (status, request) in cases)
        {
            Assert.Equal(status, (await host.Post(request)).Status);
        }

        Assert.Empty(host.Inbox.Stored);
        Assert.DoesNotContain(Given.EventSecret, host.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecretInTheAddress_OpensTheDoorToo()
    {
        await using var host = await Host();
        var request = Request.EmailEvents(Report()).Without("X-PostSale-Event-Secret");

        Assert.Equal(200, (await host.Post(request with { Path = $"{request.Path}?secret={Uri.EscapeDataString(Given.EventSecret)}" })).Status);
        Assert.DoesNotContain(Given.EventSecret, host.Log.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task StoreThatIsDown_IsAskedAgainByTheProvider(bool outbox)
    {
        await using var host = await Host();
        host.Outbox.Failure = outbox ? new StoreUnavailableException("down") : null;
        host.Inbox.Failure = outbox ? null : new StoreUnavailableException("down");

        var answer = await host.Post(Request.EmailEvents(Report()));

        Assert.Equal((503, "5"), (answer.Status, answer.RetryAfter));
    }

    private static string Report(string id = "e1", string operation = "01234567-89ab-cdef-0123-456789abcdef") =>
        $$"""{"id":"{{id}}","topic":"{{Topic}}","eventType":"Microsoft.Communication.EmailDeliveryReportReceived","data":{"messageId":"{{operation}}","status":"Delivered"} }""";

    private static string Validation() =>
        $$"""[{"id":"v1","topic":"{{Topic}}","eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","data":{"validationCode":"512d38b6-\"","validationUrl":"https://evil.example/"} }]""";

    private static async Task<WebhookHost> Host()
    {
        var host = await WebhookHost.Start();
        var at = Given.Now;
        host.Outbox.Messages[MessageId.Parse(Id)] = new()
        {
            Id = MessageId.Parse(Id), Store = new("loja"), Customer = CustomerKey.Parse("fedcba9876543210fedcba9876543210"),
            Effect = new EffectId(new("onboarding"), "order-1", new("como-esta"), 0), Version = new("00000000000000000000000000000000"),
            Channel = Channel.Email, Purpose = Purpose.Relationship, Due = at, ExpiresAt = at, CreatedAt = at, NotBefore = at,
        };
        return host;
    }
}
