using System.Collections.Concurrent;
using System.Security.Cryptography;
using PostSale.Application.Messages;
using PostSale.Application.Ports;

namespace PostSale.Application.Intake;

/// <summary>Finds whose a delivery is and hands its facts to that customer.</summary>
/// <remarks>
/// Each step may be repeated: aliases are inserted if absent, facts have keys, and the item is marked routed last. A crash
/// between two steps therefore costs a repetition and nothing else.
/// </remarks>
public sealed class RouteInbox(
    IInbox inbox, IAliases aliases, ICustomers customers, IOutbox outbox, IShops shops, IEnumerable<ITranslator> translators, AliasHasher hasher)
{
    /// <summary>How long a delivery waits for someone to name whom it is about.</summary>
    public static readonly Duration Patience = Duration.FromDays(7);

    // Longer than a claim may last.
    private static readonly Duration UntilSent = Duration.FromMinutes(3);

    private const int Lanes = 32;

    // What a stored delivery recalls is a handful; what else is due is the sweeper's.
    private const int AfterStoring = 16;

    private readonly TakeReport reports = new(outbox, customers);

    private readonly Dictionary<string, ITranslator> byProvider = translators.ToDictionary(translator => translator.Provider);

    /// <summary>Routes what is due, and what that made due: a refund that waited for its order is in before any rule decides about the order.</summary>
    /// <param name="max">How many items to take at a time.</param>
    public async Task<Routed> Run(Instant now, int max, CancellationToken cancellation) =>
        await GoOn(await Pass(await inbox.Due(now, max, cancellation), now, cancellation), now, max, cancellation);

    /// <summary>Routes deliveries that have just been stored, so that nobody need look for them, and what that made due.</summary>
    public async Task<Routed> Run(IReadOnlyList<Delivery> stored, Instant now, CancellationToken cancellation) => await GoOn(
        await Pass([.. stored.Select(delivery => new InboxItem(delivery, InboxState.Waiting, null, 0, now, null))], now, cancellation),
        now, AfterStoring, cancellation);

    private async Task<Routed> GoOn(Passed passed, Instant now, int max, CancellationToken cancellation)
    {
        var (tried, owners) = (passed.Tried, passed.Owners.ToHashSet());
        while (passed.Recalled > 0)
        {
            passed = await Pass(await inbox.Due(now, max, cancellation), now, cancellation);
            tried += passed.Tried;
            owners.UnionWith(passed.Owners);
        }

        return new(tried, [.. owners]);
    }

    private async Task<Passed> Pass(IReadOnlyList<InboxItem> items, Instant now, CancellationToken cancellation)
    {
        var read = Together([.. items.Select(item => new Read(item, Translate(item.Delivery)))]);

        // Deliveries that share a name may be about one new person: those go one after another, everything else side by side.
        var lanes = Lane.Of(read, one => one.Hashes(hasher));
        var recalled = 0;
        var owners = new ConcurrentDictionary<CustomerKey, bool>();
        await Parallel.ForEachAsync(lanes, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancellation }, async (lane, cancel) =>
        {
            foreach (var one in lane)
            {
                var outcome = await Route(one, now, cancel);
                if (outcome.Named.Count > 0)
                {
                    Interlocked.Add(ref recalled, await inbox.Recall(one.Item.Delivery.Key.Store, outcome.Named, now, cancel));
                }

                if (outcome.Owner is { } owner)
                {
                    owners[owner] = true;
                }
            }
        });
        return new(items.Count, recalled, owners.Keys);
    }

    // Uses come by the thousand, and those by one customer would stand in one lane: they are counted in one write.
    private List<Read> Together(List<Read> read)
    {
        var whole = new List<Read>(read.Count);
        var open = new Dictionary<string, Read>();
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

    private Translation Translate(Delivery delivery) =>
        shops.Find(delivery.Key.Store) is not { } shop ? new Translation.Invalid("The settings no longer name this store.")
        : !byProvider.TryGetValue(delivery.Key.Provider, out var translator) ? new Translation.Invalid("No reader for this provider.")
        : translator.Translate(shop, delivery);

    private async Task<Outcome> Route(Read read, Instant now, CancellationToken cancellation)
    {
        var key = read.Item.Delivery.Key;
        switch (read.Translation)
        {
            case Translation.Ignored ignored:
                await inbox.Settle(key, InboxState.Ignored, ignored.Reason, null, cancellation);
                return Outcome.Nobody;
            case Translation.Invalid invalid:
                await inbox.Settle(key, InboxState.Quarantined, invalid.Reason, null, cancellation);
                return Outcome.Nobody;
            case Translation.Report report:
                return await Take(key, read.Item, report, now, cancellation);
            case Translation.Understood { Aliases.Length: 0 }:
                await inbox.Settle(key, InboxState.Quarantined, "It names nobody: no customer, e-mail, phone or order.", null, cancellation);
                return Outcome.Nobody;
            case Translation.Understood understood:
                return await Deliver(read, understood, now, cancellation);
            default:
                throw new InvalidOperationException("A translation of an unknown kind.");
        }
    }

    private async Task<Outcome> Deliver(Read read, Translation.Understood understood, Instant now, CancellationToken cancellation)
    {
        var store = read.Item.Delivery.Key.Store;
        var hashes = read.Hashes(hasher);
        var known = await aliases.Find(store, hashes, cancellation);
        CustomerKey owner;
        if (hashes.FirstOrDefault(known.ContainsKey) is { Value: not null } first)
        {
            owner = known[first];
        }
        else if (understood.MayCreate)
        {
            // Whoever claims the most telling name first is the customer; the others follow.
            var stranger = CustomerKey.From(RandomNumberGenerator.GetBytes(16));
            owner = (await aliases.Claim(store, [hashes[0]], stranger, cancellation))[hashes[0]];
        }
        else
        {
            await Task.WhenAll(read.Items.Select(item => Wait(item, hashes, now, cancellation)));
            return Outcome.Nobody;
        }

        var news = hashes.Where(hash => !known.ContainsKey(hash)).ToList();
        var facts = news.Count > 0 && understood.Introduction is { } introduction ? understood.Facts.Add(introduction) : understood.Facts;
        if (facts.Length > 0)
        {
            await customers.Append(owner, store, facts, now, cancellation);
        }

        // After what introduces them: a crash in between introduces them again.
        if (news.Count > 0)
        {
            await aliases.Claim(store, news, owner, cancellation);
        }

        var woken = facts.Length > 0;
        if (understood.Uses.Length > 0)
        {
            woken |= await customers.Use(owner, store, [.. understood.Uses, .. read.MoreUses], now, cancellation);
        }

        await Task.WhenAll(read.Keys.Select(one => inbox.Settle(one, InboxState.Routed, null, owner, cancellation)));
        return new(woken ? owner : null, news);
    }

    private async Task<Outcome> Take(DeliveryKey key, InboxItem item, Translation.Report report, Instant now, CancellationToken cancellation)
    {
        var (taken, customer) = await reports.Run(key.Store, report, item.Delivery.ReceivedAt, now, cancellation);
        await (taken switch
        {
            ReportTaken.Done => inbox.Settle(key, InboxState.Routed, null, customer, cancellation),
            ReportTaken.Early => inbox.Postpone(key, "The message it is about is still being handed over.", now + UntilSent, [], cancellation),
            _ => inbox.Settle(key, InboxState.Ignored, "It is about no message of this store.", null, cancellation),
        });
        return new(customer, []);
    }

    private Task Wait(InboxItem item, List<AliasHash> names, Instant now, CancellationToken cancellation)
    {
        if (now - item.Delivery.ReceivedAt >= Patience)
        {
            return inbox.Settle(
                item.Delivery.Key, InboxState.Quarantined, "For 7 days nothing named the customer or order this is about.", null, cancellation);
        }

        // 1, 2, 4 … minutes, at most 6 hours, and once at the end. A delivery that names someone new recalls it at once.
        var pause = Duration.Min(Duration.FromMinutes(1L << Math.Clamp(item.Tries, 0, 9)), Duration.FromHours(6));
        var next = Instant.Min(now + pause, item.Delivery.ReceivedAt + Patience);
        return inbox.Postpone(item.Delivery.Key, "Nothing has named the customer or order this is about yet.", next, names, cancellation);
    }

    /// <param name="Owner">Who has new facts; null when nobody has.</param>
    /// <param name="Named">The names it gave that no delivery had given before.</param>
    private sealed record Outcome(CustomerKey? Owner, IReadOnlyCollection<AliasHash> Named)
    {
        public static readonly Outcome Nobody = new(null, []);
    }

    /// <param name="Recalled">How many items were made due by it.</param>
    private sealed record Passed(int Tried, int Recalled, IEnumerable<CustomerKey> Owners);

    private sealed record Read(InboxItem Item, Translation Translation)
    {
        private readonly List<InboxItem> also = [];
        private readonly List<Use> uses = [];
        private List<AliasHash>? hashes;

        /// <summary>All deliveries that are routed with this one, itself the first.</summary>
        public IEnumerable<InboxItem> Items => also.Prepend(Item);

        public IEnumerable<DeliveryKey> Keys => Items.Select(item => item.Delivery.Key);

        /// <summary>What the others count besides.</summary>
        public IReadOnlyList<Use> MoreUses => uses;

        public void Also(InboxItem item, IEnumerable<Use> more)
        {
            also.Add(item);
            uses.AddRange(more);
        }

        /// <summary>What it must not be routed beside another of.</summary>
        public List<AliasHash> Hashes(AliasHasher hasher) => hashes ??= Translation switch
        {
            Translation.Understood understood => [.. understood.Aliases.Select(hasher.Hash).Distinct()],
            Translation.Report report => [new(report.Message.Value)],
            _ => [],
        };
    }
}

/// <param name="Tried">How many deliveries were tried.</param>
/// <param name="Customers">Who has new facts.</param>
public sealed record Routed(int Tried, IReadOnlyCollection<CustomerKey> Customers);
