namespace PostSale.Scoring.Numerics;

/// <summary>The gamma function's logarithm, its derivatives, and the beta function's logarithm.</summary>
/// <remarks>Pure and thread-safe. Stirling's series from 12 on, reached from below by recurrence (DLMF 5.11, 5.5.1, 5.5.2).</remarks>
public static class Gamma
{
    private const double HalfLogTwoPi = 0.918938533204672741780329736406;
    private const double Far = 12;

    /// <summary>ln Γ(x).</summary>
    /// <param name="x">Greater than zero, finite.</param>
    /// <returns>Absolute error about 1e-15 times the greater of 1 and the value.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="x"/> is zero, negative, infinite or NaN.</exception>
    public static double Log(double x)
    {
        RequirePositive(x);
        var product = 1.0;
        while (x < Far)
        {
            product *= x++;
        }

        return ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi + Remainder(x) - Math.Log(product);
    }

    /// <summary>ψ(x), the derivative of ln Γ.</summary>
    /// <param name="x">Greater than zero, finite.</param>
    /// <returns>Any finite value.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="x"/> is zero, negative, infinite or NaN.</exception>
    public static double Digamma(double x)
    {
        RequirePositive(x);
        var shift = 0.0;
        while (x < Far)
        {
            shift += 1 / x++;
        }

        var y = 1 / (x * x);
        var series = y * ((1.0 / 12) - (y * ((1.0 / 120) - (y * ((1.0 / 252) - (y * ((1.0 / 240)
            - (y * ((1.0 / 132) - (y * ((691.0 / 32760) - (y / 12))))))))))));
        return Math.Log(x) - (0.5 / x) - series - shift;
    }

    /// <summary>ψ'(x), the second derivative of ln Γ.</summary>
    /// <param name="x">Greater than 1e-150, so that its square is not lost; finite.</param>
    /// <returns>A positive value.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="x"/> is too small, infinite or NaN.</exception>
    public static double Trigamma(double x)
    {
        RequirePositive(x);
        ArgumentOutOfRangeException.ThrowIfLessThan(x, 1e-150);
        var shift = 0.0;
        while (x < Far)
        {
            shift += 1 / (x * x);
            x++;
        }

        var y = 1 / (x * x);
        var series = y * ((1.0 / 6) - (y * ((1.0 / 30) - (y * ((1.0 / 42) - (y * ((1.0 / 30)
            - (y * ((5.0 / 66) - (y * ((691.0 / 2730) - (y * 7.0 / 6))))))))))));
        return ((1 + (0.5 / x) + series) / x) + shift;
    }

    /// <summary>ln B(a, b), also where a and b are of very different size and the three gammas would cancel.</summary>
    /// <param name="a">Greater than zero, finite.</param>
    /// <param name="b">Greater than zero, finite.</param>
    /// <returns>Any finite value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is zero, negative, infinite or NaN.</exception>
    public static double LogBeta(double a, double b)
    {
        RequirePositive(a);
        RequirePositive(b);
        var (small, large) = a <= b ? (a, b) : (b, a);
        if (large < Far)
        {
            return Log(small) + Log(large) - Log(small + large);
        }

        var ratio = Precise.Log1P(small / large);
        var corrections = Remainder(large) - Remainder(small + large);
        return small < Far
            ? Log(small) - ((small + large - 0.5) * ratio) - (small * Math.Log(large)) + small + corrections
            : HalfLogTwoPi - (0.5 * Math.Log(large)) + ((small - 0.5) * (Math.Log(small / large) - ratio)) - (large * ratio)
                + Remainder(small) + corrections;
    }

    // What Stirling's formula leaves of ln Γ(x), for x of 12 and more.
    private static double Remainder(double x)
    {
        var y = 1 / (x * x);
        return ((1.0 / 12) - (y * ((1.0 / 360) - (y * ((1.0 / 1260) - (y * ((1.0 / 1680)
            - (y * ((1.0 / 1188) - (y * ((691.0 / 360360) - (y / 156)))))))))))) / x;
    }

    private static void RequirePositive(double x)
    {
        // Written so that NaN is refused too.
        if (!(x > 0 && double.IsFinite(x)))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "must be greater than zero and finite");
        }
    }
}
