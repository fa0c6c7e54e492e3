using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PostSale.Local.Tests.Support;

/// <summary>Requests as the providers sign them.</summary>
internal static class Signed
{
    public static HttpRequestMessage Stripe(Shop shop, byte[] body, Instant at)
    {
        var time = Seconds(at);
        var signature = Convert.ToHexStringLower(Hash(Encoding.UTF8.GetBytes(shop.StripeSecret), $"{time}.", body));
        return Post("stripe", body, ("Stripe-Signature", $"t={time},v1={signature}"));
    }

    public static HttpRequestMessage Shopify(Shop shop, string topic, string id, byte[] body, Instant? triggered = null)
    {
        var signature = Convert.ToBase64String(Hash(Encoding.UTF8.GetBytes(shop.ShopifySecret), "", body));
        return Post(
            "shopify", body,
            ("X-Shopify-Hmac-Sha256", signature), ("X-Shopify-Topic", topic), ("X-Shopify-Webhook-Id", id), ("X-Shopify-Shop-Domain", Shop.ShopDomain),
            ("X-Shopify-Triggered-At", triggered?.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? ""));
    }

    public static HttpRequestMessage Events(Shop shop, string id, byte[] body, Instant at)
    {
        var time = Seconds(at);
        var signature = Convert.ToBase64String(Hash(Convert.FromBase64String(shop.EventsSecret["whsec_".Length..]), $"{id}.{time}.", body));
        return Post("events", body, ("webhook-id", id), ("webhook-timestamp", time), ("webhook-signature", $"v1,{signature}"));
    }

    private static HttpRequestMessage Post(string provider, byte[] body, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/{Shop.Id}/{provider}") { Content = new ByteArrayContent(body) };
        request.Content.Headers.Add("Content-Type", "application/json");
        foreach (var (name, value) in headers)
        {
            if (value.Length > 0)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    private static string Seconds(Instant at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static byte[] Hash(byte[] key, string prefix, byte[] body) => HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes(prefix), .. body]);
}
