namespace PostSale.Application.Ports;

/// <summary>Where a message is kept: its customer and its id. All that a queue's doorbell carries.</summary>
public sealed record MessageRef(CustomerKey Customer, MessageId Message);

/// <summary>A message as a person will read it.</summary>
/// <param name="To">The address on the message's channel; empty of a notice in the app, which is the customer's by whom it belongs to.</param>
/// <param name="Subject">Of a notice in the app its title; empty where the channel has none.</param>
/// <param name="Html">Null where the channel has none.</param>
/// <param name="UnsubscribeUrl">Absolute; null in transactional messages.</param>
public sealed record Content(string To, string Subject, string Text, string? Html, string? UnsubscribeUrl)
{
    /// <summary>Of a notice in the app where it leads; null where it leads nowhere, and on other channels, whose texts hold it.</summary>
    public Button? Button { get; init; }
}

/// <param name="Url">Absolute.</param>
public sealed record Button(string Label, string Url);

/// <summary>A message with its customer, as read together.</summary>
/// <param name="Version">The message's own version, opaque.</param>
public sealed record LoadedMessage(Message Message, string Version, LoadedCustomer Customer);

/// <summary>Keeps the messages owed, their states and what was sent.</summary>
/// <remarks>
/// Thread-safe. Transport failures throw <see cref="StoreUnavailableException"/>; a lost race does not. Every write is durable
/// when it returns, and whole or not at all.
/// </remarks>
public interface IOutbox
{
    /// <summary>Pending messages whose time has come, the oldest first.</summary>
    Task<IReadOnlyList<MessageRef>> Due(Instant now, int max, CancellationToken cancellation);

    /// <summary>When the next pending message may go, or the next lease ends or unknown message waits (then at once); null when nothing is under way.</summary>
    Task<Instant?> NextDue(CancellationToken cancellation);

    /// <returns>Null when there is no such message.</returns>
    Task<LoadedMessage?> Load(MessageRef message, CancellationToken cancellation);

    /// <summary>Writes a claimed message, its content, and the customer whose contact the claim counts, in one write.</summary>
    /// <param name="loaded">As read; a changed message or customer is a conflict.</param>
    Task<Saved> Claim(LoadedMessage loaded, Message claimed, Customer customer, Content content, CancellationToken cancellation);

    /// <summary>
    /// Writes a message's next state with the facts it gives its customer, who is due at <paramref name="now"/> when there are any, in one write.
    /// </summary>
    /// <param name="from">The message as last seen; another state, attempt, not-before or report in the store is a conflict.</param>
    Task<Saved> Settle(Message from, Message to, IReadOnlyList<Fact> facts, Instant now, CancellationToken cancellation);

    /// <summary>Claims whose lease ended by <paramref name="now"/>, claims held by anyone but <paramref name="claimant"/> when given, and unknown ones.</summary>
    /// <param name="claimant">Given only where one process alone may hold claims: every other claim is then an orphan.</param>
    Task<IReadOnlyList<Message>> Lost(Instant now, string? claimant, int max, CancellationToken cancellation);

    /// <returns>Null when there is no such message; its content is null until it was first claimed.</returns>
    Task<(Message Message, Content? Content)?> Find(MessageId id, CancellationToken cancellation);

    /// <summary>A store's messages, newest created first.</summary>
    /// <param name="state">Null for any.</param>
    Task<IReadOnlyList<Message>> List(StoreId store, MessageState? state, int max, CancellationToken cancellation);

    /// <summary>A customer's messages, newest created first.</summary>
    Task<IReadOnlyList<Message>> Of(CustomerKey customer, int max, CancellationToken cancellation);
}
