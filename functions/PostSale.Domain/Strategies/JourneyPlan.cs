namespace PostSale.Domain.Strategies;

/// <summary>What one run of a journey is about.</summary>
public enum SubjectKind { Order, Customer, Subscription }

/// <summary>A journey as planned: who enters, what takes them out, and its touchpoints.</summary>
/// <remarks>A rule, "when this happens, do that", is a journey of one touchpoint.</remarks>
public sealed record JourneyPlan
{
    public required JourneyId Id { get; init; }

    public required SubjectKind Subject { get; init; }

    public required Priority Priority { get; init; }

    /// <summary>What it begins with, any of them; words of <see cref="Customers.FactTypes"/>.</summary>
    public ImmutableArray<string> Entry { get; init; } = [Customers.FactTypes.OrderPaid];

    /// <summary>Asked of what was known when it happened; null lets everybody in.</summary>
    public Condition? If { get; init; }

    public Reentry Reentry { get; init; } = new Reentry.Once();

    /// <summary>What ends it early. A refund does so only when everything paid was given back.</summary>
    public ImmutableArray<string> Exit { get; init; } = [];

    /// <summary>What it is there for: happens it, the journey has done its work and ends.</summary>
    public ImmutableArray<string> Goal { get; init; } = [];

    /// <summary>Of those who enter, how many of a hundred get none of its optional messages, to see what it is worth. 0 to 50.</summary>
    public int HoldoutPercent { get; init; }

    public required ImmutableArray<Touchpoint> Touchpoints { get; init; }

    /// <summary>Has a touchpoint that comes again and again, so the run has no last one.</summary>
    public bool Recurs => Touchpoints.Any(touchpoint => touchpoint.When is Timing.Recurring or Timing.Yearly);

    public Touchpoint? Find(TouchpointId id) => Touchpoints.FirstOrDefault(touchpoint => touchpoint.Id == id);
}

/// <summary>The journeys of one immutable version of a strategy.</summary>
public sealed record StrategyPlan(StrategyHash Hash, ImmutableArray<JourneyPlan> Journeys)
{
    public JourneyPlan? Find(JourneyId id)
    {
        foreach (var journey in Journeys)
        {
            if (journey.Id == id)
            {
                return journey;
            }
        }

        return null;
    }
}

/// <summary>The version that new runs enter, and the older ones that runs in flight are pinned to.</summary>
public sealed record PlanBook(StrategyPlan Current, ImmutableDictionary<StrategyHash, StrategyPlan> Earlier)
{
    public PlanBook(StrategyPlan current) : this(current, ImmutableDictionary<StrategyHash, StrategyPlan>.Empty) { }

    /// <summary>The plan a run is pinned to; the current one of that name if the version is gone; null if neither exists.</summary>
    public JourneyPlan? Find(JourneyId journey, StrategyHash version) =>
        version != Current.Hash && Earlier.TryGetValue(version, out var earlier)
            ? earlier.Find(journey)
            : Current.Find(journey);

    /// <summary>Exactly this version; null when it is neither the current one nor kept.</summary>
    public StrategyPlan? Version(StrategyHash hash) => hash == Current.Hash ? Current : Earlier.GetValueOrDefault(hash);
}
