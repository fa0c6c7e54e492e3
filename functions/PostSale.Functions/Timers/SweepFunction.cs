using Microsoft.DurableTask.Client;
using PostSale.Application.Sweeping;
using PostSale.Functions.Customers;

namespace PostSale.Functions.Timers;

public sealed class SweepFunction(Sweep sweep, IClock clock, ILogger<SweepFunction> log)
{
    /// <summary>Every minute, on the minute.</summary>
    public const string Schedule = "0 * * * * *";

    [Function("Sweep")]
    public async Task Run([TimerTrigger(Schedule)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var swept = await sweep.Run(new DurableNudge(client, log), clock.GetCurrentInstant(), cancellation);
        log.LogInformation(
            "Swept: {Routed} deliveries, {Resolved} lost claims, {Nudged} customers, {Rung} messages; late: {Late}",
            swept.Routed, swept.Resolved, swept.Nudged, swept.Rung, timer.IsPastDue);
    }
}
