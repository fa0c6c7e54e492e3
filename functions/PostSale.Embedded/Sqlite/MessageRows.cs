using PostSale.Application.Serialization;

namespace PostSale.Embedded.Sqlite;

/// <summary>A message's row: the document, and beside it what is searched.</summary>
internal static class MessageRows
{
    public sealed record Held(long Id, long Version, Message Message);

    public static Message Read(Row row) => Document.ReadMessage(row.Span(0));

    public static Held? Find(Session session, MessageId id) => session.First(
        "SELECT id, version, body FROM messages WHERE key = $1",
        row => new Held(row.Long(0), row.Long(1), Document.ReadMessage(row.Span(2))), id.ToBytes());

    /// <summary>Leaves one that exists as it is: its name says that it is the same contact.</summary>
    /// <param name="body">The message's document.</param>
    public static void Insert(Session session, Message message, byte[] body, long customer, long store) => session.Execute(
        """
        INSERT OR IGNORE INTO messages (key, customer, store, state, version, not_before, lease, claimant, body)
        VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8)
        """,
        message.Id.ToBytes(), customer, store, (int)message.State, message.NotBefore.ToUnixTimeTicks(),
        message.LeaseEnds?.ToUnixTimeTicks(), message.Claimant, body);

    public static void Update(Session session, Held held, Message message) => session.Execute(
        "UPDATE messages SET state = $1, version = version + 1, not_before = $2, lease = $3, claimant = $4, body = $5 WHERE id = $6",
        (int)message.State, message.NotBefore.ToUnixTimeTicks(), message.LeaseEnds?.ToUnixTimeTicks(), message.Claimant, Document.Write(message), held.Id);
}
