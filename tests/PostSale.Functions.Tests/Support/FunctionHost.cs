using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PostSale.Functions.Composition;
using PostSale.Functions.Http;

namespace PostSale.Functions.Tests.Support;

/// <summary>A web server that routes to the functions as the worker does: with an endpoint and route values of its own.</summary>
internal sealed class FunctionHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private FunctionHost(WebApplication app, TestStore store, TestShop shop)
    {
        this.app = app;
        Store = store;
        Shop = shop;
    }

    public TestStore Store { get; }

    public TestShop Shop { get; }

    public HttpClient Client => app.GetTestClient();

    /// <param name="change">What stands in for a port of the store.</param>
    public static async Task<FunctionHost> Start(DurableTaskClient client, Func<StorePorts, StorePorts>? change = null)
    {
        var store = new TestStore();
        var shop = await TestShop.Open(store.Sqlite.Strategies);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddAzure(shop.Settings, shop.Shops, change is null ? store.Ports : change(store.Ports), null, store.Folder);
        var app = builder.Build();
        app.MapPost("/webhooks/{store}/stripe", To<StripeWebhook>((function, request) => function.Run(request, client)));
        app.MapPost("/webhooks/{store}/shopify", To<ShopifyWebhook>((function, request) => function.Run(request, client)));
        app.MapPost("/webhooks/{store}/events", To<EventsWebhook>((function, request) => function.Run(request, client)));
        app.MapPost("/webhooks/{store}/twilio/{kind}", To<TwilioWebhook>((function, request) => function.Run(request, client)));
        app.MapPost("/webhooks/email-events", To<EmailEventsWebhook>((function, request) => function.Run(request, client)));
        app.Map("/{*path}", To<Website>((function, request) => function.Run(request)));
        await app.StartAsync();
        return new(app, store, shop);
    }

    public async Task<HttpResponseMessage> PostEvent(string id, string json, string? signature = null, string store = TestShop.Id)
    {
        var body = System.Text.Encoding.UTF8.GetBytes(json);
        var signed = Shop.Sign(id, body, SystemClock.Instance.GetCurrentInstant());
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/{store}/events") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("webhook-id", signed.Id);
        request.Headers.Add("webhook-timestamp", signed.Timestamp);
        request.Headers.Add("webhook-signature", signature ?? signed.Signature);
        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await Store.DisposeAsync();
    }

    private static RequestDelegate To<T>(Func<T, HttpRequest, Task<IActionResult>> function)
        where T : class => async context =>
        {
            context.Request.RouteValues = new RouteValueDictionary(context.Request.RouteValues) { ["left"] = "over" };
            var result = await function(ActivatorUtilities.CreateInstance<T>(context.RequestServices), context.Request);
            Assert.IsType<EmptyResult>(result);
        };
}
