using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Shopify;

/// <summary>What Shopify's topics mean.</summary>
public sealed class ShopifyTranslator : ITranslator
{
    public string Provider => "shopify";

    public Translation Translate(Shop shop, Delivery delivery) => BodyReading.Of(shop, delivery, Read);

    private static Translation Read(BodyReading reading)
    {
        var delivery = reading.Delivery;
        if (!reading.Shop.Settings.Shopify.AcceptTestMode
            && (delivery.Test || reading.Root["test"].Flag() is true))
        {
            return new Translation.Ignored("a test, which this store does not accept (Shopify:AcceptTestMode)");
        }

        var at = delivery.TriggeredAt is { } triggered ? reading.Ours(triggered) : delivery.ReceivedAt;
        return Meaning(delivery.Topic, new(reading, at));
    }

    private static Translation Meaning(string topic, ShopifyDelivery said) => topic switch
    {
        "orders/paid" => ShopifyOrder.Paid(said),
        "orders/fulfilled" => ShopifyOrder.Shipped(said),
        "orders/cancelled" => ShopifyOrder.Cancelled(said),
        "fulfillment_events/create" => ShopifyOrder.Delivered(said),
        "refunds/create" => ShopifyRefund.Created(said),
        "customers/create" or "customers/update" => ShopifyCustomer.Updated(said),
        "customers_email_marketing_consent/update" => ShopifyConsent.EmailUpdated(said),
        "customers_marketing_consent/update" => ShopifyConsent.SmsUpdated(said),
        "subscription_contracts/create" => ShopifySubscription.Contract(said, SubscriptionEvent.Started),
        "subscription_contracts/update" => ShopifySubscription.Contract(said, SubscriptionEvent.Changed),
        "subscription_contracts/cancel" or "subscription_contracts/expire" => ShopifySubscription.Contract(said, SubscriptionEvent.Ended),
        "subscription_billing_attempts/success" => ShopifySubscription.Renewed(said),
        "subscription_billing_attempts/failure" => ShopifySubscription.Failed(said),
        "orders/create" or "orders/updated" => new Translation.Ignored("an order counts when it is paid"),
        "customers/redact" => ShopifyPrivacy.Redact(said),
        "customers/data_request" => ShopifyPrivacy.DataAsked(said),
        "shop/redact" => ShopifyPrivacy.ShopRedact(said),
        "app/uninstalled" => ShopifyPrivacy.Uninstalled(said),
        _ => new Translation.Ignored("unknown topic"),
    };
}
