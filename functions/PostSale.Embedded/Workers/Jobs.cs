using Microsoft.Extensions.Logging;
using PostSale.Application.Customers;
using PostSale.Application.Intake;
using PostSale.Application.Messages;

namespace PostSale.Embedded.Workers;

/// <summary>Routes deliveries to customers.</summary>
public sealed class RoutingJob(RouteInbox route, IInbox inbox) : IJob
{
    public async Task<JobTurn> Run(Instant now, CancellationToken cancellation) =>
        new((await route.Run(now, 512, cancellation)).Tried, await inbox.NextDue(cancellation));
}

/// <summary>Advances the customers who are due.</summary>
public sealed class AdvanceJob(AdvanceCustomer advance, ICustomers customers, ILogger<AdvanceJob> logger) : IJob
{
    // Enough side by side to fill a group commit.
    private const int AtOnce = 512;

    public async Task<JobTurn> Run(Instant now, CancellationToken cancellation)
    {
        var due = await customers.Due(now, 4096, cancellation);
        var done = await Each.Run(due, AtOnce, (key, cancel) => advance.Run(key, now, cancel), key => $"customer {key}", logger, cancellation);
        return new(done, await customers.NextDue(cancellation));
    }
}

/// <summary>Forgets whole stores, where that was asked for.</summary>
public sealed class StoreErasureJob(EraseStores erase) : IJob
{
    public async Task<JobTurn> Run(Instant now, CancellationToken cancellation) => new(await erase.Run(now, cancellation), null);
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
