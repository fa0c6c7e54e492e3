using System.Globalization;
using PostSale.Application.Serialization;

namespace PostSale.Embedded.Sqlite;

/// <summary>What other tables' writes do to a customer's row in the same transaction.</summary>
internal static class CustomerRows
{
    public static LoadedCustomer? Load(Session session, CustomerKey key)
    {
        var held = session.First(
            """
            SELECT id, version, EXISTS (SELECT 1 FROM facts WHERE customer = customers.id AND consumed = 0), state,
                EXISTS (SELECT 1 FROM uses WHERE customer = customers.id AND quantity > told)
            FROM customers WHERE key = $1
            """,
            row => new Held(row.Long(0), row.Long(1), row.Long(2) != 0, Document.ReadCustomer(row.Span(3)), row.Long(4) != 0), key.ToBytes());
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
