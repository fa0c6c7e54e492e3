using Azure.Data.Tables;

namespace PostSale.Azure.Tables;

/// <summary>One document per store.</summary>
/// <param name="partition">Where they all lie.</param>
/// <param name="none">What a store has that has none.</param>
internal sealed class StoreDocuments<T>(GuardedTable table, string partition, T none, Func<byte[], T> read, Func<T, byte[]> write)
    where T : class
{
    private const string Store = "Store";

    public async Task<IReadOnlyDictionary<StoreId, T>> All(CancellationToken cancellation) =>
        (await table.All(partition, "", "\uffff", cancellation)).ToDictionary(row => new StoreId(row.GetString(Store)), row => read(Packed.Read(row)));

    /// <summary>Changes a store's document until nobody comes in between.</summary>
    /// <param name="change">May be asked more than once; what it gives back as it was is not written.</param>
    /// <returns>As it is now.</returns>
    public async Task<T> Change(StoreId store, Func<T, T> change, CancellationToken cancellation)
    {
        while (true)
        {
            var row = await table.Find(partition, Keys.Of(store), cancellation);
            var held = row is null ? none : read(Packed.Read(row));
            var changed = change(held);
            if (ReferenceEquals(changed, held))
            {
                return changed;
            }

            var written = new TableEntity(partition, Keys.Of(store)) { [Store] = store.Value };
            Packed.Put(written, write(changed));
            if (row is null ? await table.Add(written, cancellation) : await table.Merge(written, row.ETag, cancellation))
            {
                return changed;
            }
        }
    }
}
