using System.Text.Json;
using Microsoft.Extensions.Configuration;
using PostSale.Application.Settings;

namespace PostSale.Functions.Tests.Bindings;

/// <summary>The sample that docs/azure.md has people copy: every key is known, and only what a person must fill in is amiss.</summary>
public sealed class SampleSettingsTests
{
    private static readonly Dictionary<string, string?> Values = Read();

    [Fact]
    public void Sample_LacksItsSecretsAndNothingElse()
    {
        var faulty = Assert.IsType<SettingsResult.Faulty>(SettingsReader.Read(Configuration(Values), ["pickup"], ["pickup"]));
        Assert.Equal(
            ["PostSale:IdentityKey", "PostSale:LinkKeys:0", "PostSale:Ops:Keys:0:Sha256", "PostSale:Stores:loja:Events:Secrets:0"],
            faulty.Faults.Select(fault => fault.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void SampleFilledIn_IsValid()
    {
        var filled = new Dictionary<string, string?>(Values)
        {
            ["PostSale__IdentityKey"] = Key(1),
            ["PostSale__LinkKeys__0"] = Key(2),
            ["PostSale__Ops__Keys__0__Sha256"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([3])),
            ["PostSale__Stores__loja__Events__Secrets__0"] = "whsec_" + Key(4),
        };
        Assert.IsType<SettingsResult.Valid>(SettingsReader.Read(Configuration(filled), ["pickup"], ["pickup"]));
    }

    private static string Key(int seed)
    {
        var bytes = new byte[32];
        new Random(seed).NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }

    // As the environment provider reads names.
    private static IConfiguration Configuration(Dictionary<string, string?> values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.ToDictionary(pair => pair.Key.Replace("__", ":", StringComparison.Ordinal), pair => pair.Value)).Build();

    private static Dictionary<string, string?> Read()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "local.settings.sample.json")))
        {
            at = at.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        using var sample = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(at.FullName, "local.settings.sample.json")));
        return sample.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetString());
    }
}
