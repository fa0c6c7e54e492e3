namespace PostSale.Delivery.App;

/// <summary>Notices in the shop's app. The app asks for them, so there is nobody to hand them to: the outbox's row is the notice.</summary>
/// <remarks>
/// Thread-safe. The words are on disk with the claim, before this is asked, so it takes each message at once and can always tell that it did: a crash
/// in between is never ambiguous, and nothing goes twice.
/// </remarks>
public sealed class AppNotices : IProvider
{
    public IReadOnlyCollection<Channel> Channels { get; } = [Channel.App];

    /// <exception cref="ArgumentException"><paramref name="message"/> is on another channel.</exception>
    public Task<SendResult> Send(Shop shop, Message message, Content content, Instant now, CancellationToken cancellation) => message.Channel == Channel.App
        ? Task.FromResult<SendResult>(new SendResult.Accepted(message.Id.Value))
        : throw new ArgumentException("Only notices in the app stay here.", nameof(message));

    // Nobody asks about a message that was never claimed, and of a claimed one the words stand in the outbox.
    public Task<LookupResult> Lookup(Message message, CancellationToken cancellation) => Task.FromResult<LookupResult>(new LookupResult.Taken(message.Id.Value));
}
