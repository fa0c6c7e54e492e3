using Microsoft.DurableTask;

namespace PostSale.Functions.Customers;

/// <summary>Looks after one customer: waits for the next wake or a nudge, lets the rules decide, and waits again. Decides nothing.</summary>
/// <remarks>
/// The instance's id is the customer's key. Replayed: nothing here may look at a clock, chance or the outside, and a change to what
/// is awaited in which order needs a new orchestration version (host.json). Its shape follows from how the platform loses events:
/// <list type="bullet">
/// <item>one waiter is kept and never cancelled: a cancelled one swallows the next nudge;</item>
/// <item>no timer is cancelled, and a generation ends only with none open: a left-over timer fires into the next one and takes nudges along;</item>
/// <item>a nudge carries nothing: what happened is in the store, and every generation begins by looking there.</item>
/// </list>
/// </remarks>
public static class CustomerOrchestrator
{
    public const string Name = nameof(CustomerOrchestrator);

    /// <summary>The event that says: there is something to do. Always without data.</summary>
    public const string Nudge = "nudge";

    // Keeps the history, which is read again at every turn, short.
    private const int TurnsPerGeneration = 8;

    // Timers are waited out, so a generation cannot end later than this after its last turn.
    private static readonly TimeSpan Hop = TimeSpan.FromDays(1);

    // Two machines' clocks may differ: who is due by the one is not due yet by the other.
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(5);

    private static readonly TaskOptions Retries = TaskOptions.FromRetryPolicy(
        new RetryPolicy(5, TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(1)));

    [Function(Name)]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var nudge = context.WaitForExternalEvent<string>(Nudge);
        var open = new List<Timer>();
        for (var turn = 1; ; turn++)
        {
            // However many have come, one look at the store answers them all.
            while (nudge.IsCompleted)
            {
                nudge = context.WaitForExternalEvent<string>(Nudge);
            }

            var due = await Turn(context);
            open.RemoveAll(timer => timer.Fired.IsCompleted);
            while (!nudge.IsCompleted && !(due <= context.CurrentUtcDateTime) && (due is not null || open.Count > 0) && !IsSpent(turn, open))
            {
                await Sleep(context, due, nudge, open);
            }

            if (open.Count > 0)
            {
                continue;
            }

            if (due is null && !nudge.IsCompleted)
            {
                return;
            }

            if (IsSpent(turn, open))
            {
                // A nudge heard and not yet answered is answered by the next generation's first turn.
                context.ContinueAsNew(preserveUnprocessedEvents: true);
                return;
            }
        }
    }

    private static bool IsSpent(int turn, List<Timer> open) => turn >= TurnsPerGeneration && open.Count == 0;

    /// <returns>When the customer is due next (UTC); null when only a nudge can change anything.</returns>
    private static async Task<DateTime?> Turn(TaskOrchestrationContext context)
    {
        try
        {
            var outcome = await context.CallActivityAsync<AdvanceOutcome>(
                AdvanceCustomerFunction.Name, new AdvanceRequest { Customer = context.InstanceId }, Retries);
            var now = context.CurrentUtcDateTime;
            return outcome.Due is not { } due ? null : due.UtcDateTime > now ? due.UtcDateTime : now + Breath;
        }
        catch (TaskFailedException failure)
        {
            // Whatever failed five times is not hurried by nudges. An instance that gave up would be started again every minute.
            context.CreateReplaySafeLogger(Name).LogWarning(
                "Customer {Customer} could not be advanced ({Failure}); again in {Pause}", context.InstanceId, failure.FailureDetails?.ErrorType, PauseAfterFailure);
            await context.CreateTimer(context.CurrentUtcDateTime + PauseAfterFailure, CancellationToken.None);
            return context.CurrentUtcDateTime;
        }
    }

    /// <summary>Sleeps until a nudge comes or a timer fires; the caller looks at what it was.</summary>
    private static async Task Sleep(TaskOrchestrationContext context, DateTime? due, Task nudge, List<Timer> open)
    {
        if (due is { } moment)
        {
            var hop = context.CurrentUtcDateTime + Hop;
            var target = moment < hop ? moment : hop;

            // A timer that fires sooner wakes us to look again; only something nearer than all of them needs another.
            if (open.TrueForAll(timer => timer.At > target))
            {
                open.Add(new(target, context.CreateTimer(target, CancellationToken.None)));
            }
        }

        await Task.WhenAny([nudge, .. open.Select(timer => timer.Fired)]);
        open.RemoveAll(timer => timer.Fired.IsCompleted);
    }

    /// <param name="At">When it fires, or up to a second earlier; UTC.</param>
    private sealed record Timer(DateTime At, Task Fired);
}
