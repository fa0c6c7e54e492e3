namespace PostSale.Embedded.Sqlite;

internal sealed class SqliteInbox(Writer writer, Readers readers, StoreNumbers stores, Action arrived) : IInbox
{
    private const int Together = 500;

    private const string Columns = "store, provider, delivery, topic, test, received, triggered, ahead, body, state, reason, tries, next_try, customer, copy";

    public async Task<IReadOnlyList<Received>> Append(IReadOnlyList<Delivery> deliveries, CancellationToken cancellation)
    {
        var rows = new List<(long Store, Delivery Delivery, string Hash)>(deliveries.Count);
        foreach (var delivery in deliveries)
        {
            rows.Add((await stores.Of(delivery.Key.Store, cancellation), delivery, delivery.BodyHash()));
        }

        var received = await writer.Run(session => rows.ConvertAll(row => Append(session, row.Store, row.Delivery, row.Hash)), cancellation, isAnswer: true);
        arrived();
        return received;
    }

    // The ids alone are in the index: however many wait, only the bodies of those taken are read. Joined across and by that index, for left
    // to choose SQLite reads the whole table in the order of its ids.
    public Task<IReadOnlyList<InboxItem>> Due(Instant now, int max, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<InboxItem>>(
        readers.Run(session => session.Query(
            $"""
            SELECT {Columns} FROM (SELECT id AS due FROM inbox INDEXED BY inbox_waiting WHERE state = 0 AND next_try <= $1 ORDER BY id LIMIT $2)
            CROSS JOIN inbox ON id = due ORDER BY due
            """,
            Item, now.ToUnixTimeTicks(), max)));

    public Task<Instant?> NextDue(CancellationToken cancellation) => Task.FromResult(
        readers.Run(session => session.First("SELECT min(next_try) FROM inbox WHERE state = 0", row => row.InstantOrNull(0))));

    public async Task Settle(DeliveryKey key, InboxState state, string? reason, CustomerKey? customer, CancellationToken cancellation)
    {
        var store = await stores.Of(key.Store, cancellation);
        await writer.Run(
            session => session.Execute(
                "UPDATE inbox SET state = $1, reason = $2, customer = $3, tries = tries + (state = 0) WHERE delivery = $4 AND store = $5 AND provider = $6 AND copy = ''",
                (int)state, reason, customer?.ToBytes(), key.Id, store, key.Provider),
            cancellation);
    }

    public async Task Postpone(
        DeliveryKey key, string reason, Instant nextTry, IReadOnlyCollection<AliasHash> names, CancellationToken cancellation)
    {
        var store = await stores.Of(key.Store, cancellation);
        await writer.Run(
            session =>
            {
                if (session.Number(
                    "UPDATE inbox SET reason = $1, next_try = $2, tries = tries + 1 WHERE delivery = $3 AND store = $4 AND provider = $5 AND copy = '' AND state = 0 RETURNING id",
                    reason, nextTry.ToUnixTimeTicks(), key.Id, store, key.Provider) is not { } item)
                {
                    return;
                }

                foreach (var name in names)
                {
                    session.Execute("INSERT OR IGNORE INTO inbox_names (hash, store, item) VALUES ($1, $2, $3)", SqliteAliases.Bytes(name), store, item);
                }
            },
            cancellation);
    }

    public async Task<int> Recall(StoreId store, IReadOnlyCollection<AliasHash> named, Instant now, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        return await writer.Run(
            session =>
            {
                var recalled = 0;
                foreach (var name in named)
                {
                    var hash = SqliteAliases.Bytes(name);
                    recalled += session.Execute(
                        "UPDATE inbox SET next_try = min(next_try, $1) WHERE state = 0 AND id IN (SELECT item FROM inbox_names WHERE hash = $2 AND store = $3)",
                        now.ToUnixTimeTicks(), hash, number);

                    // Once it is known who is meant, nobody waits for the name again.
                    session.Execute("DELETE FROM inbox_names WHERE hash = $1 AND store = $2", hash, number);
                }

                return recalled;
            },
            cancellation);
    }

    public async Task<bool> Reopen(DeliveryKey key, Instant now, CancellationToken cancellation)
    {
        var store = await stores.Of(key.Store, cancellation);
        var reopened = await writer.Run(
            session => session.Execute(
                "UPDATE inbox SET state = 0, next_try = $1 WHERE delivery = $2 AND store = $3 AND provider = $4 AND copy = '' AND state = 3",
                now.ToUnixTimeTicks(), key.Id, store, key.Provider) == 1,
            cancellation);
        arrived();
        return reopened;
    }

    public async Task<bool> Discard(DeliveryKey key, string copy, string reason, CancellationToken cancellation)
    {
        var store = await stores.Of(key.Store, cancellation);
        return await writer.Run(
            session => session.Execute(
                "UPDATE inbox SET state = 2, reason = $1 WHERE delivery = $2 AND store = $3 AND provider = $4 AND copy = $5 AND state = 3",
                reason, key.Id, store, key.Provider, copy) == 1,
            cancellation);
    }

    public Task Blank(CustomerKey customer, CancellationToken cancellation) => writer.Run(
        session =>
        {
            session.Execute("UPDATE inbox SET body = x'' WHERE customer = $1 AND length(body) > 0", customer.ToBytes());
        },
        cancellation);

    public async Task Blank(DeliveryKey key, string reason, CancellationToken cancellation)
    {
        var store = await stores.Of(key.Store, cancellation);
        await writer.Run(
            session => session.Execute(
                "UPDATE inbox SET state = 2, reason = $1, tries = tries + (state = 0), body = x'' WHERE delivery = $2 AND store = $3 AND provider = $4 AND copy = ''",
                reason, key.Id, store, key.Provider),
            cancellation);
    }

    public async Task Blank(StoreId store, Instant until, string reason, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        await writer.Run(
            session =>
            {
                session.Execute(
                    "UPDATE inbox SET state = 2, reason = $1, body = x'' WHERE store = $2 AND received <= $3 AND length(body) > 0",
                    reason, number, until.ToUnixTimeTicks());
            },
            cancellation);
    }

    public async Task<int> Shed(StoreId store, Instant before, CancellationToken cancellation)
    {
        // Looked for aside and emptied a few at a time: whoever waits for an answer is not held up.
        var number = await stores.Of(store, cancellation);
        var ids = readers.Run(session => session.Query(
            $"SELECT id FROM inbox WHERE store = $1 AND received < $2 AND state IN ({(int)InboxState.Routed}, {(int)InboxState.Ignored}) AND length(body) > 0",
            row => row.Long(0), number, before.ToUnixTimeTicks()));
        foreach (var few in ids.Chunk(Together))
        {
            await writer.Run(session => Array.ForEach(few, id => session.Execute("UPDATE inbox SET body = x'' WHERE id = $1", id)), cancellation);
        }

        return ids.Count;
    }

    public Task<IReadOnlyList<InboxItem>> Of(CustomerKey customer, int max, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<InboxItem>>(
        readers.Run(session => session.Query($"SELECT {Columns} FROM inbox WHERE customer = $1 ORDER BY id DESC LIMIT $2", Item, customer.ToBytes(), max)));

    public async Task<InboxItem?> Find(DeliveryKey key, CancellationToken cancellation)
    {
        var store = await stores.Of(key.Store, cancellation);
        return readers.Run(session => session.First(
            $"SELECT {Columns} FROM inbox WHERE delivery = $1 AND store = $2 AND provider = $3 AND copy = ''", Item, key.Id, store, key.Provider));
    }

    public async Task<IReadOnlyList<InboxItem>> List(StoreId store, InboxState state, int max, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        return readers.Run(session => session.Query(
            $"SELECT {Columns} FROM inbox WHERE store = $1 AND state = {(int)state} ORDER BY id DESC LIMIT $2", Item, number, max));
    }

    private static Received Append(Session session, long store, Delivery delivery, string hash)
    {
        if (Insert(session, store, delivery, hash, "", InboxState.Waiting, null))
        {
            return Received.Stored;
        }

        var first = session.Text(
            "SELECT hash FROM inbox WHERE delivery = $1 AND store = $2 AND provider = $3 AND copy = ''", delivery.Key.Id, store, delivery.Key.Provider);
        if (first == hash)
        {
            return Received.Repeat;
        }

        Insert(session, store, delivery, hash, hash, InboxState.Quarantined, "Another body came under the id of an earlier delivery; the first one stands.");
        return Received.Conflict;
    }

    private static bool Insert(Session session, long store, Delivery delivery, string hash, string copy, InboxState state, string? reason) => session.Execute(
        """
        INSERT OR IGNORE INTO inbox (store, provider, delivery, copy, hash, state, topic, test, received, triggered, ahead, tries, next_try, reason, body)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $9, $12, $13)
        """,
        store, delivery.Key.Provider, delivery.Key.Id, copy, hash, (int)state, delivery.Topic, delivery.Test ? 1 : 0, delivery.ReceivedAt.ToUnixTimeTicks(),
        delivery.TriggeredAt?.ToUnixTimeTicks(), delivery.ClockAhead.BclCompatibleTicks, reason, delivery.Body.ToArray()) == 1;

    private InboxItem Item(Row row) => new(
        new()
        {
            Key = new(stores.Name(row.Long(0)), row.Text(1), row.Text(2)),
            Topic = row.Text(3),
            Test = row.Long(4) != 0,
            ReceivedAt = row.Instant(5),
            TriggeredAt = row.InstantOrNull(6),
            ClockAhead = Duration.FromTicks(row.Long(7)),
            Body = row.Bytes(8),
        },
        (InboxState)row.Long(9),
        row.TextOrNull(10),
        (int)row.Long(11),
        row.Instant(12),
        row.IsNull(13) ? null : CustomerKey.From(row.Span(13)))
    {
        Copy = row.Text(14),
    };
}
