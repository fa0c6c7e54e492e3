using System.Security.Cryptography;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using PostSale.Durable.Trial.Hosting;
using PostSale.Functions.Customers;

namespace PostSale.Durable.Trial.Trials;

/// <summary>What a trial stands on: a host with a hub of its own, a shop, and the nudge as the app's functions use it.</summary>
internal sealed class Stand(string hub, string storage, string folder, ILoggerFactory log) : IAsyncDisposable
{
    private HostProcess? host;

    public Shop Shop { get; } = new(Path.Combine(folder, hub));

    public async Task Start(string? recordTo = null) => host = await HostProcess.Start(hub, storage, Path.Combine(folder, hub), log, recordTo);

    public async Task Kill()
    {
        await host!.Kill();
        await host.DisposeAsync();
        host = null;
    }

    public static string NewCustomer() => CustomerKey.From(RandomNumberGenerator.GetBytes(16)).Value;

    /// <summary>Stores a fact, then nudges, as all of the app does.</summary>
    public async Task Tell(string customer)
    {
        Shop.Store(customer);
        await Ring(customer);
    }

    public Task Ring(string customer) =>
        new DurableNudge(host!.Client, log.CreateLogger("nudge")).Ring([CustomerKey.TryParse(customer, out var key) ? key : default], CancellationToken.None);

    /// <summary>The two calls that a nudge is made of.</summary>
    public Task Begin(string customer) => host!.Client.ScheduleNewOrchestrationInstanceAsync(
        CustomerOrchestrator.Name,
        null,
        new StartOrchestrationOptions(InstanceId: customer).WithDedupeStatuses(OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended));

    /// <inheritdoc cref="Begin"/>
    public Task Raise(string customer) => host!.Client.RaiseEventAsync(customer, CustomerOrchestrator.Nudge);

    public async Task<OrchestrationRuntimeStatus?> Status(string customer) => (await host!.Client.GetInstanceAsync(customer))?.RuntimeStatus;

    /// <summary>Waits until something is so.</summary>
    /// <returns>How long it took.</returns>
    /// <exception cref="TrialFailed">It was not so in time.</exception>
    public static async Task<TimeSpan> Until(string what, TimeSpan limit, Func<Task<bool>> isSo)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(began) > limit)
            {
                throw new TrialFailed($"{what}: not within {limit.TotalSeconds:0} s");
            }

            await Task.Delay(200);
        }

        return TimeProvider.System.GetElapsedTime(began);
    }

    public static Task<TimeSpan> Until(string what, TimeSpan limit, Func<bool> isSo) => Until(what, limit, () => Task.FromResult(isSo()));

    /// <summary>Waits until every fact was seen by a run that ended, every moment answered, and the instance has come to its end.</summary>
    public async Task Settled(string customer, TimeSpan limit)
    {
        await Until($"{Shop.Facts(customer)} facts, {Shop.Seen(customer)} seen so far", limit, () => Shop.Seen(customer) == Shop.Facts(customer));
        await Until("every moment answered", limit, () => Shop.Unanswered(customer) == 0);
        await Until("the instance ended", limit, async () => await Status(customer) == OrchestrationRuntimeStatus.Completed);
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }
    }
}

/// <summary>What a trial was to show is not so.</summary>
internal sealed class TrialFailed(string message) : Exception(message);
