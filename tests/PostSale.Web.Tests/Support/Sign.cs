using System.Globalization;
using System.Security.Cryptography;

namespace PostSale.Web.Tests.Support;

/// <summary>Signs as the providers do; written apart from what verifies.</summary>
internal static class Sign
{
    public static string Hex(string secret, Instant at, byte[] body) =>
        Convert.ToHexStringLower(Hash(Encoding.UTF8.GetBytes(secret), $"{Seconds(at)}.", body));

    public static string Stripe(byte[] body, Instant at, string secret = Given.StripeSecret) => $"t={Seconds(at)},v1={Hex(secret, at, body)}";

    public static string Shopify(byte[] body, string secret = Given.ShopifySecret) =>
        Convert.ToBase64String(Hash(Encoding.UTF8.GetBytes(secret), "", body));

    public static string Events(string id, byte[] body, Instant at, string secret = Given.EventsSecret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        return "v1," + Convert.ToBase64String(Hash(key, $"{id}.{Seconds(at)}.", body));
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "SHA-1 is Twilio's choice.")]
    public static string Twilio(string url, IEnumerable<(string Name, string Value)> fields, string token = Given.TwilioToken)
    {
        var text = url + string.Concat(fields.OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => field.Name + field.Value));
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text)));
    }

    public static string Seconds(Instant at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static byte[] Hash(byte[] key, string prefix, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(prefix), .. body];
        return HMACSHA256.HashData(key, signed);
    }
}
