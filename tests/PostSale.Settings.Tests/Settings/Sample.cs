using System.Text;
using Microsoft.Extensions.Configuration;
using PostSale.Application.Settings;

namespace PostSale.Settings.Tests.Settings;

/// <summary>Settings of the full form, all right, to be spoilt one key at a time.</summary>
internal static class Sample
{
    public const string IdentityKey = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";
    public const string EventsSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    public const string Json = $$"""
        { "PostSale": { "PublicUrl": "https://pos.loja.example/", "IdentityKey": "{{IdentityKey}}",
          "LinkKeys": ["QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=", "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXo1NDMyMTA="],
          "Ops": { "Keys": [ { "Role": "admin", "Sha256": "6CA13D52CA70C883E0F0BB101E425A89E8624DE51DB2D2392593AF6A84118090" } ],
            "OpenIdConnect": { "Authority": "", "ClientId": "", "ClientSecret": "", "RoleClaim": "roles" } },
          "Email": { "Provider": "smtp", "Smtp": { "Host": "smtp.loja.example", "Port": 2525, "User": "loja", "Password": "s3nh4-d0-c0rr31o", "Tls": "starttls" },
            "Azure": { "Endpoint": "", "ConnectionString": "", "EventSecret": "" } },
          "Sms": { "Provider": "pickup", "Twilio": { "AccountSid": "", "AuthTokens": [""], "MessagingServiceSid": "" } },
          "Tables": { "ConnectionString": "", "AccountUri": "" }, "Retention": { "Inbox": "40.00:00:00", "Timeline": "1000.00:00:00" },
          "Stores": { "loja": { "Name": "Loja Exemplo", "Locale": "pt-BR", "TimeZone": "America/Manaus", "Currency": "BRL", "Strategy": "strategies/loja-fisica",
            "Consent": "soft-opt-in", "Confirmation": "welcome",
            "Sender": { "Email": "oi@loja.example", "Name": "Gente da Loja", "ReplyTo": "ajuda@loja.example", "PostalAddress": "Rua A, 1, São Paulo", "Sms": "+5511999990001", "WhatsApp": "+5511999990002" },
            "Stripe": { "WebhookSecrets": ["whsec_8f2kQ0vZr5WnLx3TbY7c", "whsec_k0Zr5WnLx3TbY7c8f2Qv"], "AcceptTestMode": true },
            "Shopify": { "ShopDomain": "loja.myshopify.com", "ClientSecrets": ["9d1f4be07c2a48e6b35d"], "AcceptTestMode": false },
            "Events": { "Secrets": ["{{EventsSecret}}"] } } } } }
        """;

    /// <summary>The settings with some keys set anew, or taken out where the value is null.</summary>
    public static SettingsResult Read(params (string Key, string? Value)[] changes)
    {
        var values = Parse(Json).AsEnumerable().Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in changes)
        {
            var path = $"PostSale:{key}";
            foreach (var held in values.Keys.Where(held => held == path || held.StartsWith($"{path}:", StringComparison.Ordinal)).ToList())
            {
                values.Remove(held);
            }

            if (value is not null)
            {
                values[path] = value;
            }
        }

        return Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }

    public static SettingsResult Read(IConfiguration configuration) => SettingsReader.Read(configuration, ["pickup", "smtp"], ["pickup"]);

    public static IConfigurationRoot Parse(string json) =>
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();

    public static PostSaleSettings Valid(SettingsResult result) => Assert.IsType<SettingsResult.Valid>(result).Settings;

    /// <summary>The faults as they are printed.</summary>
    public static IReadOnlyList<string> Faults(SettingsResult result) =>
        [.. Assert.IsType<SettingsResult.Faulty>(result).Faults.Select(fault => fault.ToString())];
}
