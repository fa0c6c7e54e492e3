namespace PostSale.Application.Ports;

/// <summary>What a provider said of one attempt.</summary>
public abstract record SendResult
{
    private SendResult() { }

    /// <param name="ProviderId">The provider's own name of the message.</param>
    public sealed record Accepted(string ProviderId) : SendResult;

    /// <summary>Refused for good.</summary>
    /// <param name="AddressIsDead">The address itself is at fault: it must not be used again.</param>
    public sealed record Rejected(bool AddressIsDead) : SendResult;

    /// <summary>Definitely not taken; may be tried again.</summary>
    /// <param name="After">How long the provider asks to wait; null when it does not say.</param>
    public sealed record Retry(Duration? After) : SendResult;

    /// <summary>Nobody knows whether it was taken.</summary>
    public sealed record Unknown : SendResult;
}

/// <summary>What a provider knows of an attempt nobody heard the end of.</summary>
public abstract record LookupResult
{
    private LookupResult() { }

    public sealed record Taken(string ProviderId) : LookupResult;

    /// <summary>It never arrived there, so sending it again cannot send it twice.</summary>
    public sealed record NeverTaken : LookupResult;

    /// <summary>The provider cannot tell.</summary>
    public sealed record CannotTell : LookupResult;
}

/// <summary>How messages of some channels leave.</summary>
/// <remarks>Thread-safe. Reports what happened as a value; throws only when cancelled.</remarks>
public interface IProvider
{
    /// <summary>The channels it serves.</summary>
    IReadOnlyCollection<Channel> Channels { get; }

    /// <param name="message">Claimed.</param>
    Task<SendResult> Send(Shop shop, Message message, Content content, Instant now, CancellationToken cancellation);

    Task<LookupResult> Lookup(Message message, CancellationToken cancellation);
}
