using Azure.Data.Tables;

namespace PostSale.Azure.Tables;

/// <summary>One partition per alias: whose it is (<c>a</c>), and when somebody erased went by it (<c>e</c>).</summary>
/// <remarks>
/// What a customer holds stands in a partition of the customer's (<c>of:</c>), written before the alias itself: so a crash leaves a row too many
/// there, which the alias does not confirm, and never an alias that erasure would not find.
/// </remarks>
internal sealed class TableAliases(GuardedTable table) : IAliases
{
    private const string RowKey = "a";
    private const string Grave = "e";
    private const string Holder = "Customer";
    private const string Kind = "Kind";
    private const string At = "At";

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
        await table.Put(distinct.Select(alias => Listed(store, key, alias)), cancellation);
        var holders = await SideBySide.Run(distinct, alias => Claim(store, alias, key, cancellation), cancellation);
        return distinct.Zip(holders).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    public async Task<IReadOnlyList<AliasHash>> Of(StoreId store, CustomerKey key, CancellationToken cancellation)
    {
        var listed = (await table.All(ListOf(store, key), "", "~", cancellation)).ConvertAll(row => new AliasHash(row.RowKey, row.GetString(Kind)));
        var holders = await SideBySide.Run(listed, alias => HolderOf(store, alias, cancellation), cancellation);
        return [.. listed.Where((_, i) => holders[i] == key)];
    }

    public async Task Move(StoreId store, CustomerKey from, CustomerKey to, CancellationToken cancellation)
    {
        var held = await Of(store, from, cancellation);
        await table.Put(held.Select(alias => Listed(store, to, alias)), cancellation);
        await SideBySide.Run(held, alias => Change(store, alias, from, row => row[Holder] = to.Value, cancellation), cancellation);
        await SideBySide.Run(held, alias => table.Delete(ListOf(store, from), alias.Value, cancellation), cancellation);
    }

    public async Task Bury(StoreId store, CustomerKey? key, IReadOnlyCollection<AliasHash> also, Instant at, CancellationToken cancellation)
    {
        IReadOnlyList<AliasHash> held = key is { } holder ? await Of(store, holder, cancellation) : [];
        var others = await Find(store, also, cancellation);
        await SideBySide.Run(
            held.Concat(also.Where(alias => !others.ContainsKey(alias))).Distinct(), alias => Bury(store, alias, at, cancellation), cancellation);

        // The grave first: a name that nobody holds and nobody remembers would make a stranger of the person.
        await SideBySide.Run(held, alias => Change(store, alias, key!.Value, null, cancellation), cancellation);
        await SideBySide.Run(held, alias => table.Delete(ListOf(store, key!.Value), alias.Value, cancellation), cancellation);
    }

    public async Task<IReadOnlyDictionary<AliasHash, Instant>> Buried(StoreId store, IReadOnlyCollection<AliasHash> aliases, CancellationToken cancellation)
    {
        var distinct = aliases.Distinct().ToList();
        var graves = await SideBySide.Run(distinct, alias => table.Find(Partition(store, alias), Grave, cancellation), cancellation);
        return distinct.Zip(graves).Where(pair => pair.Second is not null)
            .ToDictionary(pair => pair.First, pair => Instant.FromUnixTimeTicks(pair.Second!.GetInt64(At)!.Value));
    }

    private static TableEntity Listed(StoreId store, CustomerKey key, AliasHash alias) => new(ListOf(store, key), alias.Value) { [Kind] = alias.Kind };

    private static string ListOf(StoreId store, CustomerKey key) => $"of:{Keys.Of(store)}:{key}";

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

    /// <summary>Changes an alias as long as somebody holds it.</summary>
    /// <param name="change">Null removes it.</param>
    private async Task Change(StoreId store, AliasHash alias, CustomerKey holder, Action<TableEntity>? change, CancellationToken cancellation)
    {
        var partition = Partition(store, alias);
        while (await table.Find(partition, RowKey, cancellation) is { } row && row.GetString(Holder) == holder.Value)
        {
            var (next, tag) = (new TableEntity(partition, RowKey), row.ETag);
            change?.Invoke(next);
            if (change is not null
                ? await table.Merge(next, tag, cancellation)
                : await table.Commit([new(TableTransactionActionType.Delete, next, tag)], cancellation))
            {
                return;
            }
        }
    }

    private async Task Bury(StoreId store, AliasHash alias, Instant at, CancellationToken cancellation)
    {
        var grave = new TableEntity(Partition(store, alias), Grave) { [At] = at.ToUnixTimeTicks() };
        while (!await table.Add(grave, cancellation))
        {
            if (await table.Find(grave.PartitionKey, Grave, cancellation) is { } held
                && (held.GetInt64(At) >= at.ToUnixTimeTicks() || await table.Merge(grave, held.ETag, cancellation)))
            {
                return;
            }
        }
    }

    // One partition each: nothing is read or written together, and so everything may lie apart.
    public static string Partition(StoreId store, AliasHash alias) => $"{Keys.Of(store)}:{alias}";
}
