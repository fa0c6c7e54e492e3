using System.Globalization;
using PostSale.Application.Serialization;

namespace PostSale.Embedded.Sqlite;

/// <summary>What other tables' writes do to a customer's row in the same transaction.</summary>
internal static class CustomerRows
{
    // One for all files: it compares documents, not names.
    private static readonly LargeCustomers Large = new();

    public static LoadedCustomer? Load(Session session, CustomerKey key)
    {
        var held = session.First(
            """
            SELECT id, version, EXISTS (SELECT 1 FROM facts WHERE customer = customers.id AND consumed = 0), state,
                EXISTS (SELECT 1 FROM uses WHERE customer = customers.id AND quantity > told)
            FROM customers WHERE key = $1
            """,
            row => new Held(row.Long(0), row.Long(1), row.Long(2) != 0, Large.Read(row.Long(0), row.Span(3)), row.Long(4) != 0), key.ToBytes());
        if (held is null)
        {
            return null;
        }

        // Whoever is merely due, has no facts waiting.
        List<Fact> facts = held.HasFacts
            ? session.Query(
                "SELECT body FROM facts WHERE customer = $1 AND consumed = 0 ORDER BY received, id LIMIT $2",
                row => Document.ReadFact(row.Span(0)), held.Id, LoadedCustomer.MaxFacts + 1)
            : [];
        var uses = held.HasUses ? UseRows.Untold(session, held.Id) : [];
        return new(
            held.Customer with { Knowledge = held.Customer.Knowledge.With(uses) }, string.Create(CultureInfo.InvariantCulture, $"{held.Id}:{held.Version}"),
            facts.Count > LoadedCustomer.MaxFacts ? facts.GetRange(0, LoadedCustomer.MaxFacts) : facts, facts.Count > LoadedCustomer.MaxFacts)
        {
            Uses = uses,
        };
    }

    public static void Append(Session session, CustomerKey key, StoreId store, long number, IReadOnlyList<FactRow> facts, Instant wake)
    {
        var customer = Ensure(session, key, store, number);
        foreach (var fact in facts)
        {
            session.Execute(
                "INSERT OR IGNORE INTO facts (customer, key, at, received, consumed, body) VALUES ($1, $2, $3, $4, 0, $5)",
                customer, fact.Key, fact.At, fact.Received, fact.Body);
        }

        session.Execute(
            "UPDATE customers SET version = version + 1, wake = min(ifnull(wake, $1), $1) WHERE id = $2", wake.ToUnixTimeTicks(), customer);
    }

    /// <returns>The row's id; the customer is created if absent.</returns>
    public static long Ensure(Session session, CustomerKey key, StoreId store, long number)
    {
        var bytes = key.ToBytes();
        if (session.Number("SELECT id FROM customers WHERE key = $1", bytes) is { } customer)
        {
            return customer;
        }

        session.Execute("INSERT INTO customers (key, store, version, state) VALUES ($1, $2, 1, $3)", bytes, number, Document.Write(Customer.New(key, store)));
        return session.Number("SELECT last_insert_rowid()")!.Value;
    }

    public const int Redirect = 1;
    public const int Erased = 2;

    public static int Gone(Customer customer) => customer.ErasedAt is not null ? Erased : customer.MergedInto is not null ? Redirect : 0;

    /// <summary>As in <see cref="Gone"/>; 0 for nobody too.</summary>
    public static int GoneOf(Session session, CustomerKey key) => (int)(session.Number("SELECT gone FROM customers WHERE key = $1", key.ToBytes()) ?? 0);

    /// <summary>
    /// Tells a customer an imported fact. Such a fact starts nothing, so whoever has nothing begun and nothing waiting need not be woken for it;
    /// the others take it in with their next turn, which is now. Nothing is written for a customer who is gone.
    /// </summary>
    public static void Inform(Session session, CustomerKey key, long number, Fact fact, Instant now)
    {
        if (Load(session, key) is not { } loaded)
        {
            return;
        }

        var rows = FactRow.Of([fact]);
        if (loaded.Facts.Count > 0 || loaded.Customer.Commitments is not { Runs.Length: 0, Contacts.Length: 0 })
        {
            Append(session, key, loaded.Customer.Store, number, rows, now);
        }
        else if (AddTaken(session, Parse(loaded.Version).Id, rows[0]))
        {
            var told = loaded.Customer with { Knowledge = loaded.Customer.Knowledge.With(fact) };
            UpdateState(session, loaded.Version, Document.Write(told));
        }
    }

    /// <summary>Tells a customer a fact: an imported one as <see cref="Inform"/> does, any other to be decided upon now. Nothing is written for one who is gone.</summary>
    public static void Tell(Session session, CustomerKey key, long number, Fact fact, Instant now)
    {
        if (fact.Imported)
        {
            Inform(session, key, number, fact, now);
        }
        else if (session.Text("SELECT (SELECT name FROM stores WHERE id = store) FROM customers WHERE key = $1", key.ToBytes()) is { } store)
        {
            Append(session, key, new(store), number, FactRow.Of([fact]), now);
        }
    }

    /// <summary>Makes a customer of what an import knows of a stranger.</summary>
    /// <param name="state">The customer's document, the fact taken in.</param>
    /// <returns>False when the customer exists.</returns>
    public static bool Insert(Session session, byte[] key, long store, byte[] state, FactRow fact)
    {
        if (session.Execute("INSERT OR IGNORE INTO customers (key, store, version, state) VALUES ($1, $2, 1, $3)", key, store, state) == 0)
        {
            return false;
        }

        return AddTaken(session, session.Number("SELECT last_insert_rowid()")!.Value, fact);
    }

    private static bool AddTaken(Session session, long customer, FactRow fact) => session.Execute(
        "INSERT OR IGNORE INTO facts (customer, key, at, received, consumed, body) VALUES ($1, $2, $3, $4, 1, $5)",
        customer, fact.Key, fact.At, fact.Received, fact.Body) == 1;

    /// <param name="version">As loaded: names the row and its version.</param>
    /// <returns>The row's id; null when its version is another.</returns>
    public static long? Update(Session session, string version, byte[] state, Instant? wake, bool awaitsUse, int gone)
    {
        var (id, number) = Parse(version);
        return session.Execute(
            "UPDATE customers SET state = $1, wake = $2, awaits_use = $3, gone = $4, version = version + 1 WHERE id = $5 AND version = $6",
            state, wake?.ToUnixTimeTicks(), awaitsUse ? 1 : 0, gone, id, number) == 1 ? id : null;
    }

    /// <summary>Like <see cref="Update"/>, leaving the wake as it is.</summary>
    public static bool UpdateState(Session session, string version, byte[] state)
    {
        var (id, number) = Parse(version);
        return session.Execute("UPDATE customers SET state = $1, version = version + 1 WHERE id = $2 AND version = $3", state, id, number) == 1;
    }

    /// <summary>Remembers what a row was written with, so that it need not be read again.</summary>
    /// <param name="version">As loaded.</param>
    public static void Written(string version, byte[] state, Customer customer) => Large.Keep(Parse(version).Id, state, customer);

    private static (long Id, long Version) Parse(string version)
    {
        var colon = version.IndexOf(':', StringComparison.Ordinal);
        return (long.Parse(version.AsSpan(0, colon), CultureInfo.InvariantCulture), long.Parse(version.AsSpan(colon + 1), CultureInfo.InvariantCulture));
    }

    private sealed record Held(long Id, long Version, bool HasFacts, Customer Customer, bool HasUses);
}

/// <summary>A fact as its row holds it.</summary>
internal sealed record FactRow(string Key, long At, long Received, byte[] Body)
{
    public static IReadOnlyList<FactRow> Of(IReadOnlyList<Fact> facts) =>
        [.. facts.Select(fact => new FactRow(fact.Key, fact.OccurredAt.ToUnixTimeTicks(), fact.ReceivedAt.ToUnixTimeTicks(), Document.Write(fact)))];
}
