namespace PostSale.Application.Scores;

/// <summary>One scoring of a store: what was fitted on what, or why not, and what it came to.</summary>
/// <param name="Date">The last day observed, in the store's zone.</param>
/// <param name="FinishedAt">Null while it goes on.</param>
/// <param name="Observed">What there was to fit on.</param>
/// <param name="Purchases">The model of how often people buy.</param>
/// <param name="Spend">The model of how much at a time.</param>
/// <param name="Retention">The model of whether subscriptions are renewed.</param>
public sealed record ScoringRun(
    StoreId Store, LocalDate Date, Instant StartedAt, Instant? FinishedAt, ScoringData Observed, ModelFit Purchases, ModelFit Spend, ModelFit Retention)
{
    /// <summary>Customers who have a score.</summary>
    public int Scored { get; init; }

    /// <summary>How many are at each risk: low, medium, high, critical.</summary>
    public ImmutableArray<int> Risks { get; init; } = [0, 0, 0, 0];

    /// <summary>Whose risk has changed, and who were therefore told.</summary>
    public int Changed { get; init; }

    /// <summary>Tells this scoring from the one before of the same date.</summary>
    public int Attempt { get; init; } = 1;
}

/// <summary>What a store's purchases came to.</summary>
/// <param name="Customers">Who bought, at least once, something that counts.</param>
/// <param name="RepeatBuyers">Who bought on more than one day.</param>
/// <param name="Purchases">Days on which somebody bought, summed over customers.</param>
/// <param name="First">The first of those days; null when there is none.</param>
/// <param name="Foreign">Orders in another currency than the store's: left out.</param>
/// <param name="Future">Orders dated later than the day of scoring: left out.</param>
/// <param name="Absurd">Orders a century old, or of more than a billion: left out.</param>
/// <param name="Undone">Orders that were free, cancelled or refunded in full: left out.</param>
/// <param name="Subscriptions">Subscriptions, the ended ones included.</param>
public sealed record ScoringData(
    int Customers, int RepeatBuyers, long Purchases, LocalDate? First, int Foreign, int Future, int Absurd, int Undone, int Subscriptions)
{
    public static ScoringData Nothing { get; } = new(0, 0, 0, null, 0, 0, 0, 0, 0);
}

/// <summary>A model's parameters, or the reason why there are none.</summary>
/// <param name="Model">BG/NBD, MBG/NBD, Gamma-Gamma or sBG.</param>
/// <param name="Reason">Why it was not fitted; null when it was.</param>
/// <param name="Parameters">In the order the model's publication gives them.</param>
/// <param name="LogLikelihood">Natural logarithm of the likelihood at the maximum.</param>
/// <param name="Note">What to be wary of; null when nothing.</param>
public sealed record ModelFit(string Model, string? Reason, ImmutableArray<FittedParameter> Parameters, double LogLikelihood, string? Note = null)
{
    public bool IsFitted => Reason is null;

    internal double[] Values => [.. Parameters.Select(parameter => parameter.Value)];
}

/// <param name="StandardError">From the observed information.</param>
public sealed record FittedParameter(string Name, double Value, double StandardError);
