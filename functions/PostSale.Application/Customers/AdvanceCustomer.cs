using PostSale.Application.Ports;
using PostSale.Application.Telemetry;

namespace PostSale.Application.Customers;

/// <summary>Lets the rules decide about one customer, and stores what they decided.</summary>
/// <remarks>May be run at any time, by anyone, any number of times: with nothing to do it does nothing.</remarks>
public sealed class AdvanceCustomer(ICustomers customers, IShops shops, Departures departures)
{
    /// <returns>When the customer is due next; null when only a fact can change anything, or there is no such customer.</returns>
    public async Task<Instant?> Run(CustomerKey key, Instant now, CancellationToken cancellation)
    {
        while (await customers.Load(key, cancellation) is { } loaded)
        {
            var shop = await ShopOf(loaded, cancellation);
            if (Departures.Concern(loaded))
            {
                Func<CustomerKey, Turn>? leave = shop is null
                    ? null
                    : survivor => Merging.Leave(shop.Plans, shop.Policies, loaded.Customer, loaded.Facts, survivor, now);
                switch (await departures.Run(loaded, leave, now, cancellation))
                {
                    case Departed.Again:
                        continue;
                    case Departed.Until until:
                        return until.Due;
                }
            }

            if (shop is null)
            {
                return await Park(loaded, now, cancellation);
            }

            using var span = Tracing.Turn(key, loaded.Facts);
            var turn = Traced(Journey.Advance(shop.Plans, shop.Policies, loaded.Customer, loaded.Facts, now));
            var saved = await customers.Save(loaded, turn, now, cancellation);
            if (saved == Saved.Done)
            {
                Measures.OptOuts(loaded.Customer.Store, loaded.Facts);
                if (!loaded.HasMore)
                {
                    return turn.NextWake;
                }
            }
        }

        return null;
    }

    /// <summary>The same for several at once: what can be read and written together, is.</summary>
    /// <param name="keys">Different customers.</param>
    public async Task RunAll(IReadOnlyList<CustomerKey> keys, Instant now, CancellationToken cancellation)
    {
        var decided = new List<Decided>(keys.Count);
        var again = new List<CustomerKey>();
        foreach (var loaded in (await customers.LoadAll(keys, cancellation)).OfType<LoadedCustomer>())
        {
            if (!Departures.Concern(loaded) && shops.Find(loaded.Customer.Store) is { } shop && !MayBeBehind(shop, loaded))
            {
                using var span = Tracing.Turn(loaded.Customer.Key, loaded.Facts);
                decided.Add(new(loaded, Traced(Journey.Advance(shop.Plans, shop.Policies, loaded.Customer, loaded.Facts, now))));
            }
            else
            {
                again.Add(loaded.Customer.Key);
            }
        }

        var saved = await customers.SaveAll(decided, now, cancellation);
        foreach (var one in decided.Where((_, i) => saved[i] == Saved.Done))
        {
            Measures.OptOuts(one.Loaded.Customer.Store, one.Loaded.Facts);
        }

        again.AddRange(decided.Where((one, i) => saved[i] != Saved.Done || one.Loaded.HasMore).Select(one => one.Loaded.Customer.Key));
        foreach (var key in again)
        {
            await Run(key, now, cancellation);
        }
    }

    // Another process may have applied a version a moment ago, and what was chosen for this customer is decided upon here.
    private async Task<Shop?> ShopOf(LoadedCustomer loaded, CancellationToken cancellation)
    {
        var shop = shops.Find(loaded.Customer.Store);
        if (shop is null || !MayBeBehind(shop, loaded))
        {
            return shop;
        }

        await shops.Refresh(cancellation);
        return shops.Find(loaded.Customer.Store);
    }

    private static bool MayBeBehind(Shop shop, LoadedCustomer loaded) =>
        loaded.Facts.Any(fact => fact is Fact.StrategyApplied applied && applied.To != shop.Strategy.Hash)
        || loaded.Customer.Commitments.Runs.Any(run => run.IsActive && !shop.Knows(run.Version));

    private static Turn Traced(Turn turn) => Tracing.Now is not { } trace ? turn : turn with
    {
        Effects = [.. turn.Effects.Select(effect => effect is Effect.Send send ? new Effect.Send(send.Message with { Trace = trace }) : effect)],
    };

    // The settings no longer name its store: nothing may be decided, and asking again every second helps nobody.
    private async Task<Instant?> Park(LoadedCustomer loaded, Instant now, CancellationToken cancellation)
    {
        var tomorrow = now + Duration.FromDays(1);
        await customers.Save(loaded with { Facts = [], HasMore = false, Uses = [] }, new(loaded.Customer, [], tomorrow), now, cancellation);
        return tomorrow;
    }
}
