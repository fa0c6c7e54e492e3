using System.Security.Cryptography;

namespace PostSale.Application.Ports;

/// <summary>Names a delivery: who got it, from whom, and the provider's own id of it. The dedupe key of intake.</summary>
/// <param name="Provider"><c>stripe</c>, <c>shopify</c>, <c>events</c>, <c>twilio</c> or <c>email-events</c>.</param>
/// <param name="Id">The provider's id, at most 200 characters; of an array of events one id per item.</param>
public sealed record DeliveryKey(StoreId Store, string Provider, string Id);

/// <summary>One verified webhook delivery, or one item of it, as received.</summary>
public sealed record Delivery
{
    public required DeliveryKey Key { get; init; }

    /// <summary>What it is about where the body does not say, for example Shopify's topic header; else empty.</summary>
    public string Topic { get; init; } = "";

    /// <summary>The raw body as it was sent, at most 1 MiB: JSON, or of Twilio a form.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    public required Instant ReceivedAt { get; init; }

    /// <summary>A header says it is a test.</summary>
    public bool Test { get; init; }

    /// <summary>When the provider says it happened, where a header says so.</summary>
    public Instant? TriggeredAt { get; init; }

    /// <summary>How far our clock ran ahead of the sender's: 0 unless time travels. Added to every time the body states.</summary>
    public Duration ClockAhead { get; init; } = Duration.Zero;

    /// <summary>Tells a repeat from another body under the same id.</summary>
    public string BodyHash() => Convert.ToHexStringLower(SHA256.HashData(Body.Span));
}

/// <summary>Where a delivery stands.</summary>
public enum InboxState
{
    /// <summary>Not yet routed; or routed to nobody yet, because it names only what no other delivery has named.</summary>
    Waiting,

    /// <summary>Its facts belong to a customer.</summary>
    Routed,

    /// <summary>Understood, and nothing to be done about it.</summary>
    Ignored,

    /// <summary>Cannot be acted on; kept and shown with the reason.</summary>
    Quarantined,
}

/// <param name="Reason">In words, without personal data; why it waits, was ignored or is in quarantine.</param>
/// <param name="Tries">How often routing was tried.</param>
/// <param name="Customer">Whom it was routed to.</param>
public sealed record InboxItem(Delivery Delivery, InboxState State, string? Reason, int Tries, Instant NextTry, CustomerKey? Customer)
{
    /// <summary>Of another body under the id of an earlier delivery, its hash; else empty.</summary>
    public string Copy { get; init; } = "";
}

/// <summary>What storing a delivery found.</summary>
public enum Received
{
    Stored,

    /// <summary>The same body under the same id: nothing was written.</summary>
    Repeat,

    /// <summary>Another body under the same id: the first stands, this one is stored in quarantine.</summary>
    Conflict,
}
