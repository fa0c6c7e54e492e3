using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace PostSale.Web.Webhooks.EmailEvents;

/// <summary>Event Grid signs nothing; it shows the secret that its subscription was made with.</summary>
internal static class EventSecret
{
    public const string Header = "X-PostSale-Event-Secret";
    public const string Field = "secret";

    /// <param name="secret">From the settings, not empty.</param>
    public static Refusal? Check(HttpRequest request, string secret)
    {
        // The header is the better place: an address ends up in logs on the way.
        var given = request.Headers.ContainsKey(Header)
            ? request.Headers.Single(Header)
            : request.Query[Field] is [{ Length: > 0 } one] ? one : null;
        return given is null ? Refusal.Malformed
            : CryptographicOperations.FixedTimeEquals(Hash(given), Hash(secret)) ? null
            : Refusal.Wrong;
    }

    // Of one length whatever was given, so that the comparison tells nothing.
    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
