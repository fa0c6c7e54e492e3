namespace PostSale.Domain.Strategies;

/// <summary>What one run of a journey is about.</summary>
public enum SubjectKind { Order, Customer }

/// <summary>A journey as planned: who enters, what takes them out, and its touchpoints.</summary>
public sealed record JourneyPlan
{
    public required JourneyId Id { get; init; }

    public required SubjectKind Subject { get; init; }

    public required Priority Priority { get; init; }

    /// <summary>A full refund of the subject's order ends the run.</summary>
    public bool ExitOnRefund { get; init; }

    /// <summary>A cancellation of the subject's order ends the run.</summary>
    public bool ExitOnCancellation { get; init; }

    public required ImmutableArray<Touchpoint> Touchpoints { get; init; }

    /// <summary>Has a touchpoint that comes again and again, so the run has no last one.</summary>
    public bool Recurs => Touchpoints.Any(touchpoint => touchpoint.When is Timing.Recurring);
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
}
