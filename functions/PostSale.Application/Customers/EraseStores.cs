using PostSale.Application.Ports;
using PostSale.Application.Starting;

namespace PostSale.Application.Customers;

/// <summary>Forgets whole stores, a bounded piece at a time.</summary>
/// <remarks>May be run at any time, by anyone: what is left is still listed, and the store says that it is being forgotten until nothing is.</remarks>
public sealed class EraseStores(Switchboard switchboard, ICustomers customers, IInbox inbox, EraseCustomer erase, AdvanceCustomer advance)
{
    private const int AtOnce = 50;

    /// <returns>How many pieces of work it did; 0 when no store is being forgotten.</returns>
    public async Task<int> Run(Instant now, CancellationToken cancellation)
    {
        var done = 0;
        foreach (var shop in switchboard.All)
        {
            if (switchboard.Of(shop.Id).ErasingSince is { } since)
            {
                done += await Run(shop.Id, since, now, cancellation);
            }
        }

        return done;
    }

    private async Task<int> Run(StoreId store, Instant since, Instant now, CancellationToken cancellation)
    {
        var page = await customers.List(store, null, AtOnce, cancellation);
        foreach (var (customer, _) in page)
        {
            await erase.Ask(customer.Key, store, "store", now, cancellation);
            await advance.Run(customer.Key, now, cancellation);
        }

        if (page.Count > 0)
        {
            return page.Count;
        }

        await inbox.Blank(store, since, "All of the store was forgotten.", cancellation);
        await switchboard.Change(store, switches => switches with { ErasingSince = null }, cancellation);
        return 1;
    }
}
