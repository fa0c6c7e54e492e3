using PostSale.Application.Serialization;

namespace PostSale.Embedded.Sqlite;

/// <summary>Removes what is kept of a customer. Every table that says anything about one is named here, but for aliases and the inbox.</summary>
internal static class Forgetting
{
    // What says something about the customer and nothing that anybody must know afterwards.
    private static readonly string[] Tables = ["facts", "decisions", "uses", "use_keys"];

    // The same of those whose rows bear the customer's key.
    private static readonly string[] ByKey = [.. PurchaseRows.Tables, "scores"];

    public static void Run(Session session, Customer gone, Instant now, Instant? wake)
    {
        if (session.Number("SELECT id FROM customers WHERE key = $1", gone.Key.ToBytes()) is not { } customer)
        {
            return;
        }

        session.Execute(
            "UPDATE customers SET state = $1, wake = $2, gone = $3, awaits_use = 0, version = version + 1 WHERE id = $4",
            Document.Write(gone), wake?.ToUnixTimeTicks(), CustomerRows.Gone(gone), customer);
        foreach (var message in session.Query("SELECT key FROM messages WHERE customer = $1 AND state = 0", row => MessageId.Parse(Convert.ToHexStringLower(row.Span(0))), customer))
        {
            if (MessageRows.Find(session, message) is { } held && held.Message.Cancel(Reason.Erased, now) is { } cancelled)
            {
                MessageRows.Update(session, held, cancelled);
            }
        }

        session.Execute("DELETE FROM contents WHERE message IN (SELECT id FROM messages WHERE customer = $1)", customer);
        foreach (var (id, task) in session.Query("SELECT id, body FROM tasks WHERE customer = $1", row => (row.Long(0), Document.ReadTask(row.Span(1))), customer))
        {
            TaskRows.Update(session, id, task.Forget(now));
        }

        foreach (var table in Tables)
        {
            session.Execute($"DELETE FROM {table} WHERE customer = $1", customer);
        }

        var store = session.Number("SELECT store FROM customers WHERE id = $1", customer)!.Value;
        foreach (var table in ByKey)
        {
            session.Execute($"DELETE FROM {table} WHERE store = $1 AND customer = $2", store, gone.Key.ToBytes());
        }
    }
}
