using System.Collections.Concurrent;
using PostSale.Application.Ports;
using PostSale.Application.Starting;

namespace PostSale.Application.Intake;

/// <summary>Finds whose the deliveries are and hands their facts to those customers.</summary>
/// <remarks>
/// What one item fails with is its own: it waits longer each time, says why, and is quarantined in the end. Only a store that cannot be
/// reached ends a pass, for it would fail them all.
/// </remarks>
public sealed class RouteInbox(
    IInbox inbox, IAliases aliases, ICustomers customers, IOutbox outbox, IShops shops, IEnumerable<ITranslator> translators, AliasHasher hasher,
    Switchboard? switchboard = null, DrawKey? draw = null)
{
    /// <summary>How long a delivery waits for someone to name whom it is about.</summary>
    public static readonly Duration Patience = RouteDelivery.Patience;

    private const int Lanes = 32;

    // What a stored delivery recalls is a handful; what else is due is the sweeper's.
    private const int AfterStoring = 16;

    private readonly RouteDelivery route = new(inbox, aliases, customers, outbox, hasher, switchboard, draw ?? KeyDraws.Random);

    private readonly Dictionary<string, ITranslator> byProvider = translators.ToDictionary(translator => translator.Provider);

    /// <summary>Routes what is due, and what that made due: a refund that waited for its order is in before any rule decides about the order.</summary>
    /// <param name="max">How many items to take at a time.</param>
    public async Task<Routed> Run(Instant now, int max, CancellationToken cancellation) =>
        await GoOn(await Pass(await inbox.Due(now, max, cancellation), now, cancellation), now, max, cancellation);

    /// <summary>Routes deliveries that have just been stored, so that nobody need look for them, and what that made due.</summary>
    public async Task<Routed> Run(IReadOnlyList<Delivery> stored, Instant now, CancellationToken cancellation) => await GoOn(
        await Pass([.. stored.Select(delivery => new InboxItem(delivery, InboxState.Waiting, null, 0, now, null))], now, cancellation),
        now, AfterStoring, cancellation);

    /// <summary>Gives a delivery in quarantine to a customer whom a person names.</summary>
    /// <returns>Null when it is done; else why not, in words.</returns>
    public async Task<string?> Assign(InboxItem item, CustomerKey customer, Instant now, CancellationToken cancellation) =>
        Read(item) is not { Translation: Translation.Understood understood } read ? "It still cannot be read: " + Reason(Read(item).Translation)
        : await route.Assign(read, understood, customer, now, cancellation) ? null
        : "There is no such customer.";

    private static string Reason(Translation? translation) => translation switch
    {
        Translation.Invalid invalid => invalid.Reason,
        Translation.Ignored ignored => ignored.Reason,
        _ => "it says nothing of a customer",
    };

    private async Task<Routed> GoOn(Passed passed, Instant now, int max, CancellationToken cancellation)
    {
        var (tried, owners, failures) = (passed.Tried, passed.Owners.ToHashSet(), passed.Failures.ToList());
        while (passed.Recalled > 0)
        {
            passed = await Pass(await inbox.Due(now, max, cancellation), now, cancellation);
            tried += passed.Tried;
            owners.UnionWith(passed.Owners);
            failures.AddRange(passed.Failures);
        }

        return new(tried, [.. owners], failures);
    }

    private async Task<Passed> Pass(IReadOnlyList<InboxItem> items, Instant now, CancellationToken cancellation)
    {
        // Deliveries that share a name may be about one new person: those go one after another, everything else side by side.
        var lanes = Lane.Of(Together([.. items.Select(Read)]), one => one.Hashes(hasher));
        var (recalled, stuck) = (0, 0);
        var owners = new ConcurrentDictionary<CustomerKey, bool>();
        var failures = new ConcurrentBag<RoutingFailure>();
        await Parallel.ForEachAsync(lanes, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancellation }, async (lane, cancel) =>
        {
            foreach (var one in lane)
            {
                try
                {
                    var outcome = await route.Run(one, now, cancel);
                    foreach (var owner in outcome.Owners)
                    {
                        owners[owner] = true;
                    }

                    if (outcome.Named.Count > 0)
                    {
                        Interlocked.Add(ref recalled, await inbox.Recall(one.Item.Delivery.Key.Store, outcome.Named, now, cancel));
                    }
                }
                catch (Exception failure) when (failure is not (StoreUnavailableException or OperationCanceledException))
                {
                    failures.Add(new(one.Item.Delivery.Key, failure));
                    Interlocked.Add(ref stuck, await route.PutOff(one, failure, now, cancel));
                }
            }
        });
        return new(items.Count - stuck, recalled, owners.Keys, failures);
    }

    // Uses come by the thousand, and those by one customer would stand in one lane: they are counted in one write.
    private List<ReadDelivery> Together(List<ReadDelivery> read)
    {
        var whole = new List<ReadDelivery>(read.Count);
        var open = new Dictionary<string, ReadDelivery>();
        foreach (var one in read)
        {
            if (one.Translation is not Translation.Understood { IsUsage: true } usage)
            {
                whole.Add(one);
                continue;
            }

            var name = $"{one.Item.Delivery.Key.Store}:{string.Join(':', one.Hashes(hasher))}";
            if (open.TryGetValue(name, out var first))
            {
                first.Also(one.Item, usage.Uses);
            }
            else
            {
                open.Add(name, one);
                whole.Add(one);
            }
        }

        return whole;
    }

    // A reader that throws breaks its promise; that is no reason for the others' deliveries to wait.
    private ReadDelivery Read(InboxItem item)
    {
        try
        {
            return new(item, Translate(item.Delivery), null);
        }
        catch (Exception failure)
        {
            return new(item, null, failure);
        }
    }

    private Translation Translate(Delivery delivery) =>
        shops.Find(delivery.Key.Store) is not { } shop ? new Translation.Invalid("The settings no longer name this store.")
        : !byProvider.TryGetValue(delivery.Key.Provider, out var translator) ? new Translation.Invalid("No reader for this provider.")
        : translator.Translate(shop, delivery);

    /// <param name="Recalled">How many items were made due by it.</param>
    private sealed record Passed(int Tried, int Recalled, IEnumerable<CustomerKey> Owners, IEnumerable<RoutingFailure> Failures);
}

/// <param name="Tried">How many deliveries were tried and are no longer due.</param>
/// <param name="Customers">Who has something new.</param>
/// <param name="Failures">What could not be routed and why; it waits, and is tried again.</param>
public sealed record Routed(int Tried, IReadOnlyCollection<CustomerKey> Customers, IReadOnlyCollection<RoutingFailure> Failures);

/// <summary>A delivery that could not be routed.</summary>
/// <remarks>The failure's own words may quote what it holds: they are for no log.</remarks>
public sealed record RoutingFailure(DeliveryKey Delivery, Exception Failure);
