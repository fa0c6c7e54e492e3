using PostSale.Application.Serialization;

namespace PostSale.Embedded.Sqlite;

internal sealed class SqliteCustomers(Writer writer, Readers readers, StoreNumbers stores, Action arrived) : ICustomers
{
    private const int Together = 200;

    public Task<LoadedCustomer?> Load(CustomerKey key, CancellationToken cancellation) =>
        Task.FromResult(readers.Run(session => CustomerRows.Load(session, key)));

    public async Task<bool> Append(CustomerKey key, StoreId store, IReadOnlyList<Fact> facts, Instant wake, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        var rows = FactRow.Of(facts);
        var taken = await writer.Run(
            session =>
            {
                if (CustomerRows.GoneOf(session, key) == CustomerRows.Erased)
                {
                    return false;
                }

                CustomerRows.Append(session, key, store, number, rows, wake);
                return true;
            },
            cancellation);
        arrived();
        return taken;
    }

    public async Task<Used> Use(CustomerKey key, StoreId store, IReadOnlyList<Use> uses, Instant wake, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        var rows = uses.Select(UseRow.Of).ToList();
        var used = await writer.Run(
            session => CustomerRows.GoneOf(session, key) != 0 ? Used.Gone
                : UseRows.Add(session, CustomerRows.Ensure(session, key, store, number), rows, wake) ? Used.Woken
                : Used.Counted,
            cancellation);
        if (used == Used.Woken)
        {
            arrived();
        }

        return used;
    }

    public async Task Forget(Customer gone, Instant now, Instant? wake, CancellationToken cancellation)
    {
        await writer.Run(session => Forgetting.Run(session, gone, now, wake), cancellation);
        arrived();
    }

    // In one read: every commit makes a reader forget its pages.
    public Task<IReadOnlyList<LoadedCustomer?>> LoadAll(IReadOnlyList<CustomerKey> keys, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LoadedCustomer?>>(readers.Run(session => keys.Select(key => CustomerRows.Load(session, key)).ToArray()));

    public async Task<Saved> Save(LoadedCustomer loaded, Turn turn, Instant now, CancellationToken cancellation)
    {
        var write = await Prepare(new(loaded, turn), now, cancellation);
        return await writer.Run(write, cancellation);
    }

    public async Task<IReadOnlyList<Saved>> SaveAll(IReadOnlyList<Decided> decided, Instant now, CancellationToken cancellation)
    {
        var writes = new Func<Session, Saved>[decided.Count];
        for (var i = 0; i < writes.Length; i++)
        {
            writes[i] = await Prepare(decided[i], now, cancellation);
        }

        return await writer.Run(session => Array.ConvertAll(writes, write => write(session)), cancellation);
    }

    // Everything that needs no file is done before: there is only one writer.
    private async Task<Func<Session, Saved>> Prepare(Decided decided, Instant now, CancellationToken cancellation)
    {
        var (loaded, turn) = decided;
        var store = await stores.Of(turn.Customer.Store, cancellation);
        var state = Document.Write(turn.Customer);
        var wake = loaded.HasMore ? now : turn.NextWake;
        var effects = turn.Effects.Select(effect => Carry(effect, store, now)).ToArray();
        var purchases = PurchaseRows.Told(loaded.Facts, turn.Customer);
        return session =>
        {
            if (CustomerRows.Update(session, loaded.Version, state, wake, turn.AwaitsUse, CustomerRows.Gone(turn.Customer)) is not { } customer)
            {
                return Saved.Conflict;
            }

            foreach (var fact in loaded.Facts)
            {
                session.Execute("UPDATE facts SET consumed = 1 WHERE customer = $1 AND key = $2", customer, fact.Key);
            }

            UseRows.MarkTold(session, customer, loaded.Uses);
            foreach (var effect in effects)
            {
                effect(session, customer);
            }

            purchases?.Invoke(session, store);
            CustomerRows.Written(loaded.Version, state, turn.Customer);
            return Saved.Done;
        };
    }

    public Task<IReadOnlyList<CustomerKey>> Due(Instant now, int max, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<CustomerKey>>(
        readers.Run(session => session.Query(
            "SELECT key FROM customers WHERE wake <= $1 ORDER BY wake, id LIMIT $2", row => CustomerKey.From(row.Span(0)), now.ToUnixTimeTicks(), max)));

    public Task<Instant?> NextDue(CancellationToken cancellation) => Task.FromResult(
        readers.Run(session => session.First("SELECT min(wake) FROM customers WHERE wake IS NOT NULL", row => row.InstantOrNull(0))));

    public async Task<IReadOnlyList<CustomerSummary>> List(StoreId store, CustomerKey? after, int max, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        return readers.Run(session => session.Query(
            "SELECT state, wake FROM customers WHERE store = $1 AND key > $2 AND gone = 0 ORDER BY key LIMIT $3",
            row => new CustomerSummary(Document.ReadCustomer(row.Span(0)), row.InstantOrNull(1)),
            number, after?.ToBytes() ?? [], max));
    }

    public Task<IReadOnlyList<TimelineLine>> Timeline(CustomerKey key, int max, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<TimelineLine>>(
        readers.Run<List<TimelineLine>>(session => session.Number("SELECT id FROM customers WHERE key = $1", key.ToBytes()) is not { } customer
            ? []
            :
            [
                .. session.Query("SELECT at, body FROM facts WHERE customer = $1 AND consumed = 1 ORDER BY at DESC, id DESC LIMIT $2", Told, customer, max)
                    .Concat(session.Query("SELECT at, body FROM decisions WHERE customer = $1 ORDER BY at DESC, id DESC LIMIT $2", Decided, customer, max))
                    .OrderByDescending(line => line.At)
                    .Take(max),
            ]));

    public async Task<int> Shed(int shard, Instant before, CancellationToken cancellation)
    {
        var (from, until) = HistoryRows.Bounds(shard);
        var customers = readers.Run(session => session.Query("SELECT id FROM customers WHERE key >= $1 AND key < $2", row => row.Long(0), from, until));
        var shed = 0;
        foreach (var few in customers.Chunk(Together))
        {
            shed += await writer.Run(
                session => few.Sum(customer =>
                    session.Execute("DELETE FROM facts WHERE customer = $1 AND consumed = 1 AND at < $2", customer, before.ToUnixTimeTicks())
                    + session.Execute("DELETE FROM decisions WHERE customer = $1 AND at < $2", customer, before.ToUnixTimeTicks())),
                cancellation);
        }

        return shed;
    }

    private static TimelineLine Told(Row row) =>
        new(row.Instant(0), Document.ReadFact(row.Span(1)), null);

    private static TimelineLine Decided(Row row) =>
        new(row.Instant(0), null, Document.ReadDecision(row.Span(1)));

    /// <returns>What is to be written, given the customer's row.</returns>
    private static Action<Session, long> Carry(Effect effect, long store, Instant now)
    {
        switch (effect)
        {
            case Effect.Send send:
                var message = Document.Write(send.Message);
                return (session, customer) => MessageRows.Insert(session, send.Message, message, customer, store);
            case Effect.CancelSend cancel:
                return (session, _) =>
                {
                    if (MessageRows.Find(session, cancel.Message) is { } held && held.Message.Cancel(cancel.Reason, now) is { } cancelled)
                    {
                        MessageRows.Update(session, held, cancelled);
                    }
                };
            case Effect.Assign assign:
                return (session, customer) => TaskRows.Insert(session, assign.Task, customer, store);
            case Effect.Withdraw withdraw:
                return (session, _) => TaskRows.Cancel(session, withdraw.Task, withdraw.Reason, now);
            case Effect.Note note:
                var decision = Document.Write(note.Decision);
                return (session, customer) => session.Execute(
                    "INSERT INTO decisions (customer, at, body) VALUES ($1, $2, $3)", customer, note.Decision.At.ToUnixTimeTicks(), decision);
            default:
                throw new InvalidOperationException("An effect of an unknown kind.");
        }
    }
}
