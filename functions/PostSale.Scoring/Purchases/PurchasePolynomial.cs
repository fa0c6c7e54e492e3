namespace PostSale.Scoring.Purchases;

/// <summary>sum over k of (s)_k/k! S_k w^k for one x, cut where the rest is below rounding. See <see cref="PurchaseCounts"/>.</summary>
internal sealed class PurchasePolynomial
{
    /// <summary>The argument up to which it is kept; beyond, it would need ever more terms.</summary>
    public const double LargestArgument = 0.8;

    private const int Buckets = 32;

    private readonly double[] _coefficients;

    // How many coefficients arguments of each bucket need, rounded up to fours.
    private readonly int[] _needed = new int[Buckets];

    public PurchasePolynomial(double s, double a, double d)
    {
        var coefficients = new List<double> { 0 };
        double rising = 1, alive = 1, made = 0;
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            var w = LargestArgument * (bucket + 1) / Buckets;
            double power = 1, sum = 0;
            for (var k = 1; ; k++)
            {
                if (k == coefficients.Count)
                {
                    made += alive;
                    alive *= (d + k - 1) / (a + d + k - 1);
                    rising *= (s + k - 1) / k;
                    coefficients.Add(rising * made);
                }

                power *= w;
                var term = coefficients[k] * power;
                sum += term;
                var ahead = Math.Max((s + k) / (k + 1), 1) * w * (k + 1) / k;
                if (ahead < 1 && term < sum * 1e-17 * (1 - ahead))
                {
                    _needed[bucket] = (k + 4) / 4 * 4;
                    break;
                }
            }
        }

        _coefficients = new double[(coefficients.Count + 4) / 4 * 4];
        coefficients.CopyTo(_coefficients);
    }

    /// <param name="w">In [0, <see cref="LargestArgument"/>].</param>
    public double At(double w)
    {
        var needed = _needed[Math.Min((int)(w * (Buckets / LargestArgument)), Buckets - 1)];
        var coefficients = _coefficients.AsSpan(0, needed);
        var w2 = w * w;
        var w4 = w2 * w2;

        // Four interleaved Horner chains: one would wait for each multiplication.
        double c0 = 0, c1 = 0, c2 = 0, c3 = 0;
        for (var k = coefficients.Length - 4; k >= 0; k -= 4)
        {
            c0 = Math.FusedMultiplyAdd(c0, w4, coefficients[k]);
            c1 = Math.FusedMultiplyAdd(c1, w4, coefficients[k + 1]);
            c2 = Math.FusedMultiplyAdd(c2, w4, coefficients[k + 2]);
            c3 = Math.FusedMultiplyAdd(c3, w4, coefficients[k + 3]);
        }

        return c0 + (w * c1) + (w2 * (c2 + (w * c3)));
    }
}
