using Microsoft.AspNetCore.Http;
using PostSale.Application.Settings;

namespace PostSale.Web.Webhooks;

/// <summary>How one provider signs and packs its deliveries.</summary>
/// <remarks>Pure and thread-safe.</remarks>
internal interface IWebhookSource
{
    /// <summary>As in <see cref="DeliveryKey.Provider"/>.</summary>
    string Provider { get; }

    /// <summary>The last part of the path.</summary>
    string Path => Provider;

    /// <summary>What its bodies may be.</summary>
    IReadOnlyList<string> MediaTypes => WebhookBody.Json;

    IReadOnlyList<string> Secrets(StoreSettings settings);

    Opened Open(Shop shop, WebhookHead head, ReadOnlyMemory<byte> body, Moment moment);

    /// <summary>What the provider hears once all is stored.</summary>
    Task Answer(HttpResponse response, int count) => Answers.Received(response, count);
}
