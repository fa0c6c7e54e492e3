using Azure.Data.Tables;
using PostSale.Application.Serialization;

namespace PostSale.Azure.Tables;

/// <summary>One row per store.</summary>
internal sealed class TableSwitches(GuardedTable table) : ISwitches
{
    private const string Partition = "switches";
    private const string Store = "Store";

    public async Task<IReadOnlyDictionary<StoreId, StoreSwitches>> All(CancellationToken cancellation) =>
        (await table.All(Partition, "", "\uffff", cancellation)).ToDictionary(row => new StoreId(row.GetString(Store)), row => Document.ReadSwitches(Packed.Read(row)));

    public async Task<StoreSwitches> Change(StoreId store, Func<StoreSwitches, StoreSwitches> change, CancellationToken cancellation)
    {
        while (true)
        {
            var held = await table.Find(Partition, Keys.Of(store), cancellation);
            var changed = change(held is null ? StoreSwitches.None : Document.ReadSwitches(Packed.Read(held)));
            var row = new TableEntity(Partition, Keys.Of(store)) { [Store] = store.Value };
            Packed.Put(row, Document.Write(changed));
            if (held is null ? await table.Add(row, cancellation) : await table.Merge(row, held.ETag, cancellation))
            {
                return changed;
            }
        }
    }
}
