namespace PostSale.Scoring.Numerics;

/// <summary>Elementary functions that keep their relative precision near zero, where the framework's own cancel.</summary>
internal static class Precise
{
    /// <summary>ln(1 + x) for x &gt;= -1.</summary>
    // Kahan's correction: the rounding of 1 + x is undone by the quotient. double.LogP1 is Log(1 + x) and loses small x.
    public static double Log1P(double x)
    {
        var sum = 1 + x;
        return sum == 1 || double.IsPositiveInfinity(sum) ? (sum == 1 ? x : sum) : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>e^x - 1.</summary>
    public static double ExpM1(double x)
    {
        var exp = Math.Exp(x);
        var less = exp - 1;
        return exp == 1 ? x : less == -1 || double.IsPositiveInfinity(exp) ? less : less * (x / Math.Log(exp));
    }

    /// <summary>1 / (1 + e^-x): a probability from natural-log odds, infinite odds included.</summary>
    // Both branches keep the argument of Exp negative, so neither overflows.
    public static double Logistic(double x)
    {
        var exp = Math.Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + exp) : exp / (1 + exp);
    }

    /// <summary>ln(1 + e^x).</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + Log1P(Math.Exp(-Math.Abs(x)));

    /// <summary>ln(e^x + e^y), not both negative infinity.</summary>
    public static double LogSum(double x, double y) => Math.Max(x, y) + Log1P(Math.Exp(-Math.Abs(x - y)));
}
