using System.Collections.Immutable;
using System.Security.Cryptography;
using PostSale.Application.Imports;
using PostSale.Application.Serialization;

namespace PostSale.Embedded.Sqlite;

internal sealed class SqlitePurchases(Writer writer, Readers readers, StoreNumbers stores, Action arrived) : IPurchases
{
    public async Task<Added> Add(StoreId store, IReadOnlyList<PastOrder> orders, Instant now, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        var names = orders.Select(order => order.Names.Select(SqliteAliases.Bytes).ToArray()).ToList();
        return await writer.Run(
            session =>
            {
                var known = new Dictionary<AliasHash, byte[]>();
                var (added, strangers) = (0, 0);
                for (var i = 0; i < orders.Count; i++)
                {
                    var (order, customer) = (orders[i], Holder(session, number, orders[i].Names, names[i], known));
                    var isStranger = customer is null;
                    customer ??= RandomNumberGenerator.GetBytes(16);
                    strangers += isStranger ? 1 : 0;
                    Claim(session, number, order.Names, names[i], customer, known);
                    var isNew = PurchaseRows.Add(session, number, customer, order);
                    added += isNew ? 1 : 0;
                    if (isNew || isStranger)
                    {
                        session.Execute(
                            "INSERT INTO imported (store, customer, person) VALUES ($1, $2, $3) ON CONFLICT DO UPDATE SET person = ifnull(excluded.person, person)",
                            number, customer, order.Person is { } person ? Document.Write(person) : null);
                    }
                }

                return new Added(added, strangers);
            },
            cancellation);
    }

    public async Task<(int Told, CustomerKey? Last)> Tell(StoreId store, CustomerKey? after, int max, Instant now, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        var told = readers.Run(session => Untold.Read(session, number, after, max));
        if (told.Count == 0)
        {
            return (0, null);
        }

        // Everything that needs no file is done before: there is only one writer.
        var written = told.AsParallel().AsOrdered().Select(one => one.Prepare(store, now)).ToList();
        await writer.Run(
            session =>
            {
                foreach (var one in written)
                {
                    if (!CustomerRows.Insert(session, one.Bytes, number, one.State, one.Row))
                    {
                        CustomerRows.Inform(session, one.Key, number, one.Fact, now);
                    }

                    session.Execute("DELETE FROM imported WHERE store = $1 AND customer = $2", number, one.Bytes);
                }
            },
            cancellation);
        arrived();
        return (told.Count, told[^1].Key);
    }

    public async Task<IReadOnlyList<PurchaseHistory>> Read(StoreId store, int shard, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        var (from, until) = HistoryRows.Bounds(shard);
        return readers.Run(session => HistoryRows.Read(session, number, from, until));
    }

    private static byte[]? Holder(
        Session session, long store, ImmutableArray<AliasHash> names, byte[][] hashes, Dictionary<AliasHash, byte[]> known)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (known.TryGetValue(names[i], out var holder)
                || (holder = session.Bytes("SELECT customer FROM aliases WHERE hash = $1 AND store = $2", hashes[i], store)) is not null)
            {
                return holder;
            }
        }

        return null;
    }

    private static void Claim(
        Session session, long store, ImmutableArray<AliasHash> names, byte[][] hashes, byte[] customer, Dictionary<AliasHash, byte[]> known)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (known.TryAdd(names[i], customer))
            {
                session.Execute("INSERT OR IGNORE INTO aliases (hash, store, customer) VALUES ($1, $2, $3)", hashes[i], store, customer);
            }
        }
    }
}

/// <summary>A customer whose imported orders have changed.</summary>
internal sealed record Untold(CustomerKey Key, byte[] Bytes, PersonDetails? Person, IReadOnlyList<Purchase> Purchases)
{
    /// <param name="after">Continue behind this key.</param>
    public static List<Untold> Read(Session session, long store, CustomerKey? after, int max)
    {
        var untold = new List<Untold>();
        session.Query(
            """
            SELECT i.customer, i.person, p.at, p.amount, p.refunded, p.currency
            FROM (SELECT customer, person FROM imported WHERE store = $1 AND customer > $2 ORDER BY customer LIMIT $3) i
            LEFT JOIN purchases p ON p.store = $1 AND p.customer = i.customer AND p.live = 0
            ORDER BY i.customer
            """,
            row =>
            {
                if (untold.Count == 0 || !row.Span(0).SequenceEqual(untold[^1].Bytes))
                {
                    var bytes = row.Bytes(0);
                    untold.Add(new(CustomerKey.From(bytes), bytes, row.IsNull(1) ? null : Document.ReadPerson(row.Span(1)), new List<Purchase>()));
                }

                if (!row.IsNull(2))
                {
                    ((List<Purchase>)untold[^1].Purchases).Add(PurchaseRows.Read(row, 2));
                }

                return 0;
            },
            store, after?.ToBytes() ?? [], max);
        return untold;
    }

    public Prepared Prepare(StoreId store, Instant now)
    {
        var fact = ImportedFacts.Of(Purchases, Person, now);
        var customer = Customer.New(Key, store);
        return new(Key, Bytes, Document.Write(customer with { Knowledge = customer.Knowledge.With(fact) }), fact, FactRow.Of([fact])[0]);
    }
}

/// <param name="State">The customer's document, should it be a new one.</param>
internal sealed record Prepared(CustomerKey Key, byte[] Bytes, byte[] State, Fact Fact, FactRow Row);
