namespace PostSale.Scoring.Numerics;

/// <summary>The logarithm of the rising factorial a (a+1) ... (a+n-1) with its first two derivatives in a.</summary>
/// <remarks>
/// The likelihoods need nothing else of the gamma function: n counts purchases or periods. Walking n upwards over sorted histories costs one step per
/// count, and a sum of logarithms loses nothing where the difference of two log-gammas would.
/// </remarks>
internal struct Rising(double a)
{
    private const int LongStep = 64;

    /// <summary>How many factors have been taken.</summary>
    public int Count { get; private set; }

    public double Log { get; private set; }

    public double First { get; private set; }

    public double Second { get; private set; }

    /// <summary>Takes factors until there are <paramref name="count"/> of them; never fewer than before.</summary>
    public void To(int count)
    {
        if (count - Count > LongStep)
        {
            Log += Gamma.Log(a + count) - Gamma.Log(a + Count);
            First += Gamma.Digamma(a + count) - Gamma.Digamma(a + Count);
            Second += Gamma.Trigamma(a + count) - Gamma.Trigamma(a + Count);
            Count = count;
        }

        for (; Count < count; Count++)
        {
            var inverse = 1 / (a + Count);
            Log -= Math.Log(inverse);
            First += inverse;
            Second -= inverse * inverse;
        }
    }
}
