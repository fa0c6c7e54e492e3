using System.Text.Json;
using System.Text.RegularExpressions;

namespace PostSale.Infra.Tests;

/// <summary>What the templates expand to with everything switched on.</summary>
internal static partial class Snapshot
{
    private static readonly JsonElement Root = JsonDocument.Parse(Repository.Read("infra", "check.snapshot.json")).RootElement;

    public static IReadOnlyList<JsonElement> All { get; } = [.. Root.GetProperty("predictedResources").EnumerateArray()];

    public static IEnumerable<JsonElement> Of(string type) => All.Where(one => one.GetProperty("type").GetString() == type);

    public static JsonElement Single(string type) => Assert.Single(Of(type));

    /// <summary>The last part of a resource's name.</summary>
    public static string Name(JsonElement resource) => resource.GetProperty("name").GetString()!.Split('/')[^1];

    public static string[] Words(string output) => Root.GetProperty("outputs").GetProperty(output).GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static IEnumerable<string> Outputs => Root.GetProperty("outputs").EnumerateObject().Select(one => one.Name);

    /// <summary>The app's settings, as they are declared.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = Single("Microsoft.Web/sites/config").GetProperty("properties")
        .EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString()!);

    /// <returns>The secret that a setting refers to; null when it refers to none.</returns>
    public static string? Secret(string value) => Reference().Match(value) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"\A@Microsoft\.KeyVault\(VaultName=[a-z0-9-]+;SecretName=([a-z0-9-]+)\)\z")]
    private static partial Regex Reference();
}
