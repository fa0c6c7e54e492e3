using System.Globalization;
using System.Text;

namespace PostSale.Local.Tests.Support;

/// <summary>One purchase and what becomes of it, as each provider tells it.</summary>
/// <param name="Id">Letters and digits; names the order and its deliveries.</param>
internal sealed record Purchase(Shop Shop, string Provider, string Id)
{
    public static TheoryData<string> Providers => new("stripe", "shopify", "events");

    /// <summary>Names the customer.</summary>
    public string By { get; init; } = Id;

    public string Email => $"{By}@cliente.example";

    /// <summary>Amount in cents.</summary>
    public int Amount { get; init; } = 9990;

    /// <summary>Of the events, how the customer is described besides.</summary>
    public JsonObject Details { get; init; } = [];

    private string Major => (Amount / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    // Shopify's ids are numbers.
    private long Number => Numbered(Id);

    /// <param name="at">The moment it happens, by either clock.</param>
    /// <param name="signed">When a repetition is signed; null for the first time, as it happens.</param>
    public HttpRequestMessage Paid(Instant at, Instant? signed = null) => Provider switch
    {
        "stripe" => Stripe("invoice.paid", at, Invoice(), signed),
        "shopify" => Signed.Shopify(Shop, "orders/paid", $"wh-{Id}-paid", Bytes(new()
        {
            ["id"] = Number, ["name"] = $"#{Number}", ["email"] = Email, ["total_price"] = Major, ["currency"] = "BRL",
            ["customer"] = new JsonObject { ["id"] = Numbered(By) + 1, ["email"] = Email, ["first_name"] = "Cliente" },
            ["line_items"] = new JsonArray(new JsonObject { ["id"] = 1, ["sku"] = "CAN", ["title"] = "Caneca", ["quantity"] = 1, ["product_id"] = 7 }),
        }), at),
        _ => Event("order.paid", at, new()
        {
            ["order"] = Id, ["amount"] = Amount / 100m, ["currency"] = "BRL",
            ["items"] = new JsonArray(new JsonObject { ["sku"] = "CAN", ["name"] = "Caneca", ["quantity"] = 1 }),
        }, named: true, signed),
    };

    /// <summary>Names the order only, as providers do.</summary>
    public HttpRequestMessage Refunded(Instant at) => Provider switch
    {
        "stripe" => Stripe("charge.refunded", at, new()
        {
            ["id"] = $"ch_{Id}", ["object"] = "charge", ["amount"] = Amount, ["amount_refunded"] = Amount, ["currency"] = "brl", ["refunded"] = true,
        }),
        "shopify" => Signed.Shopify(Shop, "refunds/create", $"wh-{Id}-refund", Bytes(new()
        {
            ["id"] = Number + 2, ["order_id"] = Number,
            ["transactions"] = new JsonArray(new JsonObject { ["kind"] = "refund", ["status"] = "success", ["amount"] = Major }),
        }), at),
        _ => Event("order.refunded", at, new() { ["order"] = Id, ["amount"] = Amount / 100m }),
    };

    /// <summary>Through the contract's own events, which every store takes.</summary>
    public HttpRequestMessage Consented(Instant at) =>
        Event("consent.granted", at, new() { ["channel"] = "email", ["purpose"] = "marketing", ["source"] = "checkout" }, named: true);

    public HttpRequestMessage Event(string type, Instant at, JsonObject data, bool named = false, Instant? signed = null)
    {
        data["id"] = $"{Id}-{type}";
        if (named)
        {
            data["customer"] = new JsonObject(Details.Select(detail => KeyValuePair.Create(detail.Key, detail.Value?.DeepClone())))
            {
                ["id"] = $"u-{By}", ["email"] = Email,
            };
        }

        var body = new JsonObject { ["type"] = type, ["timestamp"] = at.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), ["data"] = data };
        return Signed.Events(Shop, $"msg-{Id}-{type}", Bytes(body), signed ?? at);
    }

    /// <summary>What Stripe says besides about the same payment.</summary>
    public HttpRequestMessage PaidTwin(Instant at) => Stripe("invoice.payment_succeeded", at, Invoice());

    private JsonObject Invoice() => new()
    {
        ["id"] = $"in_{Id}", ["object"] = "invoice", ["amount_paid"] = Amount, ["currency"] = "brl", ["billing_reason"] = "manual",
        ["customer"] = $"cus_{By}", ["customer_email"] = Email, ["customer_name"] = "Cliente de Teste", ["charge"] = $"ch_{Id}", ["number"] = $"N-{Id}",
        ["lines"] = new JsonObject
        {
            ["data"] = new JsonArray(new JsonObject
            {
                ["amount"] = Amount, ["description"] = "Caneca", ["quantity"] = 1, ["price"] = new JsonObject { ["product"] = "prod_caneca" },
            }),
        },
    };

    private static long Numbered(string name) => Math.Abs(name.Aggregate(17L, (hash, letter) => unchecked(hash * 31 + letter))) % 1_000_000_000_000;

    private HttpRequestMessage Stripe(string type, Instant at, JsonObject content, Instant? signed = null) => Signed.Stripe(Shop, Bytes(new()
    {
        ["id"] = $"evt_{Id}_{type.Replace('.', '_')}", ["object"] = "event", ["type"] = type, ["created"] = at.ToUnixTimeSeconds(), ["livemode"] = true,
        ["data"] = new JsonObject { ["object"] = content },
    }), signed ?? at);

    private static byte[] Bytes(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString());
}
