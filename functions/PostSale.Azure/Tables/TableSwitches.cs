using PostSale.Application.Serialization;

namespace PostSale.Azure.Tables;

internal sealed class TableSwitches(GuardedTable table) : ISwitches
{
    private readonly StoreDocuments<StoreSwitches> stores = new(table, "switches", StoreSwitches.None, bytes => Document.ReadSwitches(bytes), Document.Write);

    public Task<IReadOnlyDictionary<StoreId, StoreSwitches>> All(CancellationToken cancellation) => stores.All(cancellation);

    public Task<StoreSwitches> Change(StoreId store, Func<StoreSwitches, StoreSwitches> change, CancellationToken cancellation) =>
        stores.Change(store, change, cancellation);
}
