using Microsoft.Extensions.Hosting;
using PostSale.Application.Starting;

namespace PostSale.Functions.Composition;

/// <summary>Hears within seconds of what another instance has switched.</summary>
public sealed class SwitchRefresh(Switchboard switchboard, ILogger<SwitchRefresh> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        do
        {
            try
            {
                await switchboard.Refresh(stoppingToken);
            }
            catch (StoreUnavailableException unavailable)
            {
                // What was switched last holds on.
                log.LogWarning("The switches could not be read: {Reason}", unavailable.Message);
            }
        }
        while (await Next(timer, stoppingToken));
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
