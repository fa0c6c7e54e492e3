namespace PostSale.Azure.Tables;

internal sealed class TableAliases(GuardedTable table) : IAliases
{
    private const string RowKey = "a";
    private const string Holder = "Customer";

    public async Task<IReadOnlyDictionary<AliasHash, CustomerKey>> Find(StoreId store, IReadOnlyCollection<AliasHash> aliases, CancellationToken cancellation)
    {
        var distinct = aliases.Distinct().ToList();
        var holders = await SideBySide.Run(distinct, alias => HolderOf(store, alias, cancellation), cancellation);
        return distinct.Zip(holders).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First, pair => pair.Second!.Value);
    }

    public async Task<IReadOnlyDictionary<AliasHash, CustomerKey>> Claim(
        StoreId store, IReadOnlyCollection<AliasHash> aliases, CustomerKey key, CancellationToken cancellation)
    {
        var distinct = aliases.Distinct().ToList();
        var holders = await SideBySide.Run(distinct, alias => Claim(store, alias, key, cancellation), cancellation);
        return distinct.Zip(holders).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private async Task<CustomerKey> Claim(StoreId store, AliasHash alias, CustomerKey key, CancellationToken cancellation)
    {
        while (true)
        {
            if (await table.Add(new(Partition(store, alias), RowKey) { [Holder] = key.Value }, cancellation))
            {
                return key;
            }

            // It is there: someone else's, or our own from a try that brought no answer.
            if (await HolderOf(store, alias, cancellation) is { } holder)
            {
                return holder;
            }
        }
    }

    private async Task<CustomerKey?> HolderOf(StoreId store, AliasHash alias, CancellationToken cancellation) =>
        await table.Find(Partition(store, alias), RowKey, cancellation) is { } row ? CustomerKey.Parse(row.GetString(Holder)) : null;

    // One partition each: nothing is read or written together, and so everything may lie apart.
    public static string Partition(StoreId store, AliasHash alias) => $"{Keys.Of(store)}:{alias}";
}
