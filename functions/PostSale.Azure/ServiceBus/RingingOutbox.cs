namespace PostSale.Azure.ServiceBus;

/// <summary>Rings for a message that is to be tried again, at its time.</summary>
/// <remarks>
/// Only for another attempt. A message put off without one would ring under the id of the ring just answered, which the queue may
/// take for its repetition: those are the sweeper's.
/// </remarks>
public sealed class RingingOutbox(IOutbox outbox, IDoorbell doorbell) : IOutbox
{
    public async Task<Saved> Settle(Message from, Message to, IReadOnlyList<Fact> facts, Instant now, CancellationToken cancellation)
    {
        var saved = await outbox.Settle(from, to, facts, now, cancellation);
        if (saved == Saved.Done && to.State == MessageState.Pending && from.State != MessageState.Pending)
        {
            await doorbell.Ring([to], cancellation);
        }

        return saved;
    }

    public Task<IReadOnlyList<MessageRef>> Due(Instant now, int max, CancellationToken cancellation) => outbox.Due(now, max, cancellation);

    public Task<Instant?> NextDue(CancellationToken cancellation) => outbox.NextDue(cancellation);

    public Task<LoadedMessage?> Load(MessageRef message, CancellationToken cancellation) => outbox.Load(message, cancellation);

    public Task<Saved> Claim(LoadedMessage loaded, Message claimed, Customer customer, Content content, CancellationToken cancellation) =>
        outbox.Claim(loaded, claimed, customer, content, cancellation);

    public Task<IReadOnlyList<Message>> Lost(Instant now, string? claimant, int max, CancellationToken cancellation) =>
        outbox.Lost(now, claimant, max, cancellation);

    public Task<(Message Message, Content? Content)?> Find(MessageId id, CancellationToken cancellation) => outbox.Find(id, cancellation);

    public Task<IReadOnlyList<Message>> List(StoreId store, MessageState? state, int max, CancellationToken cancellation) =>
        outbox.List(store, state, max, cancellation);

    public Task<IReadOnlyList<Message>> Of(CustomerKey customer, int max, CancellationToken cancellation) => outbox.Of(customer, max, cancellation);
}
