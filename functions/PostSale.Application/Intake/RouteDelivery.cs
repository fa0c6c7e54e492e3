using PostSale.Application.Messages;
using PostSale.Application.Ports;
using PostSale.Application.Starting;
using PostSale.Application.Telemetry;

namespace PostSale.Application.Intake;

/// <summary>Hands one delivery to whom it is about.</summary>
/// <remarks>
/// Each step may be repeated: aliases are inserted if absent, facts and uses have keys, and the item is marked routed last. A crash
/// between two steps therefore costs a repetition and nothing else.
/// </remarks>
internal sealed class RouteDelivery(
    IInbox inbox, IAliases aliases, ICustomers customers, IOutbox outbox, AliasHasher hasher, Switchboard? switchboard, DrawKey draw)
{
    /// <summary>How long a delivery waits for someone to name whom it is about.</summary>
    public static readonly Duration Patience = Duration.FromDays(7);

    private const string Forgotten = "It is about someone who was erased.";

    // Longer than a claim may last.
    private static readonly Duration UntilSent = Duration.FromMinutes(3);

    private readonly TakeReport reports = new(outbox, customers);
    private readonly Identity identity = new(aliases, customers, draw);

    public async Task<RouteOutcome> Run(ReadDelivery read, Instant now, CancellationToken cancellation)
    {
        var key = read.Item.Delivery.Key;
        using var span = Tracing.Delivery("route", key);
        switch (read.Translation)
        {
            case null:
                throw new InvalidOperationException("Its reader failed.", read.Unreadable);
            case Translation.Ignored ignored:
                await inbox.Settle(key, InboxState.Ignored, ignored.Reason, null, cancellation);
                return RouteOutcome.Nobody;
            case Translation.Invalid invalid:
                await inbox.Settle(key, InboxState.Quarantined, invalid.Reason, null, cancellation);
                return RouteOutcome.Nobody;
            case Translation.Report report:
                return await Take(key, read.Item, report, now, cancellation);
            case Translation.Erase erase:
                return await Erase(read, erase, now, cancellation);
            case Translation.EraseStore erase:
                return await Switch(key, $"All of the store is forgotten: {erase.Source} asks for it.", switches => switches with
                {
                    Paused = true,
                    PausedUntil = null,
                    Why = $"All of the store was asked to be forgotten by {erase.Source}.",
                    ChangedBy = erase.Source,
                    ChangedAt = now,
                    ErasingSince = read.Item.Delivery.ReceivedAt,
                }, cancellation);
            case Translation.PauseStore pause:
                return await Switch(key, $"The store is paused. {pause.Why}", switches => switches with
                {
                    Paused = true,
                    PausedUntil = null,
                    Why = pause.Why,
                    ChangedBy = key.Provider,
                    ChangedAt = now,
                }, cancellation);
            case Translation.Understood { Aliases.Length: 0 }:
                await inbox.Settle(key, InboxState.Quarantined, "It names nobody: no customer, e-mail, phone or order.", null, cancellation);
                return RouteOutcome.Nobody;
            case Translation.Understood understood:
                return await Deliver(read, understood, now, cancellation);
            default:
                throw new InvalidOperationException("A translation of an unknown kind.");
        }
    }

    /// <summary>Hands a delivery to a customer whom a person names, whoever it names itself.</summary>
    /// <returns>Whether there is such a customer.</returns>
    public async Task<bool> Assign(ReadDelivery read, Translation.Understood understood, CustomerKey customer, Instant now, CancellationToken cancellation)
    {
        var store = read.Item.Delivery.Key.Store;
        var hashes = read.Hashes(hasher);
        var known = await aliases.Find(store, hashes, cancellation);
        return await identity.Living(customer, cancellation) is { } owner
            && await identity.Parted(new(owner, [.. hashes.Where(hash => !known.ContainsKey(hash))], null), hashes, known, cancellation) is var whose
            && await Give(read, understood, whose, now, cancellation) is not null;
    }

    private async Task<RouteOutcome> Deliver(ReadDelivery read, Translation.Understood understood, Instant now, CancellationToken cancellation)
    {
        var store = read.Item.Delivery.Key.Store;
        var hashes = read.Hashes(hasher);
        while (true)
        {
            var whose = await identity.Of(store, hashes, now, cancellation);
            if (whose.ForgottenAt is { } at && (whose.Owner is null && !understood.MayCreate || understood.Says && !read.SaysAfter(at)))
            {
                foreach (var one in read.Keys)
                {
                    await inbox.Blank(one, Forgotten, cancellation);
                }

                return RouteOutcome.Nobody;
            }

            if (whose.Owner is null && !understood.MayCreate)
            {
                await Task.WhenAll(read.Items.Select(item => PutOff(item, "Nothing has named the customer or order this is about yet.", hashes, now, cancellation)));
                return RouteOutcome.Nobody;
            }

            // Whoever claims the most telling name first is the customer; the others follow.
            var owner = whose.Owner ?? await identity.Newcomer(store, hashes[0], cancellation);
            if (await Give(read, understood, whose with { Owner = owner }, now, cancellation) is { } outcome)
            {
                return outcome;
            }

            // Erased just now, and the names are on their way into the grave: they are helped along, and then it is about somebody else.
            if ((await customers.Load(owner, cancellation))?.Customer.ErasedAt is { } erased)
            {
                await aliases.Bury(store, owner, [], erased, cancellation);
            }
        }
    }

    /// <returns>Null when the owner has been erased.</returns>
    private async Task<RouteOutcome?> Give(ReadDelivery read, Translation.Understood understood, Whose whose, Instant now, CancellationToken cancellation)
    {
        var (store, owner) = (read.Item.Delivery.Key.Store, whose.Owner!.Value);
        var facts = whose.News.Count > 0 && understood.Introduction is { } introduction ? understood.Facts.Add(introduction) : understood.Facts;
        facts = [.. facts.Where(fact => !(fact.OccurredAt <= whose.ForgottenAt)).Select(fact => WithoutForeign(fact, whose))];
        if (Tracing.Now is { } trace)
        {
            facts = [.. facts.Select(fact => fact with { Trace = trace })];
        }

        if (facts.Length > 0 && !await customers.Append(owner, store, facts, now, cancellation))
        {
            return null;
        }

        // After what introduces them: a crash in between introduces them again.
        if (whose.News.Count > 0)
        {
            await aliases.Claim(store, whose.News, owner, cancellation);
        }

        var woken = facts.Length > 0;
        var uses = read.Uses.Where(use => !(use.At <= whose.ForgottenAt)).ToList();
        while (uses.Count > 0)
        {
            var used = await customers.Use(owner, store, uses, now, cancellation);
            woken |= used == Used.Woken;
            if (used != Used.Gone)
            {
                break;
            }

            if (await identity.Living(owner, cancellation) is not { } further)
            {
                return null;
            }

            owner = further;
        }

        await Task.WhenAll(read.Keys.Select(one => inbox.Settle(one, InboxState.Routed, whose.Remark, owner, cancellation)));
        return new([.. woken ? [owner] : (CustomerKey[])[], .. whose.Joined is { } joined ? [joined] : (CustomerKey[])[]], whose.News);
    }

    // What that address's owner has switched off is in their own record, which nobody asks when this one is written to.
    private Fact WithoutForeign(Fact fact, Whose whose) =>
        fact.Person is { Email: { } email } person && whose.Foreign.Contains(hasher.Hash(new(Evidence.Email, email)))
            ? fact with { Person = person with { Email = null } }
            : fact;

    private async Task<RouteOutcome> Switch(DeliveryKey key, string done, Func<StoreSwitches, StoreSwitches> change, CancellationToken cancellation)
    {
        if (switchboard is null)
        {
            await inbox.Settle(key, InboxState.Quarantined, "It asks something of the whole store, and nothing can be switched here.", null, cancellation);
            return RouteOutcome.Nobody;
        }

        await switchboard.Change(key.Store, change, cancellation);
        await inbox.Settle(key, InboxState.Ignored, done, null, cancellation);
        return RouteOutcome.Nobody;
    }

    private async Task<RouteOutcome> Erase(ReadDelivery read, Translation.Erase erase, Instant now, CancellationToken cancellation)
    {
        var (key, at) = (read.Item.Delivery.Key, read.Item.Delivery.ReceivedAt);
        var hashes = read.Hashes(hasher);
        var known = await aliases.Find(key.Store, hashes, cancellation);

        // A phone may be somebody else's too: it finds nobody to forget, and is buried only with whoever holds it.
        var named = hashes.Where(hash => hash.Kind != "phone").ToList();
        CustomerKey? owner = named.Where(known.ContainsKey).Select(hash => (CustomerKey?)known[hash]).FirstOrDefault();
        await aliases.Bury(key.Store, null, named, at, cancellation);
        if (owner is not { } holder)
        {
            await inbox.Blank(key, "It asks to forget someone of whom nothing is held; the names are remembered as those of someone erased.", cancellation);
            return RouteOutcome.Nobody;
        }

        var asked = new Fact.ErasureAsked(erase.Source) { Key = $"erase:{key.Provider}:{key.Id}", OccurredAt = at, ReceivedAt = at };
        await customers.Append(holder, key.Store, [asked], now, cancellation);
        await inbox.Blank(key, "The person it names is erased.", cancellation);
        return new([holder], []);
    }

    private async Task<RouteOutcome> Take(DeliveryKey key, InboxItem item, Translation.Report report, Instant now, CancellationToken cancellation)
    {
        var (taken, customer) = await reports.Run(key.Store, report, item.Delivery.ReceivedAt, now, cancellation);
        await (taken switch
        {
            ReportTaken.Done => inbox.Settle(key, InboxState.Routed, null, customer, cancellation),
            ReportTaken.Early => inbox.Postpone(key, "The message it is about is still being handed over.", now + UntilSent, [], cancellation),
            _ => inbox.Settle(key, InboxState.Ignored, "It is about no message of this store.", null, cancellation),
        });
        return new(customer is { } owner ? [owner] : [], []);
    }

    /// <returns>How many cannot even be put off: they are still due.</returns>
    public async Task<int> PutOff(ReadDelivery read, Exception failure, Instant now, CancellationToken cancellation)
    {
        var stuck = 0;
        foreach (var item in read.Items)
        {
            try
            {
                await PutOff(item, $"It could not be routed ({failure.GetType().Name}).", [], now, cancellation);
            }
            catch (Exception again) when (again is not (StoreUnavailableException or OperationCanceledException))
            {
                stuck++;
            }
        }

        return stuck;
    }

    private Task PutOff(InboxItem item, string reason, List<AliasHash> names, Instant now, CancellationToken cancellation)
    {
        if (now - item.Delivery.ReceivedAt >= Patience)
        {
            return inbox.Settle(item.Delivery.Key, InboxState.Quarantined, $"Given up after 7 days. {reason}", null, cancellation);
        }

        // 1, 2, 4 … minutes, at most 6 hours, and once at the end. A delivery that names someone new recalls it at once.
        var pause = Duration.Min(Duration.FromMinutes(1L << Math.Clamp(item.Tries, 0, 9)), Duration.FromHours(6));
        var next = Instant.Min(now + pause, item.Delivery.ReceivedAt + Patience);
        return inbox.Postpone(item.Delivery.Key, reason, next, names, cancellation);
    }
}

/// <param name="Owners">Who has something new.</param>
/// <param name="Named">The names it gave that no delivery had given before.</param>
internal sealed record RouteOutcome(IReadOnlyCollection<CustomerKey> Owners, IReadOnlyCollection<AliasHash> Named)
{
    public static readonly RouteOutcome Nobody = new([], []);
}
