using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using PostSale.Application.Settings;
using PostSale.Web.Webhooks.Verification;

namespace PostSale.Web.Webhooks.Events;

/// <summary>The contract's own events: one signed object, or an array of them.</summary>
internal sealed class EventsSource : IWebhookSource
{
    private const int MaxItems = 1000;

    public string Provider => "events";

    public IReadOnlyList<string> Secrets(StoreSettings settings) => settings.Events.Secrets;

    public Opened Open(Shop shop, WebhookHead head, ReadOnlyMemory<byte> body, Moment moment)
    {
        var headers = head.Headers;
        var id = headers.Single("webhook-id");
        var verdict = StandardWebhooksSignature.Verify(
            id,
            headers.Single("webhook-timestamp"),
            headers.Single("webhook-signature"),
            body.Span,
            Secrets(shop.Settings),
            [moment.Now, moment.Wall],
            SignedTime.Tolerance);
        if (verdict is not Verdict.Valid { SignedAt: { } signedAt } valid)
        {
            return Refused(Refusal.For(verdict) ?? Refusal.Malformed);
        }

        if (!StrictJson.TryParse(body, out var document, out var fault))
        {
            return Refused(new(400, fault));
        }

        using (document)
        {
            if (Split(document.RootElement, id!, body) is not { } parts)
            {
                return Refused(new(400, "The body is neither an event nor an array of 1 to 1,000 events."));
            }

            if (!parts.TrueForAll(part => DeliveryIds.IsValid(part.Id)))
            {
                return Refused(Refusal.Header("webhook-id"));
            }

            var ahead = moment.AheadOf(signedAt);
            var deliveries = parts.ConvertAll(part => new Delivery
            {
                Key = new(shop.Id, Provider, part.Id),
                Body = part.Body,
                ReceivedAt = moment.Now,
                ClockAhead = ahead,
            });
            return new Opened.Accepted(deliveries, valid.Secret);
        }
    }

    private static Opened.Refused Refused(Refusal refusal) => new(refusal);

    private static List<(string Id, ReadOnlyMemory<byte> Body)>? Split(JsonElement root, string id, ReadOnlyMemory<byte> body)
    {
        if (root.ValueKind == JsonValueKind.Object)
        {
            return [(id, body)];
        }

        if (root.ValueKind != JsonValueKind.Array || root.GetArrayLength() is 0 or > MaxItems)
        {
            return null;
        }

        var parts = new List<(string, ReadOnlyMemory<byte>)>(root.GetArrayLength());
        foreach (var item in root.EnumerateArray())
        {
            var index = parts.Count.ToString(CultureInfo.InvariantCulture);
            parts.Add(($"{id}#{index}", JsonMarshal.GetRawUtf8Value(item).ToArray()));
        }

        return parts;
    }
}
