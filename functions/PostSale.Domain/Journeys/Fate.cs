using PostSale.Domain.Strategies;

namespace PostSale.Domain.Journeys;

/// <summary>What becomes of a run in flight when its store's strategy is changed.</summary>
public abstract record Fate
{
    private Fate() { }

    /// <summary>It keeps the version it is pinned to.</summary>
    public sealed record Stays(StaysBecause Why) : Fate;

    /// <summary>It goes on in the new version.</summary>
    /// <param name="Run">As it is then: what it has reached stays reached.</param>
    /// <param name="At">What it goes on with.</param>
    /// <param name="PassedOver">What the new version has besides, and whose time has passed; skipped in <paramref name="Run"/>.</param>
    public sealed record Moves(JourneyRun Run, TouchpointId At, int Occurrence, ImmutableArray<Reached> PassedOver) : Fate;

    /// <summary>It ends, and what is still pending of it is taken back.</summary>
    public sealed record Ends : Fate;
}

/// <summary>Why a run keeps its version.</summary>
public enum StaysBecause
{
    /// <summary>So whoever changed the strategy chose.</summary>
    Chosen,

    /// <summary>The new version has no such journey.</summary>
    JourneyGone,

    /// <summary>There the journey is about something else: orders, subscriptions, the customer.</summary>
    OtherSubject,

    /// <summary>There the touchpoint it waits for is not to come.</summary>
    TouchpointGone,

    /// <summary>There nothing of its stage lies ahead.</summary>
    StageGone,

    /// <summary>A message or task of it is still open that the new version does not hold, or holds as the other of the two.</summary>
    StillOpen,

    /// <summary>Nothing of its plan lies ahead.</summary>
    NothingAhead,

    /// <summary>The new version, or the one it is pinned to, is not known here.</summary>
    VersionUnknown,
}
