using System.Collections.Concurrent;

namespace PostSale.Embedded.Sqlite;

/// <summary>The integer that stands for a store in every table.</summary>
internal sealed class StoreNumbers(Writer writer, Readers readers)
{
    private readonly ConcurrentDictionary<StoreId, long> known = [];

    public async ValueTask<long> Of(StoreId store, CancellationToken cancellation)
    {
        if (known.TryGetValue(store, out var number))
        {
            return number;
        }

        number = await writer.Run(
            session =>
            {
                session.Execute("INSERT OR IGNORE INTO stores (name) VALUES ($1)", store.Value);
                return session.Number("SELECT id FROM stores WHERE name = $1", store.Value)!.Value;
            },
            cancellation);
        known[store] = number;
        return number;
    }

    public StoreId Name(long number)
    {
        foreach (var (store, known) in known)
        {
            if (known == number)
            {
                return store;
            }
        }

        var name = new StoreId(readers.Run(session => session.Text("SELECT name FROM stores WHERE id = $1", number))
            ?? throw new StoreUnavailableException("A row names a store that does not exist."));
        known[name] = number;
        return name;
    }
}
