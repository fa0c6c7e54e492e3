using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PostSale.Application.Settings;

/// <summary>A new shop's first settings, with keys of its own.</summary>
public sealed class StarterSettings
{
    // To be read and changed by a person: accents stay as they are.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private StarterSettings(string json, string adminKey)
    {
        Json = json;
        AdminKey = adminKey;
    }

    /// <summary>The text of a settings file. Holds secrets.</summary>
    public string Json { get; }

    /// <summary>The bearer key of the role admin. The settings hold only its hash, so this is the one moment to show it.</summary>
    public string AdminKey { get; }

    /// <param name="store">The store's id.</param>
    /// <param name="strategy">The strategy's folder, as the settings shall name it.</param>
    /// <param name="isPortuguese">A shop in Brazil; else one in the United States.</param>
    /// <param name="random">Gives that many unpredictable bytes, each time others.</param>
    /// <param name="port">Where the shop is served on this machine.</param>
    /// <param name="identity">The identity key, 32 bytes, where it must be a certain one.</param>
    public static StarterSettings Create(
        string store, string strategy, bool isPortuguese, Func<int, byte[]> random, int port = 7071, byte[]? identity = null)
    {
        var adminKey = $"ps_{Base64Url.EncodeToString(random(32))}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(adminKey)));
        var settings = new JsonObject
        {
            ["PostSale"] = new JsonObject
            {
                ["PublicUrl"] = $"http://localhost:{port.ToString(CultureInfo.InvariantCulture)}",
                ["IdentityKey"] = Convert.ToBase64String(identity ?? random(32)),
                ["LinkKeys"] = new JsonArray(Convert.ToBase64String(random(32))),
                ["Ops"] = new JsonObject { ["Keys"] = new JsonArray(new JsonObject { ["Role"] = "admin", ["Sha256"] = hash }) },
                ["Email"] = new JsonObject { ["Provider"] = "pickup" },
                ["Sms"] = new JsonObject { ["Provider"] = "pickup" },
                ["Stores"] = new JsonObject { [store] = Store(strategy, isPortuguese, random) },
            },
        };
        return new(settings.ToJsonString(Readable) + "\n", adminKey);
    }

    private static JsonObject Store(string strategy, bool isPortuguese, Func<int, byte[]> random) => new()
    {
        ["Name"] = isPortuguese ? "Loja Exemplo" : "Example Shop",
        ["Locale"] = isPortuguese ? "pt-BR" : "en-US",
        ["TimeZone"] = isPortuguese ? "America/Sao_Paulo" : "America/New_York",
        ["Currency"] = isPortuguese ? "BRL" : "USD",
        ["Strategy"] = strategy,
        ["Consent"] = "explicit",
        ["Confirmation"] = "confirm",
        ["Sender"] = new JsonObject
        {
            ["Email"] = isPortuguese ? "oi@loja.example" : "hello@shop.example",
            ["Name"] = isPortuguese ? "Loja Exemplo" : "Example Shop",
            ["ReplyTo"] = isPortuguese ? "ajuda@loja.example" : "help@shop.example",
            ["PostalAddress"] = isPortuguese ? "Rua A, 1, São Paulo" : "1 Main Street, Springfield",
        },
        ["Stripe"] = new JsonObject { ["WebhookSecrets"] = new JsonArray(), ["AcceptTestMode"] = false },
        ["Shopify"] = new JsonObject { ["ShopDomain"] = "", ["ClientSecrets"] = new JsonArray(), ["AcceptTestMode"] = false },
        ["Events"] = new JsonObject { ["Secrets"] = new JsonArray($"whsec_{Convert.ToBase64String(random(32))}") },
    };
}
