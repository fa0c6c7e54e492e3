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
                    session.Execute("INSERT OR IGNORE INTO aliases (hash, store, customer, kind) VALUES ($1, $2, $3, $4)", Bytes(alias), number, key.ToBytes(), alias.Kind);
                }

                return Holders(session, number, aliases);
            },
            cancellation);
    }

    public async Task<IReadOnlyList<AliasHash>> Of(StoreId store, CustomerKey key, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        return readers.Run(session => Of(session, number, key));
    }

    public async Task Move(StoreId store, CustomerKey from, CustomerKey to, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        await writer.Run(session => session.Execute("UPDATE aliases SET customer = $1 WHERE customer = $2 AND store = $3", to.ToBytes(), from.ToBytes(), number), cancellation);
    }

    public async Task Bury(StoreId store, CustomerKey? key, IReadOnlyCollection<AliasHash> also, Instant at, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        await writer.Run(
            session =>
            {
                var held = key is { } holder ? Of(session, number, holder) : [];
                foreach (var alias in held)
                {
                    session.Execute("DELETE FROM aliases WHERE hash = $1 AND store = $2", Bytes(alias), number);
                }

                foreach (var alias in held.Concat(also.Except(Holders(session, number, also).Keys)).Distinct())
                {
                    session.Execute(
                        "INSERT INTO graves (hash, store, at) VALUES ($1, $2, $3) ON CONFLICT DO UPDATE SET at = max(at, excluded.at)",
                        Bytes(alias), number, at.ToUnixTimeTicks());
                }
            },
            cancellation);
    }

    public async Task<IReadOnlyDictionary<AliasHash, Instant>> Buried(StoreId store, IReadOnlyCollection<AliasHash> aliases, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        return readers.Run<IReadOnlyDictionary<AliasHash, Instant>>(session =>
        {
            var buried = new Dictionary<AliasHash, Instant>();
            foreach (var alias in aliases)
            {
                if (session.First("SELECT at FROM graves WHERE hash = $1 AND store = $2", row => row.InstantOrNull(0), Bytes(alias), number) is { } at)
                {
                    buried[alias] = at;
                }
            }

            return buried;
        });
    }

    private static List<AliasHash> Of(Session session, long store, CustomerKey key) => session.Query(
        "SELECT hash, kind FROM aliases WHERE customer = $1 AND store = $2",
        row => new AliasHash(Convert.ToHexStringLower(row.Span(0)), row.Text(1)), key.ToBytes(), store);

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
