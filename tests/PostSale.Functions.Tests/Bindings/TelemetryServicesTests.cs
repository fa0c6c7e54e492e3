using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using PostSale.Telemetry;

namespace PostSale.Functions.Tests.Bindings;

/// <summary>Telemetry goes where a setting says, and costs nothing where none does.</summary>
public sealed class TelemetryServicesTests
{
    private const string Insights = "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=http://127.0.0.1:9/";

    [Fact]
    public void WithoutAnExporter_NothingIsAdded()
    {
        var services = new ServiceCollection();
        Assert.Null(services.AddPostSaleTelemetry(Configuration()));
        Assert.Empty(services);
    }

    [Theory]
    [InlineData(TelemetryServices.Collector, "http://127.0.0.1:9")]
    [InlineData(TelemetryServices.Insights, Insights)]
    [InlineData(TelemetryServices.Insights, Insights, TelemetryServices.InsightsIdentity, "ClientId=11111111-1111-1111-1111-111111111111;Authorization=AAD")]
    [InlineData(TelemetryServices.Insights, Insights, TelemetryServices.Collector, "http://127.0.0.1:9")]
    public async Task WithAnExporter_EverythingIsTold(params string[] settings)
    {
        var configuration = Configuration(settings);
        var services = new ServiceCollection().AddLogging().AddSingleton(configuration);
        Assert.NotNull(services.AddPostSaleTelemetry(configuration));
        await using var provider = services.BuildServiceProvider();
        Assert.NotNull(provider.GetService<TracerProvider>());
        Assert.NotNull(provider.GetService<MeterProvider>());
    }

    private static IConfiguration Configuration(params string[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))).Build();
}
