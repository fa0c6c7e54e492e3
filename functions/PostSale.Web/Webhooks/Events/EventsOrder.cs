using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Events;

internal static class EventsOrder
{
    private const int MaxItems = 500;

    private const int MaxSkuLength = 100;

    public static Translation Paid(EventsBody said)
    {
        var data = said.Data;
        var order = said.Order();
        var amount = data["amount"].Required(data["amount"].Amount());
        var currency = data["currency"].Required(data["currency"].CurrencyCode()) ?? "";
        var payment = new Payment(amount, currency, DisplayText.Clean(data["order"].Id()), Items(data["items"]));
        return said.Reading.Introduce(new Fact.OrderPaid(order, payment)
        {
            Key = said.Key,
            OccurredAt = said.At,
            ReceivedAt = said.Reading.ReceivedAt,
            Person = said.Person,
        });
    }

    public static Translation Shipped(EventsBody said) => said.Reading.Add(new Fact.OrderShipped(said.Order())
    {
        Key = said.Key,
        OccurredAt = said.At,
        ReceivedAt = said.Reading.ReceivedAt,
        Person = said.Person,
    });

    public static Translation Delivered(EventsBody said) => said.Reading.Add(new Fact.OrderDelivered(said.Order())
    {
        Key = said.Key,
        OccurredAt = said.At,
        ReceivedAt = said.Reading.ReceivedAt,
        Person = said.Person,
    });

    /// <summary>Without an amount, everything.</summary>
    public static Translation Refunded(EventsBody said) =>
        said.Reading.Add(new Fact.OrderRefunded(said.Order(), said.Id, said.Data["amount"].Amount())
        {
            Key = said.Key,
            OccurredAt = said.At,
            ReceivedAt = said.Reading.ReceivedAt,
            Person = said.Person,
        });

    public static Translation Cancelled(EventsBody said) => said.Reading.Add(new Fact.OrderCancelled(said.Order())
    {
        Key = said.Key,
        OccurredAt = said.At,
        ReceivedAt = said.Reading.ReceivedAt,
        Person = said.Person,
    });

    private static ImmutableArray<OrderItem> Items(Node items)
    {
        var lines = items.Items();
        if (lines.Count > MaxItems)
        {
            items.Fault("holds more than 500 items");
            return [];
        }

        return [.. lines.Select(Item)];
    }

    private static OrderItem Item(Node line)
    {
        var quantity = line["quantity"].Whole() ?? 1;
        if (quantity is < 1 or > int.MaxValue)
        {
            line["quantity"].Fault("must be 1 or more");
            quantity = 1;
        }

        var item = new OrderItem(
            DisplayText.Clean(line["sku"].Id(), MaxSkuLength),
            DisplayText.Clean(line["name"].Text()),
            (int)quantity,
            DisplayText.Clean(line["category"].Text()));
        if (item.Product.Length == 0)
        {
            line.Fault("has neither sku nor name");
        }

        return item;
    }
}
