namespace PostSale.Scoring.Tests.Support;

internal static class Close
{
    /// <summary>Equal within a share of the expected value, or within an amount where that is greater.</summary>
    public static void To(double expected, double actual, double relative, double absolute = 0, object? at = null) => Assert.True(
        Math.Abs(actual - expected) <= Math.Max(relative * Math.Abs(expected), absolute), FormattableString.Invariant($"expected {expected:R}, was {actual:R}: {at}"));

    /// <summary>Equal to all digits that are printed.</summary>
    public static void ToPrinted(string printed, double actual)
    {
        var decimals = printed.Length - printed.IndexOf('.', StringComparison.Ordinal) - 1;
        Assert.Equal(printed, Math.Round(actual, decimals).ToString(printed[0] == '.' ? $".{new string('0', decimals)}" : $"F{decimals}", System.Globalization.CultureInfo.InvariantCulture));
    }
}
