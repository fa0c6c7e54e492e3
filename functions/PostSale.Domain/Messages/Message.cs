using PostSale.Domain.Customers;
using PostSale.Domain.Journeys;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Messages;

/// <summary>Where a message stands.</summary>
public enum MessageState
{
    /// <summary>May be claimed from <see cref="Message.NotBefore"/> on.</summary>
    Pending,

    /// <summary>A sender holds it until its lease ends; it may be with the provider.</summary>
    Claimed,

    /// <summary>A lease ended with no word: it may or may not have gone.</summary>
    Unknown,

    Accepted,
    Rejected,
    Cancelled,
    Expired,
}

/// <summary>How a message ended, as its customer's journeys see it.</summary>
public enum MessageOutcome { Accepted, Rejected, Cancelled, Expired, Dropped }

/// <summary>One message in the outbox, with its state machine.</summary>
/// <remarks>
/// <c>Pending → Claimed → Accepted | Rejected | Pending (retry) | Unknown</c>, beside <c>Cancelled</c> and <c>Expired</c>.
/// A claim whose lease ends becomes <c>Unknown</c>, never <c>Pending</c>. Each transition returns null where it does not apply,
/// so that a repetition changes nothing. Immutable.
/// </remarks>
public sealed record Message
{
    public required MessageId Id { get; init; }

    public required StoreId Store { get; init; }

    public required CustomerKey Customer { get; init; }

    public required EffectId Effect { get; init; }

    public required StrategyHash Version { get; init; }

    public required Channel Channel { get; init; }

    public required Purpose Purpose { get; init; }

    /// <summary>See <see cref="Touchpoint.DespiteTrouble"/>.</summary>
    public bool DespiteTrouble { get; init; }

    /// <summary>When the plan wanted it to go.</summary>
    public required Instant Due { get; init; }

    /// <summary>From then on it no longer goes.</summary>
    public required Instant ExpiresAt { get; init; }

    public required Instant CreatedAt { get; init; }

    /// <summary>The trace of the turn that caused it, as W3C writes it; nothing is decided by it.</summary>
    public string? Trace { get; init; }

    public MessageState State { get; init; } = MessageState.Pending;

    public required Instant NotBefore { get; init; }

    /// <summary>How often it was claimed.</summary>
    public int Attempt { get; init; }

    /// <summary>Who holds the claim; null unless claimed.</summary>
    public string? Claimant { get; init; }

    /// <summary>When the claim's lease ends; null unless claimed.</summary>
    public Instant? LeaseEnds { get; init; }

    /// <summary>The provider's own name of it, once accepted.</summary>
    public string? ProviderId { get; init; }

    /// <summary>The furthest the provider has said of it since; null when nothing.</summary>
    public MessageReport? Reported { get; init; }

    /// <summary>When somebody was first known to have seen it; null when nobody knows.</summary>
    public Instant? ReadAt { get; init; }

    /// <summary>Why it waits or did not go.</summary>
    public Reason? Reason { get; init; }

    /// <summary>When it reached its last state.</summary>
    public Instant? SettledAt { get; init; }

    public bool IsSettled => State is MessageState.Accepted or MessageState.Rejected or MessageState.Cancelled or MessageState.Expired;

    public Message? Claim(string claimant, Instant now, Duration lease) => State == MessageState.Pending && NotBefore <= now
        ? this with { State = MessageState.Claimed, Attempt = Attempt + 1, Claimant = claimant, LeaseEnds = Calendar.Later(now, lease), Reason = null }
        : null;

    public Message? Defer(Reason reason, Instant until) => State == MessageState.Pending
        ? this with { NotBefore = Instant.Min(until, ExpiresAt), Reason = reason }
        : null;

    public Message? Accept(string providerId, Instant now) => State is MessageState.Claimed or MessageState.Unknown
        ? Settled(MessageState.Accepted, null, now) with { ProviderId = providerId }
        : null;

    public Message? Reject(Reason reason, Instant now) => State is MessageState.Claimed or MessageState.Unknown
        ? Settled(MessageState.Rejected, reason, now)
        : null;

    /// <summary>The provider definitely did not take it: it goes again at <paramref name="at"/>, if that is before it expires.</summary>
    public Message? Retry(Instant at, Instant now) => State is not (MessageState.Claimed or MessageState.Unknown) ? null
        : at >= ExpiresAt ? Settled(MessageState.Expired, Messages.Reason.ProviderUnavailable, now)
        : this with { State = MessageState.Pending, NotBefore = at, Claimant = null, LeaseEnds = null, Reason = Messages.Reason.ProviderUnavailable };

    /// <summary>Nobody knows whether the provider took it.</summary>
    public Message? Lose() => State == MessageState.Claimed
        ? this with { State = MessageState.Unknown, Claimant = null, LeaseEnds = null }
        : null;

    public Message? Cancel(Reason reason, Instant now) => State == MessageState.Pending
        ? Settled(MessageState.Cancelled, reason, now)
        : null;

    public Message? Expire(Reason reason, Instant now) => State == MessageState.Pending
        ? Settled(MessageState.Expired, reason, now)
        : null;

    /// <summary>The provider says what became of it. Of one that never left nothing can be said.</summary>
    /// <param name="at">When it became of it.</param>
    public Message? Report(MessageReport report, Instant at) => IsSettled && Attempt > 0 && report.Advances(Reported)
        ? this with { Reported = report, ReadAt = report is MessageReport.Read or MessageReport.Clicked ? ReadAt ?? at : ReadAt }
        : null;

    private Message Settled(MessageState state, Reason? reason, Instant now) =>
        this with { State = state, Reason = reason, SettledAt = now, Claimant = null, LeaseEnds = null };
}
