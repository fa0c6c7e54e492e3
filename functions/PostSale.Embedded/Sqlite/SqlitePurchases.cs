using PostSale.Application.Imports;
using PostSale.Application.Serialization;

namespace PostSale.Embedded.Sqlite;

internal sealed class SqlitePurchases(Writer writer, Readers readers, StoreNumbers stores, Action arrived) : IPurchases
{
    public async Task<Added> Add(StoreId store, IReadOnlyList<PastOrder> orders, Instant now, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        var piece = ImportedOrders.Of(orders);
        return await writer.Run(session => piece.Write(session, number), cancellation);
    }

    public async Task Move(StoreId store, CustomerKey from, CustomerKey to, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        await writer.Run(session => PurchaseRows.Move(session, number, from.ToBytes(), to.ToBytes()), cancellation);
    }

    public async Task<int> Tell(StoreId store, int shard, Instant now, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        var told = readers.Run(session => Untold.Read(session, number, shard));
        if (told.Count == 0)
        {
            return 0;
        }

        // Everything that needs no file is done before: there is only one writer.
        var written = told.ConvertAll(one => one.Prepare(store, now));
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
        return told.Count;
    }

    public async Task<IReadOnlyList<PurchaseHistory>> Read(StoreId store, int shard, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        var (from, until) = HistoryRows.Bounds(shard);
        return readers.Run(session => HistoryRows.Read(session, number, from, until));
    }
}

/// <summary>A customer whose imported orders have changed.</summary>
internal sealed record Untold(CustomerKey Key, byte[] Bytes, PersonDetails? Person, IReadOnlyList<Purchase> Purchases)
{
    public static List<Untold> Read(Session session, long store, int shard)
    {
        var (from, until) = HistoryRows.Bounds(shard);
        var untold = new List<Untold>();
        session.Query(
            """
            SELECT i.customer, i.person, p.at, p.amount, p.refunded, p.currency
            FROM imported i LEFT JOIN purchases p ON p.store = $1 AND p.customer = i.customer AND p.live = 0
            WHERE i.store = $1 AND i.customer >= $2 AND i.customer < $3
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
            store, from, until);
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
