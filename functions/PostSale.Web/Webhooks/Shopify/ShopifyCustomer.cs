using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Shopify;

internal static class ShopifyCustomer
{
    public static Translation Updated(ShopifyDelivery said)
    {
        said.Expect("Customer", "order_id", "line_items", "total_price");
        var body = said.Body;
        var id = said.Required("id");
        said.Names.Customer("shopify", id);
        var dated = said.Reading.Delivery.TriggeredAt is null && body["updated_at"].IsoTime() is { } updated
            ? said with { At = said.Reading.Ours(updated) }
            : said;
        var consents = ShopifyConsent.OfCustomer(dated, body, id);
        return said.Reading.Introduce(
        [
            // Keyed by the delivery: within one second a customer may change twice, and a repetition changes nothing.
            new Fact.CustomerUpdated
            {
                Key = said.DeliveryKey,
                OccurredAt = dated.At,
                ReceivedAt = said.Reading.ReceivedAt,
                Person = new(
                    Name: Details.Name(body["first_name"].Text(), body["last_name"].Text()),
                    Email: said.Names.Email(body["email"].Text()),
                    Phone: said.Names.Phone(body["phone"].Text()),
                    Locale: Details.Locale(body["locale"].Text())),
            },
            .. consents,
        ]);
    }
}
