using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using PostSale.Application.Settings;
using PostSale.Azure;
using PostSale.Functions.Composition;

namespace PostSale.Infra.Tests;

/// <summary>The settings that are declared are those that are read, and the other way round.</summary>
public sealed partial class SettingsTests
{
    // What others than the settings' reader read: the host, the identity's library, telemetry, and Connections, which is asked below.
    private static readonly string[] ReadByOthers =
    [
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING", "AZURE_CLIENT_ID", "AzureWebJobsDisableHomepage",
        "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__credential",
        "ServiceBusConnection__clientId", "ServiceBusConnection__credential", "ServiceBusConnection__fullyQualifiedNamespace",
    ];

    // Of the sample alone: what a machine at home needs, or may set.
    private static readonly string[] AtHome =
        ["AzureWebJobs.SendMessage.Disabled", "AzureWebJobsDisableHomepage", "AzureWebJobsStorage", "FUNCTIONS_WORKER_RUNTIME", Start.DataFolder];

    private static readonly Dictionary<string, string> Sample = JsonDocument.Parse(Repository.Read("local.settings.sample.json")).RootElement
        .GetProperty("Values").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString()!);

    [Fact]
    public void DeclaredSettings_AreValidOnceTheirSecretsAreThere()
    {
        var result = SettingsReader.Read(Configuration(), ["azure"], ["pickup", "twilio"]);
        Assert.True(result is SettingsResult.Valid, result is SettingsResult.Faulty faulty ? string.Join('\n', faulty.Faults) : "");
    }

    [Fact]
    public void EverySettingTheCodeReads_IsDeclaredOrInTheSample()
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        SettingsReader.Read(new RecordingConfiguration(Configuration(), seen), ["azure"], ["pickup", "twilio"]);
        var patterns = seen.Select(Pattern).ToHashSet();
        var read = patterns.Where(key => !patterns.Any(other => other.StartsWith(key + ":", StringComparison.Ordinal))).ToList();
        var declared = Snapshot.Settings.Keys.Concat(Sample.Keys).Select(key => Pattern(key.Replace("__", ":", StringComparison.Ordinal))).ToHashSet();
        Assert.True(read.Count > 40, "Reading was not seen.");
        Assert.DoesNotContain(read, key => !declared.Contains(key));
    }

    [Fact]
    public void SettingsBesideOurs_AreTheseAndNoOthers()
    {
        Assert.Equal(ReadByOthers, Beside(Snapshot.Settings.Keys));
        Assert.Equal(AtHome.Order(StringComparer.Ordinal), Beside(Sample.Keys));
    }

    // Reached by identity: the addresses are there, and no key is anywhere.
    [Fact]
    public void Connections_AreFoundAndHoldNoKey()
    {
        var connections = new Connections(Configuration(), new() { Tables = new() { AccountUri = "https://psd.table.core.windows.net/" } });
        Assert.Equal("psd", connections.Tables(new()).AccountName);
        Assert.Equal("psd", connections.Blobs(new()).AccountName);
        Assert.EndsWith(".servicebus.windows.net", Snapshot.Settings["ServiceBusConnection__fullyQualifiedNamespace"], StringComparison.Ordinal);
        Assert.DoesNotContain(Snapshot.Settings, one => one.Value.Contains("Key=", StringComparison.OrdinalIgnoreCase));
    }

    // Whoever sets one up by the hook's word must find nothing missing at the start.
    [Fact]
    public void EverySecretReferredTo_IsMadeByTheHookOrAskedFor() => Assert.Equal(
        Snapshot.Settings.Values.Select(Snapshot.Secret).OfType<string>().Order(StringComparer.Ordinal),
        new[] { "POSTSALE_KEYS", "POSTSALE_OPS_KEYS", "POSTSALE_EVENT_SECRETS", "POSTSALE_BROUGHT_SECRETS" }
            .SelectMany(Snapshot.Words).Append("event-secret").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("IdentityKey")]
    [InlineData("LinkKeys:*")]
    [InlineData("Ops:Keys:*:Sha256")]
    [InlineData("Email:Azure:EventSecret")]
    [InlineData("Sms:Twilio:AuthTokens:*")]
    [InlineData("Stores:*:Stripe:WebhookSecrets:*")]
    [InlineData("Stores:*:Shopify:ClientSecrets:*")]
    [InlineData("Stores:*:Events:Secrets:*")]
    public void ASecret_IsAReferenceToTheVault(string pattern)
    {
        var settings = Snapshot.Settings.Where(one => Pattern(one.Key.Replace("__", ":", StringComparison.Ordinal)) == "PostSale:" + pattern).ToList();
        Assert.NotEmpty(settings);
        Assert.All(settings, one => Assert.NotNull(Snapshot.Secret(one.Value)));
    }

    private static IEnumerable<string> Beside(IEnumerable<string> keys) =>
        keys.Where(key => !key.StartsWith("PostSale__", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    // A store's id and a place in a list are any.
    private static string Pattern(string key) => Place().Replace(Store().Replace(key, "PostSale:Stores:*"), ":*");

    // The declared settings with a value for everything that only a deployment knows.
    private static IConfiguration Configuration() => new ConfigurationBuilder().AddInMemoryCollection(Snapshot.Settings.Select(one =>
        new KeyValuePair<string, string?>(one.Key.Replace("__", ":", StringComparison.Ordinal), Known(one.Key, one.Value)))).Build();

    private static string Known(string key, string value) => Snapshot.Secret(value) is { } secret ? Made(secret)
        : !value.StartsWith('[') ? value
        : key.EndsWith("AccountUri", StringComparison.Ordinal) ? "https://psd.table.core.windows.net/"
        : key.EndsWith("Endpoint", StringComparison.Ordinal) ? "https://acs.communication.azure.com"
        : key.Contains("__Sender__", StringComparison.Ordinal) ? "DoNotReply@sample.azurecomm.net"
        : "11111111-1111-1111-1111-111111111111";

    // As the hook makes them.
    private static string Made(string secret)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(secret));
        return secret.EndsWith("-key", StringComparison.Ordinal) || secret.StartsWith("link-key-", StringComparison.Ordinal) ? Convert.ToBase64String(bytes)
            : secret.Contains("-events", StringComparison.Ordinal) ? "whsec_" + Convert.ToBase64String(bytes)
            : Convert.ToHexStringLower(bytes);
    }

    [GeneratedRegex(@"\APostSale:Stores:[^:]+")]
    private static partial Regex Store();

    [GeneratedRegex(@":\d+")]
    private static partial Regex Place();
}
