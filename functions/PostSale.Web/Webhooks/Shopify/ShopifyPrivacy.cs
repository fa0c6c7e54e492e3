namespace PostSale.Web.Webhooks.Shopify;

/// <summary>What Shopify asks every app to do for people's privacy.</summary>
internal static class ShopifyPrivacy
{
    // Shopify itself gives up after hours: what is older has been sent again by hand, to a shop that may long have the app again.
    private static readonly Duration UninstalledLately = Duration.FromDays(7);

    public static Translation Redact(ShopifyDelivery said)
    {
        // A request for data, sent again under this topic, must not erase.
        said.Expect("Customer", "orders_requested", "data_request", "line_items");
        Domain(said);
        Name(said, "orders_to_redact");
        return said.Reading.Erase("shopify");
    }

    public static Translation DataAsked(ShopifyDelivery said)
    {
        said.Expect("Customer", "orders_to_redact", "line_items");
        Domain(said);
        Name(said, "orders_requested");
        var request = said.Body["data_request"]["id"].Id() ?? said.Reading.Delivery.Key.Id;
        return said.Reading.Add(new Fact.DataAsked(request)
        {
            Key = $"shopify:data_request:{request}",
            OccurredAt = said.At,
            ReceivedAt = said.Reading.ReceivedAt,
        });
    }

    public static Translation ShopRedact(ShopifyDelivery said)
    {
        // It names the shop and nobody: whatever names a person asks for less.
        said.Expect("Shop", "customer", "orders_to_redact", "orders_requested", "data_request", "line_items", "email");
        Domain(said);
        return new Translation.EraseStore("shopify");
    }

    // The body is the shop; its domain stands in it under another name.
    public static Translation Uninstalled(ShopifyDelivery said)
    {
        said.Expect("Shop", "line_items", "order_id", "email_marketing_consent", "orders_requested", "orders_to_redact");
        if (said.Body["myshopify_domain"].Text() is { } domain && !IsOurs(said, domain))
        {
            said.Body["myshopify_domain"].Fault("names another shop than the headers");
        }

        return said.At < said.Reading.ReceivedAt - UninstalledLately
            ? new Translation.Ignored("an uninstallation of more than 7 days ago")
            : new Translation.PauseStore("The app was uninstalled from Shopify.");
    }

    // The headers are not signed: what destroys must be said in the body, too.
    private static void Domain(ShopifyDelivery said)
    {
        var domain = said.Body["shop_domain"];
        if (!IsOurs(said, domain.Required(domain.Text())))
        {
            domain.Fault("names another shop than the headers");
        }
    }

    private static bool IsOurs(ShopifyDelivery said, string? domain) =>
        string.Equals(domain, said.Reading.Shop.Settings.Shopify.ShopDomain, StringComparison.OrdinalIgnoreCase);

    private static void Name(ShopifyDelivery said, string orders)
    {
        var customer = said.Body["customer"];
        said.Names.Customer("shopify", customer["id"].Id());
        foreach (var order in said.Body[orders].Items())
        {
            if (order.Id() is { } id)
            {
                said.Names.Order(ShopifyDelivery.Order(id));
            }
        }

        said.Names.Email(customer["email"].Text());
        said.Names.Phone(customer["phone"].Text());
    }
}
