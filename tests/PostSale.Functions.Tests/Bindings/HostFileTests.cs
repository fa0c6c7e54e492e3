using System.Text.Json;

namespace PostSale.Functions.Tests.Bindings;

/// <summary>The host's own settings, as they lie beside the app.</summary>
public sealed class HostFileTests
{
    private static readonly JsonElement Host = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "host.json"))).RootElement;

    [Theory]
    [InlineData("\"2.0\"", "version")]
    [InlineData("\"OpenTelemetry\"", "telemetryMode")]
    [InlineData("\"\"", "extensions", "http", "routePrefix")]
    [InlineData("\"PostSale\"", "extensions", "durableTask", "hubName")]
    [InlineData("\"1.0.0\"", "extensions", "durableTask", "defaultVersion")]
    [InlineData("\"CurrentOrOlder\"", "extensions", "durableTask", "versionMatchStrategy")]
    [InlineData("\"Reject\"", "extensions", "durableTask", "versionFailureStrategy")]
    [InlineData("4", "extensions", "durableTask", "storageProvider", "partitionCount")]
    [InlineData("\"AzureWebJobsStorage\"", "extensions", "durableTask", "storageProvider", "connectionName")]
    [InlineData("false", "extensions", "durableTask", "tracing", "traceInputsAndOutputs")]
    [InlineData("false", "extensions", "serviceBus", "autoCompleteMessages")]
    [InlineData("0", "extensions", "serviceBus", "prefetchCount")]
    public void Setting_IsWhatTheCodeRestsOn(string value, params string[] path) =>
        Assert.Equal(value, path.Aggregate(Host, (element, name) => element.GetProperty(name)).GetRawText());

    [Fact]
    public void TheStrategies_LieBesideTheApp() =>
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "strategies", "loja-fisica", "strategy.yaml")));
}
