using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;
using PostSale.Domain.Surveys;
using PostSale.Domain.Tasks;

namespace PostSale.Domain.Customers;

/// <summary>Something that happened to or was done by a customer. Never changed once stored.</summary>
/// <remarks>
/// Facts may come twice, late and in any order. Each says what it knows; how it merges into <see cref="Knowledge"/> is
/// declared there.
/// </remarks>
public abstract record Fact
{
    private Fact() { }

    /// <summary>Dedupe key, unique within the customer: two facts of one key are one fact.</summary>
    public required string Key { get; init; }

    /// <summary>When it happened, never later than <see cref="ReceivedAt"/>.</summary>
    public required Instant OccurredAt { get; init; }

    /// <summary>When it reached us.</summary>
    public required Instant ReceivedAt { get; init; }

    /// <summary>Brought by an import: it informs, and enters no journey.</summary>
    public bool Imported { get; init; }

    /// <summary>The trace it came in, as W3C writes it, for those who look for where time was lost; nothing is decided by it.</summary>
    public string? Trace { get; init; }

    /// <summary>What it says about the person on the way; null when nothing.</summary>
    public PersonDetails? Person { get; init; }

    /// <summary>How long it took to reach us: 0 or more.</summary>
    public Duration Lag => Duration.Max(Duration.Zero, ReceivedAt - OccurredAt);

    public sealed record OrderPaid(OrderRefs Order, Payment Payment) : Fact;

    /// <summary>Names that one order goes by, and nothing else about it.</summary>
    public sealed record OrderNamed(OrderRefs Order) : Fact;

    public sealed record OrderShipped(OrderRefs Order) : Fact;

    public sealed record OrderDelivered(OrderRefs Order) : Fact;

    /// <param name="Order">The order.</param>
    /// <param name="RefundId">Names the refund, or the charge whose refunded total this is; the largest amount said of one id counts.</param>
    /// <param name="Amount">In major units, 0 or more; null means everything.</param>
    public sealed record OrderRefunded(OrderRefs Order, string RefundId, decimal? Amount) : Fact;

    public sealed record OrderCancelled(OrderRefs Order) : Fact;

    public sealed record ConsentGranted(Channel Channel, Purpose Purpose, string Source) : Fact;

    public sealed record ConsentWithdrawn(Channel Channel, Purpose Purpose, string Source) : Fact;

    public sealed record CustomerUpdated : Fact;

    /// <summary>An address that must not be used again: it bounced, or its owner complained.</summary>
    public sealed record AddressSuppressed(string Address, SuppressionCause Cause) : Fact;

    /// <summary>What became of a message that this customer was owed.</summary>
    public sealed record MessageSettled(MessageId Message, MessageOutcome Outcome, Reason? Reason) : Fact;

    /// <summary>What a shop tells of a subscription.</summary>
    /// <param name="Subscription">As the shop names it, qualified by who says so.</param>
    public sealed record SubscriptionTold(SubscriptionEvent Event, string Subscription, SubscriptionTerms Terms) : Fact;

    /// <summary>A survey was answered. A later answer to the same invitation replaces the earlier.</summary>
    /// <param name="Score">Within the survey's scale; another one informs nobody.</param>
    /// <param name="Comment">As written; may be empty.</param>
    /// <param name="Invitation">The message that asked; null when nobody knows.</param>
    public sealed record SurveyAnswered(SurveyKind Survey, int Score, string Comment, MessageId? Invitation) : Fact;

    /// <summary>What was bought before, brought by an import. It says all that has been imported so far.</summary>
    public sealed record PastImported(PastPurchases Past) : Fact;

    public sealed record RiskAssessed(RiskLevel Level) : Fact;

    /// <summary>The customer asked for peace, or the shop gives it.</summary>
    /// <param name="Until">Null means until <see cref="Resumed"/>.</param>
    public sealed record Paused(Instant? Until) : Fact;

    public sealed record Resumed : Fact;

    /// <summary>A person did what a task asked for, and says what came of it.</summary>
    /// <param name="Outcome">One of the words the strategy offers, for example <c>resolved</c>.</param>
    /// <param name="Note">As written; may be empty.</param>
    public sealed record TaskClosed(TaskId Task, string Outcome, string Note) : Fact;

    /// <summary>Told by the shop, with no more to it than that it happened.</summary>
    /// <param name="Type">The contract's word, for example <c>milestone.reached</c>; see <see cref="FactTypes"/>.</param>
    /// <param name="About">The order or subscription it is about; null where it is about the customer.</param>
    public sealed record Noted(string Type, string? About = null) : Fact;

    /// <summary>This record and another are one person. Told to the one of the larger key, which then becomes a redirect.</summary>
    public sealed record SamePerson(CustomerKey Other) : Fact;

    /// <summary>What a record that became a redirect knew and had promised. Told to the customer it leads to.</summary>
    /// <param name="From">The redirect.</param>
    /// <param name="Earlier">Redirects that led to it.</param>
    public sealed record Absorbed(CustomerKey From, Knowledge Knowledge, Commitments Commitments, ImmutableArray<CustomerKey> Earlier) : Fact;

    /// <summary>The person asked to be forgotten, or the shop did so for them.</summary>
    /// <param name="Source">Who says so: <c>shopify</c>, <c>api</c>.</param>
    public sealed record ErasureAsked(string Source) : Fact;

    /// <summary>The person wants to know what is held about them.</summary>
    /// <param name="Request">Names the request.</param>
    public sealed record DataAsked(string Request) : Fact;

    /// <summary>The person wants to be forgotten, and said so where it is not certain who they are: somebody of the shop makes sure and does it.</summary>
    /// <param name="Request">Names the request.</param>
    public sealed record ErasureWanted(string Request) : Fact;

    /// <summary>Somebody who was not content accepted the offer of a call.</summary>
    /// <param name="Invitation">The message whose survey they had answered.</param>
    /// <param name="Note">When and where, as written; may be empty.</param>
    public sealed record CallAsked(MessageId Invitation, string Note) : Fact;

    /// <summary>What a provider said of a message after it took it.</summary>
    public sealed record MessageReported(MessageId Message, MessageReport Report) : Fact;

    /// <summary>The store's strategy was changed, and this is what whoever did so chose for those in flight.</summary>
    /// <param name="To">The version it became.</param>
    public sealed record StrategyApplied(StrategyHash To, MoveRule Rule) : Fact;
}

/// <summary>Why an address is dead.</summary>
public enum SuppressionCause { Bounced, Complained, Rejected }
