using System.Security.Cryptography;
using System.Text.Json.Nodes;
using PostSale.Application.Settings;

namespace PostSale.Benchmarks.Support;

/// <summary>The settings of the shop that is measured, with secrets of this run's own.</summary>
internal sealed class Shop
{
    public const string Id = "loja";

    private readonly string settings;

    public Shop(string folder)
    {
        var json = JsonNode.Parse(StarterSettings.Create(Id, Repository.Strategy, isPortuguese: true, RandomNumberGenerator.GetBytes).Json)!;
        json["PostSale"]!["Stores"]![Id]!["Stripe"]!["WebhookSecrets"]!.AsArray().Add(Secret);
        json["PostSale"]!["Stores"]![Id]!["Events"] = new JsonObject { ["Secrets"] = new JsonArray(EventsSecret) };
        settings = Path.Combine(folder, "postsale.json");
        File.WriteAllText(settings, json.ToJsonString());
    }

    /// <summary>With which Stripe signs.</summary>
    public string Secret { get; } = "whsec_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    /// <summary>With which an app of the shop's own signs.</summary>
    public string EventsSecret { get; } = "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>Starts the real host.</summary>
    public Child Serve(string data) => Child.Start(Repository.Host, "serve", "--port", "0", "--config", settings, "--data", data);

    /// <summary>Runs a verb of the host to its end.</summary>
    public Task<Ran> Do(params string[] arguments) => Child.Run(Repository.Host, [.. arguments, "--config", settings]);
}
