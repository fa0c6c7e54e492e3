namespace PostSale.Application.Scores;

/// <summary>What a score rests on.</summary>
public enum ScoreKind
{
    /// <summary>Orders at any time.</summary>
    Purchases,

    /// <summary>A subscription that renews.</summary>
    Subscription,
}

/// <summary>What a model expects of one customer. No number is NaN or infinite.</summary>
/// <param name="Date">Of the scoring: the last day observed, in the store's zone.</param>
/// <param name="Alive">The probability, from 0 to 1, of not having left for good; of a subscription, of being renewed all through the next 90 days.</param>
/// <param name="Purchases90">Expected purchases, or renewals, in the coming 90 days.</param>
/// <param name="Purchases365">The same of 365 days.</param>
/// <param name="Value90">What those are expected to come to, in major units of the store's currency, undiscounted; null where no model of amounts could be fitted.</param>
/// <param name="Value365">The same of 365 days.</param>
public sealed record Score(
    CustomerKey Customer, LocalDate Date, ScoreKind Kind, double Alive, double Purchases90, double Purchases365, double? Value90, double? Value365, RiskLevel Risk);
