namespace PostSale.Embedded.Sqlite;

internal sealed class SqliteAliases(Writer writer, Readers readers, StoreNumbers stores) : IAliases
{
    public async Task<IReadOnlyDictionary<AliasHash, CustomerKey>> Find(StoreId store, IReadOnlyCollection<AliasHash> aliases, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        return readers.Run<IReadOnlyDictionary<AliasHash, CustomerKey>>(session => Holders(session, number, aliases));
    }

    public async Task<IReadOnlyDictionary<AliasHash, CustomerKey>> Claim(StoreId store, IReadOnlyCollection<AliasHash> aliases, CustomerKey key, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        return await writer.Run(
            session =>
            {
                foreach (var alias in aliases)
                {
                    session.Execute("INSERT OR IGNORE INTO aliases (hash, store, customer) VALUES ($1, $2, $3)", Bytes(alias), number, key.ToBytes());
                }

                return Holders(session, number, aliases);
            },
            cancellation);
    }

    private static Dictionary<AliasHash, CustomerKey> Holders(Session session, long store, IReadOnlyCollection<AliasHash> aliases)
    {
        var holders = new Dictionary<AliasHash, CustomerKey>();
        foreach (var alias in aliases)
        {
            if (session.Bytes("SELECT customer FROM aliases WHERE hash = $1 AND store = $2", Bytes(alias), store) is { } holder)
            {
                holders[alias] = CustomerKey.From(holder);
            }
        }

        return holders;
    }

    public static byte[] Bytes(AliasHash alias) => Convert.FromHexString(alias.Value);
}
