using System.Net;
using Microsoft.DurableTask.Client;
using Moq;
using PostSale.Domain.Strategies;

namespace PostSale.Functions.Tests.Http;

public sealed class WebhookFunctionTests
{
    private const string Paid =
        """{"type":"order.paid","timestamp":"2026-03-02T10:00:00-03:00","data":{"id":"p1","customer":{"id":"u-1","email":"ana@example.com"},"order":"1","amount":99.9,"currency":"BRL"}}""";

    private readonly Mock<DurableTaskClient> client = new(MockBehavior.Strict, "test");
    private readonly List<string> started = [];

    [Fact]
    public async Task Delivery_IsStoredRoutedAndItsCustomerNudged()
    {
        Starts();
        await using var host = await FunctionHost.Start(client.Object);
        using var response = await host.PostEvent("msg-1", Paid);
        Assert.Equal((HttpStatusCode.OK, """{"received":1}"""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        var item = Assert.Single(await host.Store.Ports.Inbox.List(new(TestShop.Id), InboxState.Routed, 10, CancellationToken.None));
        Assert.Equal([item.Customer!.Value.Value], started);
    }

    [Fact]
    public async Task Repetition_IsRecognisedAndNudgesNobody()
    {
        Starts();
        await using var host = await FunctionHost.Start(client.Object);
        (await host.PostEvent("msg-1", Paid)).Dispose();
        using var response = await host.PostEvent("msg-1", Paid);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(started);
    }

    [Fact]
    public async Task DurableDown_TheDeliveryIsTakenAllTheSame()
    {
        client.Setup(one => one.ScheduleNewOrchestrationInstanceAsync(It.IsAny<TaskName>(), null, It.IsAny<StartOrchestrationOptions>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidOperationException("down"));
        client.Setup(one => one.RaiseEventAsync(It.IsAny<string>(), It.IsAny<string>(), null, It.IsAny<CancellationToken>())).ThrowsAsync(new InvalidOperationException("down"));
        await using var host = await FunctionHost.Start(client.Object);
        using var response = await host.PostEvent("msg-1", Paid);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task RoutingFails_TheDeliveryIsTakenAndWaits()
    {
        var aliases = new Mock<IAliases>(MockBehavior.Strict);
        aliases.Setup(one => one.Find(It.IsAny<StoreId>(), It.IsAny<IReadOnlyCollection<AliasHash>>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new StoreUnavailableException("down"));
        await using var host = await FunctionHost.Start(client.Object, ports => ports with { Aliases = aliases.Object });
        using var response = await host.PostEvent("msg-1", Paid);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(await host.Store.Ports.Inbox.List(new(TestShop.Id), InboxState.Waiting, 10, CancellationToken.None));
    }

    [Fact]
    public async Task TablesDown_AreAnsweredWith503()
    {
        var inbox = new Mock<IInbox>(MockBehavior.Strict);
        inbox.Setup(one => one.Append(It.IsAny<IReadOnlyList<PostSale.Application.Ports.Delivery>>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new StoreUnavailableException("down"));
        await using var host = await FunctionHost.Start(client.Object, ports => ports with { Inbox = inbox.Object });
        using var response = await host.PostEvent("msg-1", Paid);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Theory]
    [InlineData("loja", "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", 401)]
    [InlineData("nobody", null, 404)]
    public async Task BadInput_HasTheAnswersOfTheEmbeddedHost(string store, string? signature, int status)
    {
        await using var host = await FunctionHost.Start(client.Object);
        using var response = await host.PostEvent("msg-1", Paid, signature, store);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("POST", "/webhooks/loja/stripe", 404)]
    [InlineData("POST", "/webhooks/loja/unknown", 404)]
    [InlineData("GET", "/webhooks/loja/events", 405)]
    [InlineData("GET", "/health/live", 200)]
    [InlineData("GET", "/health/ready", 200)]
    [InlineData("GET", "/", 302)]
    [InlineData("GET", "/api/v1/stores", 401)]
    [InlineData("GET", "/no/such/page", 404)]
    [InlineData("DELETE", "/health/live", 405)]
    [InlineData("GET", "/u/not-a-token", 404)]
    public async Task Route_HasTheAnswerOfTheEmbeddedHost(string method, string path, int status)
    {
        await using var host = await FunctionHost.Start(client.Object);
        using var request = new HttpRequestMessage(new(method), path);
        using var response = await host.Client.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    private void Starts() => client
        .Setup(one => one.ScheduleNewOrchestrationInstanceAsync(It.IsAny<TaskName>(), null, It.IsAny<StartOrchestrationOptions>(), It.IsAny<CancellationToken>()))
        .ReturnsAsync((TaskName _, object? _, StartOrchestrationOptions? options, CancellationToken _) =>
        {
            started.Add(options!.InstanceId!);
            return options.InstanceId!;
        });
}
