using Microsoft.Extensions.Logging;
using PostSale.Application.Customers;
using PostSale.Application.Intake;
using PostSale.Application.Messages;
using PostSale.Application.Strategies.Applying;

namespace PostSale.Embedded.Workers;

/// <summary>Routes deliveries to customers.</summary>
public sealed class RoutingJob(RouteInbox route, IInbox inbox, ILogger<RoutingJob> logger) : IJob
{
    public async Task<JobTurn> Run(Instant now, CancellationToken cancellation)
    {
        var routed = await route.Run(now, 512, cancellation);
        foreach (var (delivery, failure) in routed.Failures)
        {
            logger.LogError(
                "Delivery {Delivery} of {Provider} could not be routed: {Fault} at {Place}", delivery.Id, delivery.Provider, failure.GetType().Name, failure.StackTrace);
        }

        return new(routed.Tried, await inbox.NextDue(cancellation));
    }
}

/// <summary>Advances the customers who are due.</summary>
public sealed class AdvanceJob(AdvanceCustomer advance, ICustomers customers, ILogger<AdvanceJob> logger) : IJob
{
    // Small enough that an answer to a sender need not wait long behind one, and a few, so that some are decided while others are written.
    private const int Together = 128;
    private const int AtOnce = 4;

    public async Task<JobTurn> Run(Instant now, CancellationToken cancellation)
    {
        var due = await customers.Due(now, 4096, cancellation);
        var done = 0;
        await Parallel.ForEachAsync(due.Chunk(Together), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (keys, cancel) =>
            Interlocked.Add(ref done, await Advance(keys, now, cancel)));
        return new(done, await customers.NextDue(cancellation));
    }

    private async Task<int> Advance(CustomerKey[] keys, Instant now, CancellationToken cancellation)
    {
        try
        {
            await advance.RunAll(keys, now, cancellation);
            return keys.Length;
        }
        catch (Exception fault) when (fault is not (StoreUnavailableException or OperationCanceledException))
        {
            // One customer's trouble is not the others': singly it shows whose it is.
            return await Each.Run(keys, 1, (key, cancel) => advance.Run(key, now, cancel), key => $"customer {key}", logger, cancellation);
        }
    }
}

/// <summary>Forgets whole stores, where that was asked for.</summary>
public sealed class StoreErasureJob(EraseStores erase) : IJob
{
    public async Task<JobTurn> Run(Instant now, CancellationToken cancellation) => new(await erase.Run(now, cancellation), null);
}

/// <summary>Tells those in flight what was chosen for them when their strategy was changed.</summary>
public sealed class TellAppliedJob(TellApplied tell) : IJob
{
    public async Task<JobTurn> Run(Instant now, CancellationToken cancellation) => new(await tell.Run(now, cancellation), null);
}

/// <summary>Sends the messages whose time has come.</summary>
public sealed class OutboxJob(SendMessage send, IOutbox outbox, ILogger<OutboxJob> logger) : IJob
{
    private const int AtOnce = 16;

    public async Task<JobTurn> Run(Instant now, CancellationToken cancellation)
    {
        var due = await outbox.Due(now, 256, cancellation);
        var done = await Each.Run(due, AtOnce, (one, cancel) => send.Run(one, now, cancel), one => $"message {one.Message}", logger, cancellation);
        return new(done, await outbox.NextDue(cancellation));
    }
}

/// <summary>Settles claims nobody heard the end of: those whose lease ended, and those an earlier process left behind.</summary>
public sealed class SweepJob(ResolveLost resolve, Claimant claimant) : IJob
{
    public async Task<JobTurn> Run(Instant now, CancellationToken cancellation) =>
        new(await resolve.Run(now, claimant.Name, 256, cancellation), null);
}
