using PostSale.Scoring.Numerics;

namespace PostSale.Scoring.Purchases;

/// <summary>Expected purchases in a coming time t of a customer who is still there.</summary>
/// <remarks>
/// Still there, the rate is Gamma(s, beta) and the probability p of leaving at a purchase Beta(a, d). With z = t/beta, w = z/(1+z):
/// E[(1 - (1+pz)^-s)/p] = sum over k of NB(k; s, w) S_k, where NB is the negative-binomial probability of k purchases of one who never leaves
/// and S_k = sum over j &lt; k of (d)_j/(a+d)_j those of them that are made before leaving. All terms are positive. The textbook form,
/// (a+b+x-1)/(a-1) [1 - ... ₂F₁(...)], is the same function, but is 0/0 at a = 1 and at a+b+x = 1, and cancels near them.
/// The coefficients depend on the customer only through x, so they are kept per x; a population has few of those, and each customer costs a polynomial.
/// </remarks>
internal sealed class PurchaseCounts(double r, double a, double b, int opportunitiesAhead)
{
    // Above, coefficients could overflow; such customers are few, or the population is odd.
    private const int MostKept = 64;
    private const double LargestShapeKept = 80;

    // e^-600 does not underflow, nor does its inverse times a sum overflow.
    private const double DeepestLog = 600;
    private const double MostTerms = 4096;

    private readonly PurchasePolynomial?[] _kept = new PurchasePolynomial?[MostKept + 1];

    /// <param name="purchases">Repeat purchases so far, x.</param>
    /// <param name="beta">alpha + T.</param>
    /// <param name="time">t.</param>
    public double Expected(int purchases, double beta, double time)
    {
        var s = r + purchases;
        var d = b + purchases + opportunitiesAhead;
        var z = time / beta;
        var w = time / (beta + time);
        if (z == 0)
        {
            return 0;
        }

        var log = s * Precise.Log1P(z);
        if (w <= PurchasePolynomial.LargestArgument && purchases <= MostKept && s <= LargestShapeKept)
        {
            // Two threads may build the same one; either will do.
            return Math.Exp(-log) * (_kept[purchases] ??= new(s, a, d)).At(w);
        }

        var mean = s * z;
        return log < DeepestLog && mean + (12 * Math.Sqrt(mean * (1 + z))) + (40 * (1 + z)) < MostTerms
            ? Math.Exp(-log) * Sum(s, d, w)
            : Integrate(s, d, z);
    }

    private double Sum(double s, double d, double w)
    {
        double term = 1, alive = 1, made = 0, sum = 0;
        for (var k = 1; k < 2 * MostTerms; k++)
        {
            var ratio = (s + k - 1) / k * w;
            term *= ratio;
            made += alive;
            alive *= (d + k - 1) / (a + d + k - 1);
            sum += term * made;

            // made grows by at most 1/k of itself.
            var ahead = Math.Max(ratio, w) * (k + 1) / k;
            if (ahead < 1 && term * made < sum * 1e-17 * (1 - ahead))
            {
                break;
            }
        }

        return sum;
    }

    private double Integrate(double s, double d, double z)
    {
        var (logZ, logS) = (Math.Log(z), Math.Log(s));
        return Math.Exp(LogitQuadrature.LogMean(a, d, (logP, _) =>
        {
            var logPz = logP + logZ;
            var exponent = s * Precise.Softplus(logPz);
            return exponent < 1e-17 ? logS + logZ : Math.Log(-Precise.ExpM1(-exponent)) - logP;
        }));
    }
}
