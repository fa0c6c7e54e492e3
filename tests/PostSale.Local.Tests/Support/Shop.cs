using System.Security.Cryptography;
using System.Text;

namespace PostSale.Local.Tests.Support;

/// <summary>A shop on disk: settings of the contract's form with secrets of its own, and a data folder.</summary>
internal sealed class Shop : IDisposable
{
    public const string Id = "loja";
    public const string ShopDomain = "loja-de-teste.myshopify.com";

    private readonly TemporaryFolder folder = new();

    public Shop(string zone = "America/Sao_Paulo", string? data = null, string? strategy = null)
    {
        Zone = DateTimeZoneProviders.Tzdb[zone];
        Data = data ?? folder.At("data");
        Settings = new JsonObject
        {
            ["PostSale"] = new JsonObject
            {
                ["PublicUrl"] = "http://localhost:7071",
                ["IdentityKey"] = Key(),
                ["LinkKeys"] = new JsonArray(Key()),
                ["Ops"] = new JsonObject
                {
                    ["Keys"] = new JsonArray(Hashed("admin", AdminKey), Hashed("agent", AgentKey), Hashed("reader", ReaderKey)),
                },
                ["Email"] = new JsonObject { ["Provider"] = "pickup" },
                ["Sms"] = new JsonObject { ["Provider"] = "pickup" },
                ["Stores"] = new JsonObject
                {
                    [Id] = new JsonObject
                    {
                        ["Name"] = "Loja de Teste",
                        ["Locale"] = "pt-BR",
                        ["TimeZone"] = zone,
                        ["Currency"] = "BRL",
                        ["Strategy"] = strategy ?? Repository.Strategy,
                        ["Consent"] = "explicit",
                        ["Confirmation"] = "confirm",
                        ["Sender"] = new JsonObject
                        {
                            ["Email"] = "oi@loja.example",
                            ["Name"] = "Loja de Teste",
                            ["ReplyTo"] = "ajuda@loja.example",
                            ["PostalAddress"] = "Rua A, 1, São Paulo",
                        },
                        ["Stripe"] = new JsonObject { ["WebhookSecrets"] = new JsonArray(StripeSecret), ["AcceptTestMode"] = false },
                        ["Shopify"] = new JsonObject
                        {
                            ["ShopDomain"] = ShopDomain, ["ClientSecrets"] = new JsonArray(ShopifySecret), ["AcceptTestMode"] = false,
                        },
                        ["Events"] = new JsonObject { ["Secrets"] = new JsonArray(EventsSecret) },
                    },
                },
            },
        };
    }

    public DateTimeZone Zone { get; }

    public string Folder => folder.Path;

    public string Data { get; }

    public string StripeSecret { get; } = $"whsec_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))}";

    public string ShopifySecret { get; } = $"shpss_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";

    public string EventsSecret { get; } = $"whsec_{Key()}";

    public string AdminKey { get; } = Key();

    public string AgentKey { get; } = Key();

    public string ReaderKey { get; } = Key();

    /// <summary>May be changed before they are written.</summary>
    public JsonObject Settings { get; }

    public JsonObject Store => Settings["PostSale"]!["Stores"]![Id]!.AsObject();

    /// <summary>Writes the settings as they are now.</summary>
    public string SettingsFile()
    {
        var path = folder.At("postsale.json");
        File.WriteAllText(path, Settings.ToJsonString());
        return path;
    }

    public void Dispose() => folder.Dispose();

    private static string Key() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static JsonObject Hashed(string role, string key) => new()
    {
        ["Role"] = role, ["Sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))),
    };
}
