using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using PostSale.Application.Ports;
using PostSale.Application.Telemetry;

namespace PostSale.Telemetry;

/// <summary>Measures twice a minute how late the oldest of everything is.</summary>
internal sealed class Backlog(MeasureBacklog measure, IClock clock, ILogger<Backlog> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        try
        {
            do
            {
                await Measure(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task Measure(CancellationToken cancellation)
    {
        try
        {
            await measure.Run(clock.GetCurrentInstant(), cancellation);
        }
        catch (StoreUnavailableException unavailable)
        {
            log.LogWarning("What waits could not be measured: {Reason}", unavailable.Message);
        }
    }
}
