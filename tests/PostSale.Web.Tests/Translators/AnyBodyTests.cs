using CsCheck;
using PostSale.Web.Webhooks.EmailEvents;
using PostSale.Web.Webhooks.Events;
using PostSale.Web.Webhooks.Shopify;
using PostSale.Web.Webhooks.Stripe;
using PostSale.Web.Webhooks.Twilio;

namespace PostSale.Web.Tests.Translators;

/// <summary>Translators face whatever is signed, so they never throw.</summary>
public sealed class AnyBodyTests
{
    private static readonly ITranslator[] Translators = 
    [
        new StripeTranslator(), new ShopifyTranslator(), new EventsTranslator(), new TwilioTranslator(Given.Everything), new EmailEventsTranslator(),
    ];

    private static readonly string[] Types =
    [
        "invoice.paid", "invoice.payment_failed", "checkout.session.completed", "charge.refunded", "charge.dispute.created",
        "customer.updated", "customer.subscription.updated", "order.paid", "order.refunded", "consent.withdrawn", "message.bounced",
        "complaint.raised", "orders/paid", "orders/cancelled", "refunds/create", "fulfillment_events/create", "customers/update",
        "customers_email_marketing_consent/update", "subscription_contracts/create", "subscription_billing_attempts/failure",
    ];

    private static readonly string[] Keys =
    [
        "id", "object", "type", "created", "timestamp", "data", "amount", "amount_paid", "amount_refunded", "currency", "customer", "email",
        "phone", "order", "items", "line_items", "quantity", "sku", "total_price", "order_id", "transactions", "kind", "status", "state",
        "email_marketing_consent", "consent_updated_at", "channel", "address", "payments", "payment", "lines", "livemode", "test", "locale",
        "MessageSid", "MessageStatus", "From", "To", "Body", "OptOutType", "messageId", "recipient", "deliveryAttemptTimestamp",
    ];

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Gen.OneOf(
            "null", "true", "false", "0", "1", "-1", "1773140400", "99999999999999999999", "1e400000", "-0.0", "\"\"", "\"event\"", "\"BRL\"",
            "\"ana@example.com\"", "\"+5511987654321\"", "\"2026-03-10T11:00:00Z\"", "\"\\ud800\"", "\"\\u0000\"", "\"email\"", "\"delivered\""),
        Gen.OneOf(Types).Select(type => $"\"{type}\""));

    private static readonly Gen<string> Value = Gen.Recursive<string>((depth, self) => depth > 4 ? Scalar : Gen.Frequency(
        (3, Scalar),
        (1, self.Array[0, 3].Select(items => $"[{string.Join(',', items)}]")),
        (3, Object(self))));

    [Fact]
    public void AnyBody_IsTranslatedOneWayOrAnother() =>
        Gen.Select(Object(Value), Gen.OneOf(Types)).Sample((body, topic) => Translators.All(translator => Translate(translator, body, topic)));

    [Fact]
    public void AnyBytes_AreTranslatedOneWayOrAnother() => Gen.Byte.Array[0, 50].Sample(bytes => Translators.All(
        translator => Given.Delivery(translator.Provider, "") with { Body = bytes } is var delivery
            && translator.Translate(Given.Shop(), delivery) is Translation.Invalid or Translation.Ignored));

    [Fact]
    public void AnyFieldOfAWholeStripeEvent_MayBeAnything() => Gen.Select(Object(Value), Gen.OneOf(Types)).Sample((subject, type) =>
        Translate(
            Translators[0], $$"""{"id":"evt_1","object":"event","type":"{{type}}","created":1773140400,"data":{"object":{{subject}} } }""", ""));

    [Fact]
    public void AnyFieldOfAWholeEvent_MayBeAnything() => Gen.Select(Object(Value), Gen.OneOf(Types)).Sample((data, type) =>
        Translate(Translators[2], $$"""{"type":"{{type}}","timestamp":"2026-03-10T11:00:00Z","data":{{data}} }""", ""));

    private static Gen<string> Object(Gen<string> value) =>
        Gen.Select(Gen.OneOf(Keys), value).Array[0, 8].Select(fields =>
            $"{{{string.Join(',', fields.DistinctBy(field => field.Item1).Select(field => $"\"{field.Item1}\":{field.Item2}"))}}}");

    private static bool Translate(ITranslator translator, string body, string topic)
    {
        var translation = translator.Translate(Given.Shop(), Given.Delivery(translator.Provider, body, topic));
        return translation is not Translation.Understood understood
            || (understood.Aliases.Length > 0 && understood.Facts.All(fact => fact.Key.Length > 0 && fact.OccurredAt <= fact.ReceivedAt));
    }
}
