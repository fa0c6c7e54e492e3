using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using PostSale.Application;
using PostSale.Application.Settings;
using PostSale.Application.Starting;

namespace PostSale.Functions.Tests.Support;

/// <summary>A shop as the settings make it, with the ready strategy that lies beside the app.</summary>
internal sealed class TestShop
{
    public const string Id = "loja";

    private TestShop(string json, PostSaleSettings settings, IShops shops)
    {
        Json = json;
        Settings = settings;
        Shops = shops;
    }

    public string Json { get; }

    public PostSaleSettings Settings { get; }

    public IShops Shops { get; }

    public static string Starter(string strategy = "loja-fisica") => StarterSettings.Create(Id, $"strategies/{strategy}", isPortuguese: true, RandomNumberGenerator.GetBytes).Json;

    public static IConfiguration Configuration(string json) =>
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();

    public static async Task<TestShop> Open(IStrategies kept, string strategy = "loja-fisica")
    {
        var json = Starter(strategy);
        var valid = Assert.IsType<SettingsResult.Valid>(SettingsReader.Read(Configuration(json), ["pickup"], ["pickup"]));
        return new(json, valid.Settings, await ConfiguredShops.Read(valid.Settings, [AppContext.BaseDirectory], kept, Instant.FromUtc(2026, 1, 1, 0, 0), CancellationToken.None));
    }

    /// <summary>The headers of Standard Webhooks over a body.</summary>
    public (string Id, string Timestamp, string Signature) Sign(string id, byte[] body, Instant at)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var key = Convert.FromBase64String(Settings.Stores[Id].Events.Secrets[0]["whsec_".Length..]);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{seconds}."), .. body];
        return (id, seconds, "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed)));
    }
}
