using System.Globalization;
using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Shopify;

internal static class ShopifyRefund
{
    public static Translation Created(ShopifyDelivery said)
    {
        said.Expect("Refund", "total_price", "line_items");
        var id = said.Required("id");
        var order = said.Names.Order(ShopifyDelivery.Order(said.Required("order_id")));
        var transactions = said.Body["transactions"].Items();
        var returned = transactions.Count > 0 ? transactions.Sum(Paid) : said.Body["refund_line_items"].Items().Sum(Worth);
        return said.Reading.Add(new Fact.OrderRefunded(order, id, said.Body["transactions"].Bounded(returned))
        {
            // A refund may be told while its money is under way, and again when it has arrived: each amount is one fact of one refund.
            Key = string.Create(CultureInfo.InvariantCulture, $"shopify:refund:{id}:{returned:0.####}"),
            // Its own date, so that it happened once however often it is told.
            OccurredAt = said.Body["created_at"].IsoTime() is { } created ? said.Reading.Ours(created) : said.At,
            ReceivedAt = said.Reading.ReceivedAt,
        });
    }

    // What fell through was not given back.
    private static decimal Paid(Node transaction) =>
        transaction["kind"].Text() is "refund" && transaction["status"].Text() is "success" or null
            ? transaction["amount"].Amount() ?? 0
            : 0;

    private static decimal Worth(Node line) => (line["subtotal"].Amount() ?? 0) + (line["total_tax"].Amount() ?? 0);
}
