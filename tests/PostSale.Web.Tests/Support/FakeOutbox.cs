using PostSale.Domain.Messages;

namespace PostSale.Web.Tests.Support;

/// <summary>An outbox that is only asked whose a message is.</summary>
internal sealed class FakeOutbox : IOutbox
{
    public Dictionary<MessageId, Message> Messages { get; } = [];

    public Exception? Failure { get; set; }

    public Task<(Message Message, Content? Content)?> Find(MessageId id, CancellationToken cancellation) => Failure is not null
        ? Task.FromException<(Message Message, Content? Content)?>(Failure)
        : Task.FromResult<(Message Message, Content? Content)?>(Messages.TryGetValue(id, out var message) ? (message, null) : null);

    public Task<IReadOnlyList<MessageRef>> Due(Instant now, int max, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<Instant?> NextDue(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<LoadedMessage?> Load(MessageRef message, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<Saved> Claim(LoadedMessage loaded, Message claimed, Customer customer, Content content, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<Saved> Settle(Message from, Message to, IReadOnlyList<Fact> facts, Instant now, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<Message>> Lost(Instant now, string? claimant, int max, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<Message>> List(StoreId store, MessageState? state, int max, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<Message>> Of(CustomerKey customer, int max, CancellationToken cancellation) => throw new NotSupportedException();
}
