using PostSale.Scoring.Fitting;
using PostSale.Scoring.Numerics;

namespace PostSale.Scoring.GammaGamma;

/// <summary>The log-likelihood of (p, q, v): of one customer -ln B(px, q) - px ln(1 + v/xz) - q ln(1 + xz/v) - ln z.</summary>
/// <remarks>Arranged so that nothing large is subtracted from something large, however much x·z and v differ.</remarks>
internal sealed class GammaGammaLikelihood(GroupedSpends spends) : ILikelihood
{
    public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, double[,] hessian)
    {
        var (p, q, v) = (at[0], at[1], at[2]);
        var (psiQ, psi1Q) = (Gamma.Digamma(q), Gamma.Trigamma(q));
        var value = 0.0;
        var distinct = spends.Distinct;
        var counts = spends.Counts;
        for (int group = 0, end; group < distinct.Length; group = end)
        {
            double x = distinct[group].Purchases;
            var (shape, both) = (p * x, (p * x) + q);
            var logBeta = Gamma.LogBeta(shape, q);
            var (psiShape, psiBoth) = (Gamma.Digamma(shape), Gamma.Digamma(both));
            var (psi1Shape, psi1Both) = (Gamma.Trigamma(shape), Gamma.Trigamma(both));
            long weight = 0;
            for (end = group; end < distinct.Length && distinct[end].Purchases == distinct[group].Purchases; end++)
            {
                double count = counts[end];
                weight += counts[end];
                var (z, total) = (distinct[end].Mean, x * distinct[end].Mean);
                var (logShare, logRest) = (-Precise.Log1P(v / total), -Precise.Log1P(total / v));
                value += count * ((shape * logShare) + (q * logRest) - logBeta - Math.Log(z));
                gradient[0] += count * x * logShare;
                gradient[1] += count * logRest;
                var share = total / (v + total);
                gradient[2] += count * ((q * share) - (shape * (1 - share))) / v;
                hessian[0, 2] -= count * x * (1 - share) / v;
                hessian[1, 2] += count * share / v;
                hessian[2, 2] += count * ((both * (1 - share) * (1 - share)) - q) / v / v;
            }

            gradient[0] += weight * x * (psiBoth - psiShape);
            gradient[1] += weight * (psiBoth - psiQ);
            hessian[0, 0] += weight * x * x * (psi1Both - psi1Shape);
            hessian[0, 1] += weight * x * psi1Both;
            hessian[1, 1] += weight * (psi1Both - psi1Q);
        }

        return value;
    }
}
