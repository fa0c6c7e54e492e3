namespace PostSale.Application.Scores;

/// <summary>From a probability of still being there to a level of risk.</summary>
public static class RiskLevels
{
    /// <param name="alive">From 0 to 1.</param>
    public static RiskLevel Of(double alive) => alive switch
    {
        >= 0.7 => RiskLevel.Low,
        >= 0.4 => RiskLevel.Medium,
        >= 0.15 => RiskLevel.High,
        _ => RiskLevel.Critical,
    };
}
