using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PostSale.Application.Telemetry;

namespace PostSale.Web.Webhooks;

/// <summary>Takes one request in: verified, then durable, then 2xx; nothing else happens while the provider waits.</summary>
internal sealed class WebhookReceiver(
    IShops shops, PromptInbox inbox, IWebhookClock clock, ILogger<WebhookReceiver> log)
{
    public async Task Receive(HttpContext context, IWebhookSource source)
    {
        if (FindShop(context, source) is not { } shop)
        {
            log.LogInformation("A webhook names no store that takes {Provider}.", source.Provider);
            await Answers.Refuse(context.Response, Refusal.NoSuchStore);
            return;
        }

        var (body, refusal) = await Read(context.Request, source);
        if (refusal is null)
        {
            using var still = await clock.Hold(context.RequestAborted);
            switch (Open(context.Request, source, shop, body))
            {
                case Opened.Accepted accepted:
                    await Store(context, source, shop, accepted);
                    return;
                case Opened.Refused refused:
                    refusal = refused.Refusal;
                    break;
            }
        }

        Measures.Deliveries(shop.Id, source.Provider, "refused", 1);
        log.LogWarning("Store {Store} refused a webhook of {Provider} with {Status}: {Reason}", shop.Id, source.Provider, refusal!.Status, refusal.Reason);
        await Answers.Refuse(context.Response, refusal);
    }

    private Shop? FindShop(HttpContext context, IWebhookSource source)
    {
        var store = context.Request.RouteValues["store"] as string ?? "";
        var shop = shops.Find(new(store));
        return shop is not null && source.Secrets(shop.Settings).Any(secret => secret.Length > 0) ? shop : null;
    }

    private static async Task<(ReadOnlyMemory<byte> Body, Refusal? Refusal)> Read(HttpRequest request, IWebhookSource source)
    {
        if (WebhookBody.Check(request, source.MediaTypes) is { } refusal)
        {
            return (default, refusal);
        }

        try
        {
            return await WebhookBody.Read(request, request.HttpContext.RequestAborted) is { } body ? (body, null) : (default, Refusal.TooLarge);
        }
        catch (BadHttpRequestException malformed)
        {
            return (default, new(malformed.StatusCode, "The request could not be read."));
        }
    }

    private Opened Open(HttpRequest request, IWebhookSource source, Shop shop, ReadOnlyMemory<byte> body) => source.Open(
        shop, new(request.Headers, request.QueryString.Value ?? "", WebhookBody.MediaType(request)), body, Moment.Read(clock));

    private async Task Store(HttpContext context, IWebhookSource source, Shop shop, Opened.Accepted accepted)
    {
        var response = context.Response;
        using var span = accepted.Deliveries is [var first, ..] ? Tracing.Delivery("webhook", first.Key, ActivityKind.Server) : null;
        var received = await inbox.Append(accepted.Deliveries);
        if (received is null)
        {
            Measures.Deliveries(shop.Id, source.Provider, "busy", accepted.Deliveries.Count);
            span?.SetStatus(ActivityStatusCode.Error);
            log.LogError("Store {Store} could not take a webhook of {Provider}.", shop.Id, source.Provider);
            await Answers.Busy(response);
            return;
        }

        Measures.Deliveries(shop.Id, source.Provider, received);
        var conflicts = received.Count(one => one == Received.Conflict);
        if (conflicts > 0)
        {
            log.LogWarning(
                "Store {Store} got {Count} deliveries of {Provider} under ids already used for something else.",
                shop.Id, conflicts, source.Provider);
        }

        log.LogDebug(
            "Store {Store} took {Count} deliveries of {Provider}, signed by secret {Secret}.",
            shop.Id, received.Count, source.Provider, accepted.Secret);
        await inbox.Announce(context, [.. accepted.Deliveries.Where((_, i) => received[i] == Received.Stored)]);
        await source.Answer(response, received.Count);
    }
}
