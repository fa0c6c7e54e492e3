using System.Globalization;
using Microsoft.Data.Sqlite;
using PostSale.Application.Serialization;

namespace PostSale.Embedded.Sqlite;

internal sealed class SqliteCustomers(Writer writer, Readers readers, StoreNumbers stores, Action arrived) : ICustomers
{
    public Task<LoadedCustomer?> Load(CustomerKey key, CancellationToken cancellation) =>
        Task.FromResult(readers.Run(session => CustomerRows.Load(session, key)));

    public async Task Append(CustomerKey key, StoreId store, IReadOnlyList<Fact> facts, Instant wake, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        await writer.Run(session => CustomerRows.Append(session, key, store, number, facts, wake), cancellation);
        arrived();
    }

    public async Task<Saved> Save(LoadedCustomer loaded, Turn turn, Instant now, CancellationToken cancellation)
    {
        var store = await stores.Of(turn.Customer.Store, cancellation);
        var state = Document.Write(turn.Customer);
        var wake = loaded.HasMore ? now : turn.NextWake;
        return await writer.Run(
            session =>
            {
                if (CustomerRows.Update(session, turn.Customer.Key, loaded.Version, state, wake) is not { } customer)
                {
                    return Saved.Conflict;
                }

                foreach (var fact in loaded.Facts)
                {
                    session.Execute("UPDATE facts SET consumed = 1 WHERE customer = $1 AND key = $2", customer, fact.Key);
                }

                foreach (var effect in turn.Effects)
                {
                    Carry(session, effect, customer, store, now);
                }

                return Saved.Done;
            },
            cancellation);
    }

    public Task<IReadOnlyList<CustomerKey>> Due(Instant now, int max, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<CustomerKey>>(
        readers.Run(session => session.Query(
            "SELECT key FROM customers WHERE wake <= $1 ORDER BY wake, id LIMIT $2", row => CustomerKey.From((byte[])row.GetValue(0)), now.ToUnixTimeTicks(), max)));

    public Task<Instant?> NextDue(CancellationToken cancellation) => Task.FromResult(
        readers.Run(session => Row.Instant(session.Scalar("SELECT min(wake) FROM customers WHERE wake IS NOT NULL"))));

    public async Task<IReadOnlyList<CustomerSummary>> List(StoreId store, CustomerKey? after, int max, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        return readers.Run(session => session.Query(
            "SELECT state, wake FROM customers WHERE store = $1 AND key > $2 ORDER BY key LIMIT $3",
            row => new CustomerSummary(Document.ReadCustomer((byte[])row.GetValue(0)), Row.Instant(row.GetValue(1))),
            number, after?.ToBytes() ?? [], max));
    }

    public Task<IReadOnlyList<TimelineLine>> Timeline(CustomerKey key, int max, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<TimelineLine>>(
        readers.Run<List<TimelineLine>>(session => session.Scalar("SELECT id FROM customers WHERE key = $1", key.ToBytes()) is not long customer
            ? []
            :
            [
                .. session.Query("SELECT at, body FROM facts WHERE customer = $1 AND consumed = 1 ORDER BY at DESC, id DESC LIMIT $2", Told, customer, max)
                    .Concat(session.Query("SELECT at, body FROM decisions WHERE customer = $1 ORDER BY at DESC, id DESC LIMIT $2", Decided, customer, max))
                    .OrderByDescending(line => line.At)
                    .Take(max),
            ]));

    private static TimelineLine Told(SqliteDataReader row) =>
        new(Instant.FromUnixTimeTicks(row.GetInt64(0)), Document.ReadFact((byte[])row.GetValue(1)), null);

    private static TimelineLine Decided(SqliteDataReader row) =>
        new(Instant.FromUnixTimeTicks(row.GetInt64(0)), null, Document.ReadDecision((byte[])row.GetValue(1)));

    private static void Carry(Session session, Effect effect, long customer, long store, Instant now)
    {
        switch (effect)
        {
            case Effect.Send send:
                MessageRows.Insert(session, send.Message, customer, store);
                break;
            case Effect.CancelSend cancel:
                if (MessageRows.Find(session, cancel.Message) is { } held && held.Message.Cancel(cancel.Reason, now) is { } cancelled)
                {
                    MessageRows.Update(session, held, cancelled);
                }

                break;
            case Effect.Note note:
                session.Execute(
                    "INSERT INTO decisions (customer, at, body) VALUES ($1, $2, $3)", customer, note.Decision.At.ToUnixTimeTicks(), Document.Write(note.Decision));
                break;
        }
    }
}

/// <summary>What other tables' writes do to a customer's row in the same transaction.</summary>
internal static class CustomerRows
{
    public static LoadedCustomer? Load(Session session, CustomerKey key)
    {
        var rows = session.Query(
            "SELECT id, version, state FROM customers WHERE key = $1",
            row => (Id: row.GetInt64(0), Version: row.GetInt64(1), State: (byte[])row.GetValue(2)), key.ToBytes());
        if (rows is not [var held])
        {
            return null;
        }

        var facts = session.Query(
            "SELECT body FROM facts WHERE customer = $1 AND consumed = 0 ORDER BY received, id LIMIT $2",
            row => Document.ReadFact((byte[])row.GetValue(0)), held.Id, LoadedCustomer.MaxFacts + 1);
        return new(
            Document.ReadCustomer(held.State), held.Version.ToString(CultureInfo.InvariantCulture),
            facts.Take(LoadedCustomer.MaxFacts).ToList(), facts.Count > LoadedCustomer.MaxFacts);
    }

    public static void Append(Session session, CustomerKey key, StoreId store, long number, IReadOnlyList<Fact> facts, Instant wake)
    {
        var bytes = key.ToBytes();
        if (session.Scalar("SELECT id FROM customers WHERE key = $1", bytes) is not long customer)
        {
            session.Execute(
                "INSERT INTO customers (key, store, version, state) VALUES ($1, $2, 1, $3)", bytes, number, Document.Write(Customer.New(key, store)));
            customer = (long)session.Scalar("SELECT last_insert_rowid()")!;
        }

        foreach (var fact in facts)
        {
            session.Execute(
                "INSERT OR IGNORE INTO facts (customer, key, at, received, consumed, body) VALUES ($1, $2, $3, $4, 0, $5)",
                customer, fact.Key, fact.OccurredAt.ToUnixTimeTicks(), fact.ReceivedAt.ToUnixTimeTicks(), Document.Write(fact));
        }

        session.Execute(
            "UPDATE customers SET version = version + 1, wake = min(ifnull(wake, $1), $1) WHERE id = $2", wake.ToUnixTimeTicks(), customer);
    }

    /// <returns>The row's id; null when its version is another.</returns>
    public static long? Update(Session session, CustomerKey key, string version, byte[] state, Instant? wake) =>
        session.Scalar(
            "UPDATE customers SET state = $1, wake = $2, version = version + 1 WHERE key = $3 AND version = $4 RETURNING id",
            state, wake?.ToUnixTimeTicks(), key.ToBytes(), long.Parse(version, CultureInfo.InvariantCulture)) as long?;

    /// <summary>Like <see cref="Update"/>, leaving the wake as it is.</summary>
    public static bool UpdateState(Session session, CustomerKey key, string version, byte[] state) => session.Execute(
        "UPDATE customers SET state = $1, version = version + 1 WHERE key = $2 AND version = $3",
        state, key.ToBytes(), long.Parse(version, CultureInfo.InvariantCulture)) == 1;
}
