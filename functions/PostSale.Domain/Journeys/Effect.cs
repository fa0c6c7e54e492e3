using PostSale.Domain.Customers;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;
using PostSale.Domain.Tasks;

namespace PostSale.Domain.Journeys;

/// <summary>What a decision owes the world. Repeating one changes nothing: each is named by what it is.</summary>
public abstract record Effect
{
    private Effect() { }

    /// <summary>A message for the outbox.</summary>
    public sealed record Send(Message Message) : Effect;

    /// <summary>A message that is still pending must not go.</summary>
    public sealed record CancelSend(MessageId Message, Reason Reason) : Effect;

    /// <summary>Work for a person.</summary>
    public sealed record Assign(CustomerTask Task) : Effect;

    /// <summary>A task that is still open need not be done.</summary>
    public sealed record Withdraw(TaskId Task, Reason Reason) : Effect;

    /// <summary>A line for the customer's timeline.</summary>
    public sealed record Note(Decision Decision) : Effect;
}

/// <summary>What was decided.</summary>
public enum DecisionKind { Entered, Sent, Skipped, Left, Finished, NotEntered, Assigned, Done, Moved }

/// <summary>One line of the timeline: a decision, with its reason.</summary>
/// <param name="Touchpoint">Null where the decision is about the run.</param>
/// <param name="Cause">The fact that made it so, or the outcome of a task, as a word; null where the reason says it all.</param>
public sealed record Decision(
    Instant At, DecisionKind Kind, JourneyId Journey, string Subject, TouchpointId? Touchpoint = null, int Occurrence = 0, Reason? Reason = null, string? Cause = null);

/// <summary>What one call of <see cref="Journey.Advance"/> decided.</summary>
/// <param name="NextWake">When to call again though nothing happens; null when only a fact can change anything.</param>
public sealed record Turn(Customer Customer, ImmutableArray<Effect> Effects, Instant? NextWake)
{
    /// <summary>The next use of the product may change something at once. Otherwise uses are summed and looked at when something else is due.</summary>
    public bool AwaitsUse { get; init; }
}
