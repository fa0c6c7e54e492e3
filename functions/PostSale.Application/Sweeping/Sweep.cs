using PostSale.Application.Customers;
using PostSale.Application.Intake;
using PostSale.Application.Messages;
using PostSale.Application.Ports;
using PostSale.Application.Strategies.Applying;

namespace PostSale.Application.Sweeping;

/// <summary>Finds whoever was missed: the guarantee behind every hint.</summary>
/// <remarks>May be run at any time, by anyone, any number of times; with nothing missed it does nothing.</remarks>
public sealed class Sweep(RouteInbox route, ResolveLost resolve, ICustomers customers, IOutbox outbox, IDoorbell doorbell, EraseStores? stores = null, TellApplied? applied = null)
{
    /// <summary>How long a customer may be due before a sweep counts him as missed: longer than a timer or a nudge takes.</summary>
    public static readonly Duration Patience = Duration.FromMinutes(1);

    // As many as fit into a minute with room to spare; what is left is the next sweep's.
    private const int Most = 512;
    private const int AtOnce = 16;

    /// <exception cref="AggregateException">Some steps, or some deliveries, failed; the others were taken nevertheless.</exception>
    public async Task<Swept> Run(INudge nudge, Instant now, CancellationToken cancellation)
    {
        var failures = new List<Exception>();
        var swept = new Swept(
            Routed: await Step(Route, failures),
            Resolved: await Step(() => resolve.Run(now, null, Most, cancellation), failures),
            Nudged: await Step(Nudge, failures),
            Rung: await Step(Ring, failures));
        if (stores is not null)
        {
            await Step(() => stores.Run(now, cancellation), failures);
        }

        if (applied is not null)
        {
            await Step(() => applied.Run(told => nudge.Ring(told, cancellation), now, cancellation), failures);
        }

        return failures.Count == 0 ? swept : throw new AggregateException(failures);

        async Task<int> Route()
        {
            var routed = await route.Run(now, Most, cancellation);
            failures.AddRange(routed.Failures.Select(one => one.Failure));
            await nudge.Ring(routed.Customers, cancellation);
            return routed.Tried;
        }

        async Task<int> Nudge()
        {
            var due = await customers.Due(now - Patience, Most, cancellation);
            await nudge.Ring(due, cancellation);
            return due.Count;
        }

        async Task<int> Ring()
        {
            var due = await outbox.Due(now - doorbell.Patience, Most, cancellation);
            var pending = await Pending(due, cancellation);
            await doorbell.Ring(pending, cancellation);
            return pending.Count;
        }
    }

    // A ring names the attempt it is for.
    private async Task<IReadOnlyList<Message>> Pending(IReadOnlyList<MessageRef> due, CancellationToken cancellation)
    {
        var found = new Message?[due.Count];
        await Parallel.ForAsync(0, due.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (i, cancel) =>
            found[i] = await outbox.Load(due[i], cancel) is { Message: { State: MessageState.Pending } message } ? message : null);
        return [.. found.OfType<Message>()];
    }

    private static async Task<int> Step(Func<Task<int>> step, List<Exception> failures)
    {
        try
        {
            return await step();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // What one step cannot do must not keep the next from its work.
            failures.Add(failure);
            return 0;
        }
    }
}

/// <summary>What a sweep found.</summary>
/// <param name="Routed">Deliveries without effect that it tried to route.</param>
/// <param name="Resolved">Claims nobody heard the end of that it settled.</param>
/// <param name="Nudged">Customers due and not yet looked after.</param>
/// <param name="Rung">Messages that wait for a sender.</param>
public sealed record Swept(int Routed, int Resolved, int Nudged, int Rung);
