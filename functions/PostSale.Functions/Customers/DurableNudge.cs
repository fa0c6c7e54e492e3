using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace PostSale.Functions.Customers;

/// <summary>Nudges by starting the customer's orchestration, or raising an event to the one that runs.</summary>
/// <param name="client">As bound to the call it is used in.</param>
public sealed class DurableNudge(DurableTaskClient client, ILogger log) : INudge
{
    private const int AtOnce = 16;

    public Task Ring(IReadOnlyCollection<CustomerKey> customers, CancellationToken cancellation) => Parallel.ForEachAsync(
        customers,
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
        async (customer, cancel) => await Ring(customer.Value, cancel));

    private async Task Ring(string instance, CancellationToken cancellation)
    {
        // It runs: then it is told. It ended in between: then it is started once more. What is then still wrong is left to the sweeper.
        var failure = await Failure(() => Start(instance, cancellation), cancellation);
        if (failure is not null)
        {
            failure = await Failure(() => client.RaiseEventAsync(instance, CustomerOrchestrator.Nudge, null, cancellation), cancellation);
        }

        if (failure is not null)
        {
            failure = await Failure(() => Start(instance, cancellation), cancellation);
        }

        if (failure is not null)
        {
            log.LogWarning("Customer {Customer} did not hear a nudge ({Failure}); the sweeper will find him", instance, failure.GetType().Name);
        }
    }

    // Completed, failed and terminated instances are started anew; any other refuses, whatever the backend's own habit.
    private Task<string> Start(string instance, CancellationToken cancellation)
    {
        var options = new StartOrchestrationOptions(InstanceId: instance)
            .WithDedupeStatuses(OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended);
        return client.ScheduleNewOrchestrationInstanceAsync(CustomerOrchestrator.Name, null, options, cancellation);
    }

    // Which exception says "it runs already" or "no such instance" differs between backends and versions, and none of them asks for
    // anything but the next thing to try.
    private static async Task<Exception?> Failure(Func<Task> attempt, CancellationToken cancellation)
    {
        try
        {
            await attempt();
            return null;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            return failure;
        }
    }
}
