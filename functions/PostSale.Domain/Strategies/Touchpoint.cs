using PostSale.Domain.Surveys;

namespace PostSale.Domain.Strategies;

/// <summary>One planned contact.</summary>
/// <remarks>Holds the plan only. Its texts belong to the strategy's texts, so that a change of words alone reaches runs in flight.</remarks>
public sealed record Touchpoint
{
    public required TouchpointId Id { get; init; }

    public required Timing When { get; init; }

    public required Anchor Anchor { get; init; }

    /// <summary>With <see cref="Anchor.Delivery"/>: how many days after the purchase a reported shipment counts as delivered at the latest.</summary>
    public int DeliveryWaitDays { get; init; } = 10;

    public required Stage Stage { get; init; }

    public required TouchpointKind Kind { get; init; }

    public required Purpose Purpose { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>Where it goes instead, the first that works, when <see cref="Channel"/> has no address, no consent, or a dead one.</summary>
    public ImmutableArray<Channel> Fallbacks { get; init; } = [];

    /// <summary>Asked when it is due: who does not fit is passed over. Null fits everybody.</summary>
    public Condition? If { get; init; }

    /// <summary>Another touchpoint of the journey that must be over first: sent, skipped, or its task closed.</summary>
    public TouchpointId? After { get; init; }

    /// <summary>Work for a person instead of a message; null for a message.</summary>
    public TaskPlan? Task { get; init; }

    /// <summary>Asks for an answer to this survey; null where it asks for none.</summary>
    public SurveyKind? Survey { get; init; }

    /// <summary>Marketing that goes although the customer is in trouble: a win-back, a compensation.</summary>
    public bool DespiteTrouble { get; init; }

    /// <summary>How long it may be late before it is skipped; null takes the store's policy.</summary>
    public Duration? ExpiresAfter { get; init; }

    /// <summary>Also sent for a repeat order of the same product.</summary>
    public bool InShortForm { get; init; }

    /// <summary>What its purpose becomes where the store's confirmation is a welcome; null leaves it as it is.</summary>
    public Purpose? PurposeAsWelcome { get; init; }

    /// <summary>The channel it prefers, then its fallbacks.</summary>
    public IEnumerable<Channel> Channels => Fallbacks.Prepend(Channel);

    public Purpose PurposeUnder(Policies policies) =>
        policies.Confirmation == ConfirmationMode.Welcome && PurposeAsWelcome is { } welcome ? welcome : Purpose;
}
