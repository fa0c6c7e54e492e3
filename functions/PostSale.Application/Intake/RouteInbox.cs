using System.Security.Cryptography;
using PostSale.Application.Ports;

namespace PostSale.Application.Intake;

/// <summary>Finds whose a delivery is and hands its facts to that customer.</summary>
/// <remarks>
/// Each step may be repeated: aliases are inserted if absent, facts have keys, and the item is marked routed last. A crash
/// between two steps therefore costs a repetition and nothing else.
/// </remarks>
public sealed class RouteInbox(IInbox inbox, IAliases aliases, ICustomers customers, IShops shops, IEnumerable<ITranslator> translators, AliasHasher hasher)
{
    /// <summary>How long a delivery waits for someone to name whom it is about.</summary>
    public static readonly Duration Patience = Duration.FromDays(7);

    private const int Lanes = 32;

    private readonly Dictionary<string, ITranslator> byProvider = translators.ToDictionary(translator => translator.Provider);

    /// <summary>Routes what is due, and what that made due: a refund that waited for its order is in before any rule decides about the order.</summary>
    /// <param name="max">How many items to take at a time.</param>
    /// <returns>How many items were tried.</returns>
    public async Task<int> Run(Instant now, int max, CancellationToken cancellation)
    {
        var tried = 0;
        while (true)
        {
            var (items, recalled) = await Pass(now, max, cancellation);
            tried += items;
            if (recalled == 0)
            {
                return tried;
            }
        }
    }

    private async Task<(int Items, int Recalled)> Pass(Instant now, int max, CancellationToken cancellation)
    {
        var items = await inbox.Due(now, max, cancellation);
        var read = items.Select(item => new Read(item, Translate(item.Delivery))).ToList();

        // Deliveries that share a name may be about one new person: those go one after another, everything else side by side.
        var lanes = Lane.Of(read, one => one.Hashes(hasher));
        var recalled = 0;
        await Parallel.ForEachAsync(lanes, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancellation }, async (lane, cancel) =>
        {
            foreach (var one in lane)
            {
                if (await Route(one, now, cancel) is { Count: > 0 } named)
                {
                    Interlocked.Add(ref recalled, await inbox.Recall(one.Item.Delivery.Key.Store, named, now, cancel));
                }
            }
        });
        return (items.Count, recalled);
    }

    private Translation Translate(Delivery delivery) =>
        shops.Find(delivery.Key.Store) is not { } shop ? new Translation.Invalid("The settings no longer name this store.")
        : !byProvider.TryGetValue(delivery.Key.Provider, out var translator) ? new Translation.Invalid("No reader for this provider.")
        : translator.Translate(shop, delivery);

    /// <returns>The names it gave that nobody had given before.</returns>
    private async Task<IReadOnlyCollection<AliasHash>> Route(Read read, Instant now, CancellationToken cancellation)
    {
        var key = read.Item.Delivery.Key;
        switch (read.Translation)
        {
            case Translation.Ignored ignored:
                await inbox.Settle(key, InboxState.Ignored, ignored.Reason, null, cancellation);
                return [];
            case Translation.Invalid invalid:
                await inbox.Settle(key, InboxState.Quarantined, invalid.Reason, null, cancellation);
                return [];
            case Translation.Understood { Aliases.Length: 0 }:
                await inbox.Settle(key, InboxState.Quarantined, "It names nobody: no customer, e-mail, phone or order.", null, cancellation);
                return [];
            case Translation.Understood understood:
                return await Deliver(read, understood, now, cancellation);
            default:
                throw new InvalidOperationException("A translation of an unknown kind.");
        }
    }

    private async Task<IReadOnlyCollection<AliasHash>> Deliver(Read read, Translation.Understood understood, Instant now, CancellationToken cancellation)
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
            await Wait(read.Item, hashes, now, cancellation);
            return [];
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
        return news;
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

    private sealed record Read(InboxItem Item, Translation Translation)
    {
        private List<AliasHash>? hashes;

        public List<AliasHash> Hashes(AliasHasher hasher) => hashes ??= Translation is Translation.Understood understood
            ? [.. understood.Aliases.Select(hasher.Hash).Distinct()]
            : [];
    }
}
