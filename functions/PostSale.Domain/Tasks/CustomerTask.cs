using PostSale.Domain.Customers;
using PostSale.Domain.Journeys;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Tasks;

public enum TaskState { Open, Done, Cancelled }

/// <summary>Work for a person: a call with its script, a visit, an investigation, an approval, or a notice to be read.</summary>
/// <remarks><c>Open → Done | Cancelled</c>. Each transition returns null where it does not apply. Immutable.</remarks>
public sealed record CustomerTask
{
    public required TaskId Id { get; init; }

    public required StoreId Store { get; init; }

    public required CustomerKey Customer { get; init; }

    public required EffectId Effect { get; init; }

    /// <summary>The strategy version whose script it is.</summary>
    public required StrategyHash Version { get; init; }

    public required TaskKind Kind { get; init; }

    public required Priority Priority { get; init; }

    public required Instant CreatedAt { get; init; }

    /// <summary>When it should be done.</summary>
    public required Instant DueBy { get; init; }

    public TaskState State { get; init; } = TaskState.Open;

    /// <summary>What came of it; null while open.</summary>
    public string? Outcome { get; init; }

    /// <summary>As written by whoever did it; may hold personal data.</summary>
    public string? Note { get; init; }

    /// <summary>Why it was taken back.</summary>
    public Reason? Reason { get; init; }

    public Instant? ClosedAt { get; init; }

    public CustomerTask? Close(string outcome, string note, Instant now) => State == TaskState.Open
        ? this with { State = TaskState.Done, Outcome = outcome, Note = note, ClosedAt = now }
        : null;

    /// <summary>As it remains when its customer is forgotten: nothing to be done, and nothing in words.</summary>
    public CustomerTask Forget(Instant now) => (Cancel(Messages.Reason.Erased, now) ?? this) with { Note = null };

    public CustomerTask? Cancel(Reason reason, Instant now) => State == TaskState.Open
        ? this with { State = TaskState.Cancelled, Reason = reason, ClosedAt = now }
        : null;
}
