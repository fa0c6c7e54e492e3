using System.Runtime.CompilerServices;

namespace PostSale.Scoring;

/// <summary>Refuses numbers outside the bounds within which the maths holds.</summary>
internal static class Bound
{
    public static double Within(double value, double low, double high, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        // Written so that NaN is refused too.
        value >= low && value <= high
            ? value
            : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"must be from {low:G} to {high:G}"));
}
