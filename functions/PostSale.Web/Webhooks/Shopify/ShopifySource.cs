using System.Text.Json;
using NodaTime.Text;
using PostSale.Application.Settings;
using PostSale.Web.Webhooks.Reading;
using PostSale.Web.Webhooks.Verification;

namespace PostSale.Web.Webhooks.Shopify;

/// <summary>One signed body per request; all that is said about it stands in headers, which the signature does not cover.</summary>
internal sealed class ShopifySource : IWebhookSource
{
    public string Provider => "shopify";

    public IReadOnlyList<string> Secrets(StoreSettings settings) => settings.Shopify.ClientSecrets;

    public Opened Open(Shop shop, WebhookHead head, ReadOnlyMemory<byte> body, Moment moment)
    {
        var headers = head.Headers;
        // A request may carry the headers of both kinds; then the newer kind speaks.
        var prefix = headers.ContainsKey("shopify-hmac-sha256") ? "shopify-" : "X-Shopify-";
        var verdict = ShopifySignature.Verify(headers.Single(prefix + "Hmac-Sha256"), body.Span, Secrets(shop.Settings));
        if (verdict is not Verdict.Valid valid)
        {
            return Refused(Refusal.For(verdict) ?? Refusal.Malformed);
        }

        if (headers.SingleText(prefix + "Topic") is not { } topic)
        {
            return Refused(Refusal.Header("Topic"));
        }

        if (headers.SingleText(prefix + "Webhook-Id") is not { } id)
        {
            return Refused(Refusal.Header("Webhook-Id"));
        }

        if (headers.SingleText(prefix + "Shop-Domain") is not { } domain)
        {
            return Refused(Refusal.Header("Shop-Domain"));
        }

        if (!domain.Equals(shop.Settings.Shopify.ShopDomain, StringComparison.OrdinalIgnoreCase))
        {
            return Refused(new(403, "The delivery is for another shop."));
        }

        if (!StrictJson.TryParse(body, out var document, out var fault))
        {
            return Refused(new(400, fault));
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return Refused(new(400, "The body is not an object."));
            }
        }

        return new Opened.Accepted(
            [
                new()
                {
                    Key = new(shop.Id, Provider, id),
                    Topic = topic.ToLowerInvariant(),
                    Body = body,
                    ReceivedAt = moment.Now,
                    Test = "true".Equals(headers[prefix + "Test"], StringComparison.OrdinalIgnoreCase),
                    TriggeredAt = Time(headers.SingleText(prefix + "Triggered-At")),
                    ClockAhead = moment.Ahead,
                },
            ],
            valid.Secret);
    }

    private static Opened.Refused Refused(Refusal refusal) => new(refusal);

    // A help, not a must, and not signed: a delivery without it, or with one that cannot be, is dated by its arrival.
    private static Instant? Time(string? text) =>
        text is not null && OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } parsed && Times.IsCredible(parsed.Value.ToInstant()) ? parsed.Value.ToInstant() : null;
}
