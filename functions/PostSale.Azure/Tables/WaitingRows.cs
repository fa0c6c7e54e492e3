using Azure.Data.Tables;

namespace PostSale.Azure.Tables;

/// <summary>Which deliveries wait for a name: rows beside the alias that the name will be.</summary>
internal sealed class WaitingRows(GuardedTable aliases)
{
    private const string Prefix = "w:";

    /// <param name="delivery">Its partition.</param>
    public Task Add(StoreId store, IEnumerable<AliasHash> names, string delivery, CancellationToken cancellation) =>
        aliases.Put(names.Distinct().Select(name => new TableEntity(TableAliases.Partition(store, name), Prefix + delivery)), cancellation);

    public async Task<List<string>> For(StoreId store, AliasHash name, CancellationToken cancellation) =>
        (await aliases.All(TableAliases.Partition(store, name), Prefix, Keys.Behind(Prefix), cancellation)).ConvertAll(row => row.RowKey[Prefix.Length..]);

    public Task Remove(StoreId store, AliasHash name, string delivery, CancellationToken cancellation) =>
        aliases.Delete(TableAliases.Partition(store, name), Prefix + delivery, cancellation);
}
