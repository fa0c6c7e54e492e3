namespace PostSale.Scoring.Numerics;

/// <summary>Gauss's hypergeometric function ₂F₁(a, b; c; z) where the models need it: a &gt; 0, c &gt; b &gt; 0, z &lt; 1.</summary>
/// <remarks>
/// There it is an average, E[(1 - zp)^-a] for p distributed Beta(b, c-b) (DLMF 15.6.1), hence positive. Pfaff's transformation takes a negative z to
/// [0, 1) without leaving the domain (15.8.1); the power series then has positive terms only and loses nothing; where it would need too many, near
/// z = 1, the average is integrated. The linear transformation to 1-z is not used: it cancels without limit as c-a-b approaches a whole number.
/// Pure and thread-safe.
/// </remarks>
public static class Hypergeometric
{
    private const int MostTerms = 4096;
    private const double SmallestFactor = -50;

    /// <summary>ln ₂F₁(a, b; c; z). The logarithm, since the value itself overflows for moderate a and z near 1.</summary>
    /// <param name="a">In (0, 1e6].</param>
    /// <param name="b">In [1e-6, 1e6].</param>
    /// <param name="c">At least b + 1e-6 and at most b + 1e6.</param>
    /// <param name="z">In [-1e12, 1 - 1e-12].</param>
    /// <returns>Finite; relative error of the function about 1e-11 for parameters up to 1,000.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside its bounds or is NaN.</exception>
    public static double Log(double a, double b, double c, double z)
    {
        // c - b is rounded, so its lower bound is not tested to the last digit.
        Bound.Within(a, double.Epsilon, 1e6, nameof(a));
        Bound.Within(b, 1e-6, 1e6, nameof(b));
        Bound.Within(c - b, 0.99e-6, 1.01e6, nameof(c));
        Bound.Within(z, -1e12, 1 - 1e-12, nameof(z));
        if (z >= 0)
        {
            return OnUnit(a, b, c - b, z, 1 - z);
        }

        // Where the factor is far smaller than the function, their logarithms would cancel.
        var factor = -a * Precise.Log1P(-z);
        var logZ = Math.Log(-z);
        return factor > SmallestFactor
            ? factor + OnUnit(a, c - b, b, z / (z - 1), 1 / (1 - z))
            : LogitQuadrature.LogMean(b, c - b, (logP, _) => -a * Precise.Softplus(logP + logZ));
    }

    // z in [0, 1), d = c - b, rest = 1 - z. The differences are passed along: a caller may know them better than a subtraction could tell.
    internal static double OnUnit(double a, double b, double d, double z, double rest)
    {
        var c = b + d;
        var log = 0.0;
        double term = 1, sum = 1;
        for (var k = 0; k < MostTerms; k++)
        {
            var ratio = (a + k) / (1 + k) * ((b + k) / (c + k)) * z;
            term *= ratio;
            sum += term;

            // Once the ratio falls, what is left is less than a geometric series of it.
            var ahead = Math.Max(ratio, z);
            if (ahead < 1 && term < sum * 1e-17 * (1 - ahead))
            {
                return log + Math.Log(sum);
            }

            if (sum > 1e200)
            {
                log += Math.Log(sum);
                term /= sum;
                sum = 1;
            }
        }

        // 1 - zp = q + p (1 - z): a sum of positive parts, exact however near p and z are to 1.
        var logRest = Math.Log(rest);
        return LogitQuadrature.LogMean(b, d, (logP, logQ) => -a * Precise.LogSum(logQ, logP + logRest));
    }
}
