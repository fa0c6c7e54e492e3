namespace PostSale.Application.Strategies.Programmes;

/// <summary>What a strategy says beside its plan: people read it and work by it, the engine carries out the journeys that it names.</summary>
/// <remarks>Nothing of it decides about a message, so a change of it alone changes nobody's plan.</remarks>
public sealed record Programme
{
    public static Programme Empty { get; } = new();

    /// <summary>Null where the strategy does not say for whom it was made.</summary>
    public Answers? Brief { get; init; }

    public ImmutableArray<Signal> Signals { get; init; } = [];

    public Compensation? Compensation { get; init; }

    public Loyalty? Loyalty { get; init; }

    public Referrals? Referrals { get; init; }

    public ImmutableArray<KpiTarget> Kpis { get; init; } = [];

    /// <summary>What one contact costs, in the store's currency; a channel that is not named costs nothing.</summary>
    public ImmutableDictionary<Channel, decimal> Costs { get; init; } = ImmutableDictionary<Channel, decimal>.Empty;

    public ImmutableArray<Tool> Tools { get; init; } = [];

    public ImmutableArray<string> Mistakes { get; init; } = [];

    /// <summary>What a person has to see to; what follows from the plan itself is not repeated here.</summary>
    public ImmutableArray<string> Checklist { get; init; } = [];
}

/// <summary>A kind of trouble.</summary>
public enum Sign { LowUse, Complaint, NoAnswer, CancellationSought, CompetitorCompared, BadScore, PaymentFailing, AtRisk }

/// <summary>What is done about trouble.</summary>
public enum SignalAction { Contact, Investigate, QuickFix, Compensate }

/// <summary>A sign of trouble and who answers it.</summary>
/// <param name="Seen">How it shows, in words.</param>
/// <param name="AnsweredBy">Journeys or rules of the plan; never empty.</param>
public sealed record Signal(Sign Sign, string Seen, ImmutableArray<JourneyId> AnsweredBy, ImmutableArray<SignalAction> Actions);

/// <summary>What may be given to make good, in the store's currency.</summary>
/// <param name="PerCustomer">At most, within a year.</param>
/// <param name="PerMonth">At most, for all customers together.</param>
/// <param name="ApprovalAbove">What costs more needs the approver's yes.</param>
public sealed record Compensation(decimal PerCustomer, decimal PerMonth, decimal ApprovalAbove, string Approver, ImmutableArray<string> Offers);

/// <summary>A target for one figure.</summary>
/// <param name="Kpi">A word of <c>StrategyWords.Kpis</c>.</param>
/// <param name="Target">A share of a hundred where <paramref name="IsShare"/>; else a score, or an amount in the store's currency.</param>
public sealed record KpiTarget(string Kpi, decimal Target, bool IsShare);

/// <param name="For">What it is for.</param>
/// <param name="Use">What is recommended.</param>
public sealed record Tool(string For, string Use);
