using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Extensions.DurableTask;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PostSale.Durable.Trial.Hosting;

/// <summary>The WebJobs host with the Durable extension, told that its functions live in an isolated worker, with the app's host.json.</summary>
internal static class DurableHost
{
    /// <summary>What a function's client is told, on a line of its own once the host listens.</summary>
    public const string Ready = "client ";

    /// <param name="arguments">Folder of the shop, and where to record, if anywhere. The rest comes by the environment, as it does to a host.</param>
    public static async Task Run(string[] arguments)
    {
        var host = new HostBuilder()
            .ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(HostFile.Settings()).AddEnvironmentVariables())
            .ConfigureWebJobs(jobs => jobs.AddDurableTask())
            .ConfigureLogging(log => log.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning))
            .ConfigureServices(services => services
                .AddSingleton(new Shop(arguments[0]))
                .AddSingleton(new Recorder(arguments.ElementAtOrDefault(1)))
                .AddSingleton<HostFunctions>()
                .AddWebhooks()
                .AddSingleton<ITypeLocator, Functions>())
            .Build();
        using (host)
        {
            await host.StartAsync();
            await host.Services.GetRequiredService<IJobHost>().CallAsync(nameof(HostFunctions.Connect), null);

            // Whoever started this process holds the other end: when he goes, it goes.
            await Console.In.ReadToEndAsync();
            await host.StopAsync();
        }
    }

    private sealed class Functions : ITypeLocator
    {
        public IReadOnlyList<Type> GetTypes() => [typeof(HostFunctions)];
    }
}
