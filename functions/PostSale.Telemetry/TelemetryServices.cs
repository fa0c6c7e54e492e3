using System.Collections;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using PostSale.Application.Telemetry;

namespace PostSale.Telemetry;

/// <summary>Where traces, metrics and logs go, the same on every host.</summary>
public static class TelemetryServices
{
    /// <summary>An OpenTelemetry collector's address, by the name that all its tools know.</summary>
    public const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Application Insights, by the name that Azure gives it.</summary>
    public const string Insights = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>Present where Application Insights takes identities only; the client's id in it is the app's.</summary>
    public const string InsightsIdentity = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>What the environment says of telemetry, for a host that takes nothing else from there.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> FromEnvironment() =>
        from DictionaryEntry one in Environment.GetEnvironmentVariables()
        let name = (string)one.Key
        where name.StartsWith("OTEL_", StringComparison.Ordinal) || name is Insights or InsightsIdentity or "AZURE_CLIENT_ID"
        select KeyValuePair.Create(name, (string?)one.Value);

    /// <summary>Adds what the configuration names an exporter for.</summary>
    /// <returns>Null when it names none: then nothing at all is added, and nothing is measured.</returns>
    public static OpenTelemetryBuilder? AddPostSaleTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var toCollector = configuration[Collector] is { Length: > 0 };
        var insights = configuration[Insights] is { Length: > 0 } connection ? connection : null;
        if (!toCollector && insights is null)
        {
            return null;
        }

        var telemetry = services.AddPostSaleSources();
        if (toCollector)
        {
            telemetry.UseOtlpExporter();
        }

        if (insights is not null)
        {
            telemetry.UseAzureMonitorExporter(options =>
            {
                options.ConnectionString = insights;
                if (configuration[InsightsIdentity] is { Length: > 0 })
                {
                    options.Credential = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = configuration["AZURE_CLIENT_ID"] });
                }
            });
        }

        return telemetry;
    }

    /// <summary>Everything that is told, without anybody to tell it to.</summary>
    /// <remarks>Only our own sources: those of ASP.NET Core, HTTP and Azure's clients put addresses into spans, and ours hold capabilities.</remarks>
    public static OpenTelemetryBuilder AddPostSaleSources(this IServiceCollection services)
    {
        services.AddSingleton<MeasureBacklog>().AddHostedService<Backlog>();
        return services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(Tracing.Name))
            .WithMetrics(metrics => metrics.AddMeter(Measures.Name))
            .WithLogging();
    }
}
