namespace PostSale.Web.Webhooks.Shopify;

internal static class ShopifySubscription
{
    public static Translation Contract(ShopifyDelivery said, string type)
    {
        said.Expect("SubscriptionContract", "total_price", "line_items");
        Name(said, said.Required("id"), said.Body["origin_order_id"].Id());
        said.Names.Customer("shopify", said.Body["customer_id"].Id());
        return said.Reading.Add(said.Noted(type, said.DeliveryKey));
    }

    public static Translation Billed(ShopifyDelivery said, string type)
    {
        said.Expect("SubscriptionBillingAttempt", "total_price", "line_items");
        Name(said, said.Required("subscription_contract_id"), said.Body["order_id"].Id());
        return said.Reading.Add(said.Noted(type, said.DeliveryKey));
    }

    private static void Name(ShopifyDelivery said, string contract, string? order)
    {
        said.Names.Subscription($"shopify:subscription:{contract}");
        if (order is not null)
        {
            said.Names.Order(ShopifyDelivery.Order(order));
        }
    }
}
