using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Shopify;

internal static class ShopifyOrder
{
    // An order may hold more lines than a fact has room for, and the shop could not mend it: the rest is left out.
    private const int MaxItems = 250;

    private const int MaxSkuLength = 100;

    public static Translation Paid(ShopifyDelivery said)
    {
        var body = said.Body;
        var (id, order) = Read(said);
        var amount = body["total_price"].Required(body["total_price"].Amount());
        var currency = body["currency"].Required(body["currency"].CurrencyCode()) ?? "";
        var person = Person(said);
        var consents = ShopifyConsent.OfOrder(said, id);
        return said.Reading.Introduce(
        [
            new Fact.OrderPaid(order, new(amount, currency, DisplayText.Clean(body["name"].Text()), Items(body["line_items"])))
            {
                Key = $"shopify:order:{id}:paid",
                OccurredAt = said.At,
                ReceivedAt = said.Reading.ReceivedAt,
                Person = person,
            },
            .. consents,
        ]);
    }

    public static Translation Shipped(ShopifyDelivery said)
    {
        var (id, order) = Read(said);
        Person(said);
        return said.Reading.Add(new Fact.OrderShipped(order)
        {
            Key = $"shopify:order:{id}:shipped",
            OccurredAt = said.At,
            ReceivedAt = said.Reading.ReceivedAt,
        });
    }

    public static Translation Cancelled(ShopifyDelivery said)
    {
        var (id, order) = Read(said);
        Person(said);
        var cancelled = said.Body["cancelled_at"];
        if (!cancelled.IsAbsent && !cancelled.Exists)
        {
            cancelled.Fault("says that the order is not cancelled, against the topic");
        }

        return said.Reading.Add(new Fact.OrderCancelled(order)
        {
            Key = $"shopify:order:{id}:cancelled",
            OccurredAt = said.At,
            ReceivedAt = said.Reading.ReceivedAt,
        });
    }

    public static Translation Delivered(ShopifyDelivery said)
    {
        said.Expect("FulfillmentEvent", "line_items", "total_price");
        var id = said.Required("order_id");
        var order = said.Names.Order(ShopifyDelivery.Order(id));
        var status = said.Body["status"].Required(said.Body["status"].Text());
        return status is "delivered"
            ? said.Reading.Add(new Fact.OrderDelivered(order)
            {
                Key = $"shopify:order:{id}:delivered",
                OccurredAt = said.At,
                ReceivedAt = said.Reading.ReceivedAt,
            })
            : new Translation.Ignored("on its way, not yet delivered");
    }

    private static (string Id, OrderRefs Order) Read(ShopifyDelivery said)
    {
        said.Expect("Order", "order_id", "refund_line_items");
        var id = said.Required("id");
        var checkout = said.Body["checkout_id"].Id();
        return (id, said.Names.Order(ShopifyDelivery.Order(id), checkout is null ? null : $"shopify:checkout:{checkout}"));
    }

    private static PersonDetails Person(ShopifyDelivery said)
    {
        var body = said.Body;
        var customer = body["customer"];
        said.Names.Customer("shopify", customer["id"].Id());
        // Each is read whichever wins: all of them name the customer.
        var ordered = said.Names.Email(body["email"].Text()) ?? said.Names.Email(body["contact_email"].Text());
        var registered = said.Names.Email(customer["email"].Text());
        var phone = said.Names.Phone(body["phone"].Text());
        var registeredPhone = said.Names.Phone(customer["phone"].Text());
        return new(
            Name: Details.Name(customer["first_name"].Text(), customer["last_name"].Text())
                ?? Details.Name(body["billing_address"]["name"].Text()),
            Email: ordered ?? registered,
            EmailRank: ordered is null ? 0 : 1,
            Phone: phone ?? registeredPhone,
            Locale: Details.Locale(body["customer_locale"].Text()));
    }

    private static ImmutableArray<OrderItem> Items(Node lines) =>
    [
        .. lines.Items().Take(MaxItems)
            .Select(line => (Line: line, Quantity: line["quantity"].Whole() ?? 1))
            .Where(item => item.Quantity > 0)
            .Select(item => new OrderItem(
                Sku(item.Line),
                DisplayText.Clean(item.Line["title"].Text() ?? item.Line["name"].Text()),
                (int)Math.Min(item.Quantity, int.MaxValue),
                "")),
    ];

    private static string Sku(Node line) => (DisplayText.Clean(line["sku"].Text(), MaxSkuLength), line["product_id"].Id()) switch
    {
        ({ Length: > 0 } sku, _) => sku,
        (_, { } product) => $"product:{product}",
        _ => "",
    };
}
