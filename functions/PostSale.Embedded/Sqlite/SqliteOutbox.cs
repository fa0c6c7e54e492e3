using System.Globalization;
using PostSale.Application.Serialization;

namespace PostSale.Embedded.Sqlite;

internal sealed class SqliteOutbox(Writer writer, Readers readers, StoreNumbers stores) : IOutbox
{
    public Task<IReadOnlyList<MessageRef>> Due(Instant now, int max, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<MessageRef>>(
        readers.Run(session => session.Query(
            """
            SELECT owner.key, due.key FROM messages due JOIN customers owner ON owner.id = due.customer
            WHERE due.state = 0 AND due.not_before <= $1 ORDER BY due.not_before, due.id LIMIT $2
            """,
            row => new MessageRef(CustomerKey.From(row.Span(0)), MessageId.Parse(Convert.ToHexStringLower(row.Span(1)))),
            now.ToUnixTimeTicks(), max)));

    public Task<Instant?> NextDue(CancellationToken cancellation) => Task.FromResult(readers.Run(session =>
    {
        var pending = session.First("SELECT min(not_before) FROM messages WHERE state = 0", row => row.InstantOrNull(0));
        var open = session.First($"SELECT min(ifnull(lease, {Instant.MinValue.ToUnixTimeTicks()})) FROM messages WHERE state IN (1, 2)", row => row.InstantOrNull(0));
        return (pending, open) switch
        {
            ({ } a, { } b) => Instant.Min(a, b),
            var (a, b) => a ?? b,
        };
    }));

    public Task<LoadedMessage?> Load(MessageRef message, CancellationToken cancellation) => Task.FromResult(readers.Run(session =>
        MessageRows.Find(session, message.Message) is { } held && held.Message.Customer == message.Customer && CustomerRows.Load(session, message.Customer) is { } customer
            ? new LoadedMessage(held.Message, held.Version.ToString(CultureInfo.InvariantCulture), customer)
            : null));

    public Task<Saved> Claim(LoadedMessage loaded, Message claimed, Customer customer, Content content, CancellationToken cancellation)
    {
        var state = Document.Write(customer);
        var packed = Compression.Compress(Document.Write(content));
        return writer.Run(
            session =>
            {
                if (MessageRows.Find(session, claimed.Id) is not { } held
                    || held.Version != long.Parse(loaded.Version, CultureInfo.InvariantCulture)
                    || !CustomerRows.UpdateState(session, loaded.Customer.Version, state))
                {
                    return Saved.Conflict;
                }

                MessageRows.Update(session, held, claimed);
                session.Execute("INSERT OR REPLACE INTO contents (message, body) VALUES ($1, $2)", held.Id, packed);
                CustomerRows.Written(loaded.Customer.Version, state, customer);
                return Saved.Done;
            },
            cancellation);
    }

    public async Task<Saved> Settle(Message from, Message to, IReadOnlyList<Fact> facts, Instant now, CancellationToken cancellation)
    {
        var store = await stores.Of(to.Store, cancellation);
        var rows = FactRow.Of(facts);
        return await writer.Run(
            session =>
            {
                if (MessageRows.Find(session, from.Id) is not { } held
                    || held.Message.State != from.State || held.Message.Attempt != from.Attempt || held.Message.NotBefore != from.NotBefore
                    || held.Message.Reported != from.Reported)
                {
                    return Saved.Conflict;
                }

                MessageRows.Update(session, held, to);
                if (rows.Count > 0)
                {
                    CustomerRows.Append(session, to.Customer, to.Store, store, rows, now);
                }

                return Saved.Done;
            },
            cancellation);
    }

    public Task<IReadOnlyList<Message>> Lost(Instant now, string? claimant, int max, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Message>>(
        readers.Run(session => session.Query(
            "SELECT body FROM messages WHERE state IN (1, 2) AND (state = 2 OR lease <= $1 OR claimant <> ifnull($2, claimant)) ORDER BY id LIMIT $3",
            MessageRows.Read, now.ToUnixTimeTicks(), claimant, max)));

    public Task<(Message Message, Content? Content)?> Find(MessageId id, CancellationToken cancellation) =>
        Task.FromResult(readers.Run<(Message Message, Content? Content)?>(session =>
        {
            if (MessageRows.Find(session, id) is not { } held)
            {
                return null;
            }

            var packed = session.Bytes("SELECT body FROM contents WHERE message = $1", held.Id);
            return (held.Message, packed is null ? null : Document.ReadContent(Compression.Decompress(packed)));
        }));

    public async Task<IReadOnlyList<Message>> List(StoreId store, MessageState? state, int max, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        return readers.Run(session => state is { } wanted
            ? session.Query("SELECT body FROM messages WHERE store = $1 AND state = $2 ORDER BY id DESC LIMIT $3", MessageRows.Read, number, (int)wanted, max)
            : session.Query("SELECT body FROM messages WHERE store = $1 ORDER BY id DESC LIMIT $2", MessageRows.Read, number, max));
    }

    public Task<IReadOnlyList<Message>> Of(CustomerKey customer, int max, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Message>>(
        readers.Run(session => session.Query(
            "SELECT body FROM messages WHERE customer = (SELECT id FROM customers WHERE key = $1) ORDER BY id DESC LIMIT $2",
            MessageRows.Read, customer.ToBytes(), max)));
}
