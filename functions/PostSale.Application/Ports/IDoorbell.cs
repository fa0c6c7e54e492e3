namespace PostSale.Application.Ports;

/// <summary>Tells a sender that messages may go, each from its <see cref="Message.NotBefore"/> on.</summary>
/// <remarks>
/// Thread-safe. A ring is a hint: the message is in the outbox before it, and whoever was not rung for is found by the sweeper.
/// Throws only when cancelled.
/// </remarks>
public interface IDoorbell
{
    /// <summary>How long a message may wait for its own ring before the sweeper rings for it; zero where nobody else rings.</summary>
    Duration Patience { get; }

    /// <param name="messages">Pending.</param>
    Task Ring(IReadOnlyList<Message> messages, CancellationToken cancellation);
}
