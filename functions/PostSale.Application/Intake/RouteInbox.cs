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

    private readonly TakeReport reports = new(outbox, customers);

    private readonly Dictionary<string, ITranslator> byProvider = translators.ToDictionary(translator => translator.Provider);

    /// <summary>Routes what is due.</summary>
    /// <returns>How many items were tried.</returns>
    public async Task<int> Run(Instant now, int max, CancellationToken cancellation)
    {
        var items = await inbox.Due(now, max, cancellation);
        var read = items.Select(item => new Read(item, Translate(item.Delivery))).ToList();

        // Deliveries that share a name may be about one new person: those go one after another, everything else side by side.
        var lanes = Lane.Of(read, one => one.Hashes(hasher));
        var named = new System.Collections.Concurrent.ConcurrentDictionary<StoreId, bool>();
        await Parallel.ForEachAsync(lanes, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancellation }, async (lane, cancel) =>
        {
            foreach (var one in lane)
            {
                if (await Route(one, now, cancel))
                {
                    named[one.Item.Delivery.Key.Store] = true;
                }
            }
        });

        foreach (var store in named.Keys)
        {
            await inbox.Recall(store, now, cancellation);
        }

        return items.Count;
    }

    private Translation Translate(Delivery delivery) =>
        shops.Find(delivery.Key.Store) is not { } shop ? new Translation.Invalid("The settings no longer name this store.")
        : !byProvider.TryGetValue(delivery.Key.Provider, out var translator) ? new Translation.Invalid("No reader for this provider.")
        : translator.Translate(shop, delivery);

    private async Task<bool> Route(Read read, Instant now, CancellationToken cancellation)
    {
        var key = read.Item.Delivery.Key;
        switch (read.Translation)
        {
            case Translation.Ignored ignored:
                await inbox.Settle(key, InboxState.Ignored, ignored.Reason, null, cancellation);
                return false;
            case Translation.Invalid invalid:
                await inbox.Settle(key, InboxState.Quarantined, invalid.Reason, null, cancellation);
                return false;
            case Translation.Report report:
                await Take(key, read.Item, report, now, cancellation);
                return false;
            case Translation.Understood { Aliases.Length: 0 }:
                await inbox.Settle(key, InboxState.Quarantined, "It names nobody: no customer, e-mail, phone or order.", null, cancellation);
                return false;
            case Translation.Understood understood:
                return await Deliver(read, understood, now, cancellation);
            default:
                throw new InvalidOperationException("A translation of an unknown kind.");
        }
    }

    private async Task<bool> Deliver(Read read, Translation.Understood understood, Instant now, CancellationToken cancellation)
    {
        var (store, key) = (read.Item.Delivery.Key.Store, read.Item.Delivery.Key);
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
            await Wait(read.Item, now, cancellation);
            return false;
        }

        var news = hashes.Where(hash => !known.ContainsKey(hash)).ToList();
        if (news.Count > 0)
        {
            await aliases.Claim(store, news, owner, cancellation);
        }

        if (understood.Facts.Length > 0)
        {
            await customers.Append(owner, store, understood.Facts, now, cancellation);
        }

        await inbox.Settle(key, InboxState.Routed, null, owner, cancellation);
        return news.Count > 0;
    }

    private async Task Take(DeliveryKey key, InboxItem item, Translation.Report report, Instant now, CancellationToken cancellation)
    {
        var (taken, customer) = await reports.Run(key.Store, report, item.Delivery.ReceivedAt, now, cancellation);
        await (taken switch
        {
            ReportTaken.Done => inbox.Settle(key, InboxState.Routed, null, customer, cancellation),
            ReportTaken.Early => inbox.Postpone(key, "The message it is about is still being handed over.", now + UntilSent, cancellation),
            _ => inbox.Settle(key, InboxState.Ignored, "It is about no message of this store.", null, cancellation),
        });
    }

    private Task Wait(InboxItem item, Instant now, CancellationToken cancellation)
    {
        if (now - item.Delivery.ReceivedAt >= Patience)
        {
            return inbox.Settle(
                item.Delivery.Key, InboxState.Quarantined, "For 7 days nothing named the customer or order this is about.", null, cancellation);
        }

        // 1, 2, 4 … minutes, at most 6 hours, and once at the end. A delivery that names someone new recalls it at once.
        var pause = Duration.Min(Duration.FromMinutes(1L << Math.Clamp(item.Tries, 0, 9)), Duration.FromHours(6));
        var next = Instant.Min(now + pause, item.Delivery.ReceivedAt + Patience);
        return inbox.Postpone(item.Delivery.Key, "Nothing has named the customer or order this is about yet.", next, cancellation);
    }

    private sealed record Read(InboxItem Item, Translation Translation)
    {
        private List<AliasHash>? hashes;

        /// <summary>What it must not be routed beside another of.</summary>
        public List<AliasHash> Hashes(AliasHasher hasher) => hashes ??= Translation switch
        {
            Translation.Understood understood => [.. understood.Aliases.Select(hasher.Hash).Distinct()],
            Translation.Report report => [new(report.Message.Value)],
            _ => [],
        };
    }
}
