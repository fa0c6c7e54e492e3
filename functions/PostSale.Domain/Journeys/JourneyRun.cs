using PostSale.Domain.Customers;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;
using PostSale.Domain.Surveys;

namespace PostSale.Domain.Journeys;

/// <summary>What became of a touchpoint that was reached.</summary>
public enum Standing
{
    /// <summary>Its message is in the outbox, or its task is open.</summary>
    Emitted,

    /// <summary>The provider took it.</summary>
    Sent,

    /// <summary>It did not go, and will not.</summary>
    Skipped,

    /// <summary>A person did it.</summary>
    Done,
}

/// <summary>A touchpoint that has been decided.</summary>
/// <param name="Occurrence">Of a recurring touchpoint only the latest is kept; the timeline has the others.</param>
/// <param name="Reason">Why it was skipped; else null.</param>
/// <param name="At">When it was emitted, and once it is over, when that was.</param>
/// <param name="Outcome">What came of a task; else null.</param>
/// <param name="Channel">Where it went, if not where it prefers to.</param>
public sealed record Reached(
    TouchpointId Touchpoint, int Occurrence, Standing Standing, Reason? Reason, Instant At, string? Outcome = null, Channel? Channel = null)
{
    /// <summary>The record under whose key it was emitted, where that one proved to be this customer since; else null.</summary>
    public CustomerKey? By { get; init; }

    /// <summary>The survey it asked for; null for none.</summary>
    public SurveyKind? Survey { get; init; }
}

/// <summary>One customer's passage through one journey, about one subject.</summary>
/// <remarks>While nothing has been reached it is only planned, and follows what is known; from then on it is a commitment.</remarks>
public sealed record JourneyRun
{
    public required JourneyId Journey { get; init; }

    /// <summary>Names the run within its journey; see <see cref="EffectId.Subject"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>The order or subscription it is about or began with; empty where it is about neither.</summary>
    public required string About { get; init; }

    /// <summary>When what it began with happened. Of a run about an order the order itself says, as far as is known now.</summary>
    public required Instant EnteredAt { get; init; }

    /// <summary>The strategy version the run entered with.</summary>
    public required StrategyHash Version { get; init; }

    /// <summary>A repeat order of the same product: only the touchpoints of the short form.</summary>
    public bool ShortForm { get; init; }

    public ImmutableArray<Reached> Reached { get; init; } = [];

    /// <summary>Why the run ended before its plan did; null while it goes on or when it came to its end.</summary>
    public Reason? Ended { get; init; }

    /// <summary>The fact that ended it, in the contract's word; null where the reason says it all.</summary>
    public string? EndedBy { get; init; }

    /// <summary>Every touchpoint has been reached.</summary>
    public bool Finished { get; init; }

    public bool IsActive => Ended is null && !Finished;

    /// <summary>There is one for each purchase: what begins with something else that happens to an order may begin again.</summary>
    internal bool IsOfPurchase => About.Length > 0 && (Subject == About || Subject == Occasion.OfPurchase(About));

    /// <summary>Something has been decided, so the run no longer follows what is known but what was begun.</summary>
    public bool HasBegun => Reached.Length > 0;

    public Reached? Last(TouchpointId touchpoint)
    {
        foreach (var reached in Reached)
        {
            if (reached.Touchpoint == touchpoint)
            {
                return reached;
            }
        }

        return null;
    }

    /// <summary>As if a touchpoint's last occurrence had not come round yet.</summary>
    internal JourneyRun Without(Reached reached) => reached.Occurrence == 1
        ? this with { Reached = Reached.RemoveAll(known => known.Touchpoint == reached.Touchpoint) }
        : With(reached with { Occurrence = reached.Occurrence - 1, Standing = Standing.Skipped, Reason = Messages.Reason.SamePerson, By = null });

    internal bool Is(JourneyRun other) => Journey == other.Journey && Subject == other.Subject;

    internal JourneyRun With(Reached reached) => this with
    {
        Reached = [.. Reached.Where(known => known.Touchpoint != reached.Touchpoint), reached],
    };
}
