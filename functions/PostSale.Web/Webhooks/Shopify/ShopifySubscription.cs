namespace PostSale.Web.Webhooks.Shopify;

/// <summary>Shopify names no price and no date of a contract, so it tells when something happened and no more.</summary>
internal static class ShopifySubscription
{
    public static Translation Contract(ShopifyDelivery said, SubscriptionEvent what)
    {
        said.Expect("SubscriptionContract", "total_price", "line_items");
        var name = Name(said, said.Required("id"), said.Body["origin_order_id"].Id());
        said.Names.Customer("shopify", said.Body["customer_id"].Id());
        return said.Reading.Add(Told(said, what, name));
    }

    public static Translation Renewed(ShopifyDelivery said)
    {
        var (key, name) = Billed(said, "paid");
        return said.Reading.Add(Told(said, SubscriptionEvent.Renewed, name) with { Key = key });
    }

    public static Translation Failed(ShopifyDelivery said)
    {
        var (key, name) = Billed(said, "failed");
        return said.Reading.Add(said.Noted(FactTypes.PaymentFailed, key, name));
    }

    // An attempt is told under a webhook id of each subscription to the topic, and counts once.
    private static (string Key, string Name) Billed(ShopifyDelivery said, string how)
    {
        said.Expect("SubscriptionBillingAttempt", "total_price", "line_items");
        var name = Name(said, said.Required("subscription_contract_id"), said.Body["order_id"].Id());
        var attempt = said.Body["id"].Id() ?? said.Body["idempotency_key"].Id();
        return (attempt is null ? said.DeliveryKey : $"shopify:billing_attempt:{attempt}:{how}", name);
    }

    private static Fact.SubscriptionTold Told(ShopifyDelivery said, SubscriptionEvent what, string name) =>
        new(what, name, new()) { Key = said.DeliveryKey, OccurredAt = said.At, ReceivedAt = said.Reading.ReceivedAt };

    private static string Name(ShopifyDelivery said, string contract, string? order)
    {
        var name = $"shopify:subscription:{contract}";
        said.Names.Subscription(name);
        if (order is not null)
        {
            said.Names.Order(ShopifyDelivery.Order(order));
        }

        return name;
    }
}
