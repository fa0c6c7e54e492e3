using PostSale.Scoring.Fitting;
using PostSale.Scoring.Numerics;

namespace PostSale.Scoring.Sbg;

/// <summary>The log-likelihood of (alpha, beta): renewed n times (beta)_n/(alpha+beta)_n, then not renewed alpha/(alpha+beta+n).</summary>
internal sealed class SbgLikelihood(Tenures tenures) : ILikelihood
{
    // Only the lengths that occur: after long tenures they lie far apart.
    private readonly (int Renewals, double Ended, double All)[] _lengths =
    [
        .. Enumerable.Range(0, tenures.Ended.Length)
            .Select(n => (n, (double)tenures.Ended[n], (double)tenures.Ended[n] + tenures.Running[n])).Where(length => length.Item3 > 0),
    ];

    public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, double[,] hessian)
    {
        var (alpha, beta) = (at[0], at[1]);
        var (ofBeta, ofSum) = (new Rising(beta), new Rising(alpha + beta));
        var value = 0.0;
        foreach (var (n, ended, all) in _lengths)
        {
            ofBeta.To(n);
            ofSum.To(n);
            var inverse = 1 / (alpha + beta + n);
            value += (all * (ofBeta.Log - ofSum.Log)) + (ended * Math.Log(alpha * inverse));
            gradient[0] += (ended * ((1 / alpha) - inverse)) - (all * ofSum.First);
            gradient[1] += (all * (ofBeta.First - ofSum.First)) - (ended * inverse);
            var curve = (ended * inverse * inverse) - (all * ofSum.Second);
            hessian[0, 0] += curve - (ended / alpha / alpha);
            hessian[0, 1] += curve;
            hessian[1, 1] += curve + (all * ofBeta.Second);
        }

        return value;
    }
}
