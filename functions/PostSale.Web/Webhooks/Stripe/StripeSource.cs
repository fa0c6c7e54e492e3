using System.Text.Json;
using PostSale.Application.Settings;
using PostSale.Web.Webhooks.Verification;

namespace PostSale.Web.Webhooks.Stripe;

/// <summary>One signed event per request; its id is in the body.</summary>
internal sealed class StripeSource : IWebhookSource
{
    public string Provider => "stripe";

    public IReadOnlyList<string> Secrets(StoreSettings settings) => settings.Stripe.WebhookSecrets;

    public Opened Open(Shop shop, WebhookHead head, ReadOnlyMemory<byte> body, Moment moment)
    {
        var headers = head.Headers;
        var verdict = StripeSignature.Verify(
            headers.Single("Stripe-Signature"), body.Span, Secrets(shop.Settings), [moment.Now, moment.Wall], SignedTime.Tolerance);
        if (verdict is not Verdict.Valid { SignedAt: { } signedAt } valid)
        {
            return new Opened.Refused(Refusal.For(verdict) ?? Refusal.Malformed);
        }

        if (!StrictJson.TryParse(body, out var document, out var fault))
        {
            return new Opened.Refused(new(400, fault));
        }

        using (document)
        {
            return EventId(document.RootElement) is { } id
                ? new Opened.Accepted(
                    [
                        new()
                        {
                            Key = new(shop.Id, Provider, id),
                            Body = body,
                            ReceivedAt = moment.Now,
                            ClockAhead = moment.AheadOf(signedAt),
                        },
                    ],
                    valid.Secret)
                : new Opened.Refused(new(400, "The event has no id, or one that is too long."));
        }
    }

    private static string? EventId(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("id", out var id)
        && id.ValueKind == JsonValueKind.String
        && id.GetString() is { } text
        && DeliveryIds.IsValid(text)
            ? text
            : null;
}
