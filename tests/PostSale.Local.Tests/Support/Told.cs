using System.Text;

namespace PostSale.Local.Tests.Support;

/// <summary>Events of a shop's own app, one to a delivery.</summary>
internal static class Told
{
    private static int count;

    /// <param name="customer">For example an id, an e-mail, both.</param>
    /// <param name="signed">When it is told; null at once.</param>
    public static HttpRequestMessage Event(Shop shop, string type, Instant at, JsonObject? customer, JsonObject? data = null, string? id = null, Instant? signed = null)
    {
        var unique = id ?? $"told-{Interlocked.Increment(ref count)}";
        data ??= [];
        data["id"] = unique;
        if (customer is not null)
        {
            data["customer"] = customer;
        }

        var body = new JsonObject { ["type"] = type, ["timestamp"] = at.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", null), ["data"] = data };
        return Signed.Events(shop, unique, Encoding.UTF8.GetBytes(body.ToJsonString()), signed ?? at);
    }

    public static HttpRequestMessage Paid(Shop shop, string order, Instant at, JsonObject customer, Instant? signed = null) => Event(
        shop, "order.paid", at, customer, new() { ["order"] = order, ["amount"] = 99.9, ["currency"] = "BRL", ["items"] = new JsonArray(new JsonObject { ["sku"] = "CAN", ["name"] = "Caneca" }) }, signed: signed);

    public static JsonObject By(string? id = null, string? email = null, string? phone = null)
    {
        var customer = new JsonObject();
        foreach (var (name, value) in new[] { ("id", id), ("email", email), ("phone", phone) })
        {
            if (value is not null)
            {
                customer[name] = value;
            }
        }

        return customer;
    }
}
