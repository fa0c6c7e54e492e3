using PostSale.Application.Nightly;

namespace PostSale.Functions.Timers;

public sealed class NightlyFunction(SeeToNight night, IClock clock, ILogger<NightlyFunction> log)
{
    /// <summary>Every quarter of an hour: the stores' nights begin at their own local times, and every zone's offset is a multiple of it.</summary>
    public const string Schedule = "0 */15 * * * *";

    [Function("Nightly")]
    public async Task Run([TimerTrigger(Schedule)] TimerInfo timer, CancellationToken cancellation)
    {
        var seen = await night.Run(clock.GetCurrentInstant(), cancellation);
        log.LogInformation("Nights seen to: {Count}; late: {Late}", seen.Count, timer.IsPastDue);
    }
}
