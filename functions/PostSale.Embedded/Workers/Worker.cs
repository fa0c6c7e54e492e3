using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PostSale.Embedded.Workers;

/// <summary>Runs the jobs in real time: when the bell rings, when something falls due, and once a minute in any case.</summary>
public sealed class Worker(Conveyor conveyor, TravellingClock clock, Bell bell, ILogger<Worker> logger) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = await Turn(stoppingToken);
            try
            {
                await bell.Heard(wait, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<TimeSpan> Turn(CancellationToken stopping)
    {
        try
        {
            using var hold = await conveyor.Hold(stopping);
            var next = await conveyor.Settle(clock.GetCurrentInstant(), stopping);
            var wait = next is { } due ? due - clock.GetCurrentInstant() : Duration.MaxValue;
            return wait > Duration.FromTimeSpan(Longest) ? Longest : wait < Duration.Zero ? TimeSpan.Zero : wait.ToTimeSpan();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (StoreUnavailableException fault)
        {
            logger.LogError("The work waits: {Reason}", fault.Message);
            return AfterFault;
        }
        catch (Exception fault)
        {
            // One customer's trouble must not end everybody's follow-up; what failed is still due and is tried again.
            logger.LogError(fault, "A job failed; it is tried again in a second");
            return AfterFault;
        }
    }
}
