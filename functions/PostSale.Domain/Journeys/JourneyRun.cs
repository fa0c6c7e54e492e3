using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Journeys;

/// <summary>What became of a touchpoint that was reached.</summary>
public enum Standing
{
    /// <summary>Its message is in the outbox.</summary>
    Emitted,

    /// <summary>The provider took it.</summary>
    Sent,

    /// <summary>It did not go, and will not.</summary>
    Skipped,
}

/// <summary>A touchpoint that has been decided.</summary>
/// <param name="Occurrence">Of a recurring touchpoint only the latest is kept; the timeline has the others.</param>
/// <param name="Reason">Why it was skipped; else null.</param>
public sealed record Reached(TouchpointId Touchpoint, int Occurrence, Standing Standing, Reason? Reason, Instant At);

/// <summary>One customer's passage through one journey, about one subject.</summary>
/// <remarks>While nothing has been reached it is only planned, and follows what is known; from then on it is a commitment.</remarks>
public sealed record JourneyRun
{
    public required JourneyId Journey { get; init; }

    /// <summary>See <see cref="EffectId.Subject"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>The strategy version the run entered with.</summary>
    public required StrategyHash Version { get; init; }

    /// <summary>A repeat order of the same product: only the touchpoints of the short form.</summary>
    public bool ShortForm { get; init; }

    public ImmutableArray<Reached> Reached { get; init; } = [];

    /// <summary>Why the run ended before its plan did; null while it goes on or when it came to its end.</summary>
    public Reason? Ended { get; init; }

    /// <summary>Every touchpoint has been reached.</summary>
    public bool Finished { get; init; }

    public bool IsActive => Ended is null && !Finished;

    /// <summary>Something has been decided, so the run no longer follows what is known but what was begun.</summary>
    public bool HasBegun => Reached.Length > 0;

    /// <summary>The name of the order it is about or began with.</summary>
    public string OrderName => Subject.StartsWith(OfCustomer, StringComparison.Ordinal) ? Subject[OfCustomer.Length..] : Subject;

    /// <summary>What the subject of a run about a customer begins with.</summary>
    public const string OfCustomer = "customer@";

    public Reached? Last(TouchpointId touchpoint) => Reached.LastOrDefault(reached => reached.Touchpoint == touchpoint);

    internal JourneyRun With(Reached reached) => this with
    {
        Reached = [.. Reached.Where(known => known.Touchpoint != reached.Touchpoint), reached],
    };
}
