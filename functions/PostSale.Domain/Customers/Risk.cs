namespace PostSale.Domain.Customers;

/// <summary>How likely a customer is to be lost.</summary>
public enum RiskLevel { Low, Medium, High, Critical }

/// <summary>The latest assessment.</summary>
public sealed record Risk(RiskLevel Level, Instant At)
{
    internal static Risk Merge(Risk? left, Risk right) =>
        left is null || (right.At, right.Level).CompareTo((left.At, left.Level)) > 0 ? right : left;
}
