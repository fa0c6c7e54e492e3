using Microsoft.AspNetCore.Http;
using PostSale.Application.Settings;

namespace PostSale.Web.Webhooks;

/// <summary>How one provider signs and packs its deliveries.</summary>
/// <remarks>Pure and thread-safe.</remarks>
internal interface IWebhookSource
{
    /// <summary>As in <see cref="DeliveryKey.Provider"/>; also the last part of the path.</summary>
    string Provider { get; }

    IReadOnlyList<string> Secrets(StoreSettings settings);

    Opened Open(Shop shop, IHeaderDictionary headers, ReadOnlyMemory<byte> body, Moment moment);
}
