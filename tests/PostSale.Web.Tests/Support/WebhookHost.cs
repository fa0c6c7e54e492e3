using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PostSale.Web.Webhooks;

namespace PostSale.Web.Tests.Support;

/// <summary>The endpoints as a host maps them, over an inbox in memory.</summary>
internal sealed class WebhookHost : IShops, IAsyncDisposable
{
    private readonly WebApplication app;

    private WebhookHost(bool kestrel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        if (kestrel)
        {
            builder.WebHost.ConfigureKestrel(WebhookEndpoints.Limit).UseUrls("http://127.0.0.1:0");
        }
        else
        {
            builder.WebHost.UseTestServer();
        }

        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(Log);
        builder.Services
            .AddSingleton<IShops>(this)
            .AddSingleton<IInbox>(Inbox)
            .AddSingleton<IOutbox>(Outbox)
            .AddSingleton(Given.Everything)
            .AddSingleton<IClock>(Clock)
            .AddSingleton<IWebhookClock>(Clock)
            .AddSingleton<TimeProvider>(Time)
            .AddWebhooks();
        app = builder.Build();
        app.MapWebhooks();
    }

    public FakeInbox Inbox { get; } = new();

    public FakeOutbox Outbox { get; } = new();

    public FakeClock Clock { get; } = new();

    public FakeTimeProvider Time { get; } = new();

    public LogLines Log { get; } = new();

    public IReadOnlyCollection<Shop> All { get; } = [Given.Shop(), Given.Shop(new(), "silent")];

    public Shop? Find(StoreId id) => All.FirstOrDefault(shop => shop.Id == id);

    public static async Task<WebhookHost> Start(bool kestrel = false)
    {
        var host = new WebhookHost(kestrel);
        await host.app.StartAsync();
        return host;
    }

    public async Task<Answer> Post(Request request)
    {
        using var client = app.Urls.Count > 0 ? new HttpClient { BaseAddress = new(app.Urls.First()) } : app.GetTestClient();
        using var message = request.Build();
        using var response = await client.SendAsync(message);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.RetryAfter?.ToString())
        {
            ContentType = response.Content.Headers.ContentType?.MediaType,
            AllowedOrigin = response.Headers.TryGetValues("WebHook-Allowed-Origin", out var allowed) ? string.Concat(allowed) : null,
        };
    }

    /// <summary>Sends characters as they are and reads the first line of the answer.</summary>
    public async Task<string?> Send(string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync("127.0.0.1", new Uri(app.Urls.First()).Port);
        await connection.GetStream().WriteAsync(Encoding.UTF8.GetBytes(request));
        using var reader = new StreamReader(connection.GetStream());
        return await reader.ReadLineAsync();
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}

internal sealed record Answer(int Status, string Body, string? RetryAfter)
{
    public string? ContentType { get; init; }

    public string? AllowedOrigin { get; init; }
}
