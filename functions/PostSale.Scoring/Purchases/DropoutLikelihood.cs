using PostSale.Scoring.Fitting;
using PostSale.Scoring.Histories;
using PostSale.Scoring.Numerics;

namespace PostSale.Scoring.Purchases;

/// <summary>The log-likelihood of (r, alpha, a, b) that BG/NBD and MBG/NBD share.</summary>
/// <remarks>
/// Both let a customer leave with probability p at an opportunity: BG/NBD after each repeat purchase (m = x opportunities), MBG/NBD after the first
/// purchase as well (m = x + 1). With p ~ Beta(a, b) and the purchase rate ~ Gamma(r, alpha) one customer's likelihood is
/// (r)_x alpha^r (b)_m / (a+b)_m · [ (alpha+T)^-(r+x) + {m &gt; 0} a/(b+m-1) (alpha+t_x)^-(r+x) ]:
/// still there, or gone at the last opportunity. Taking alpha out of the brackets leaves log1p(T/alpha), which does not cancel for a large alpha.
/// </remarks>
internal sealed class DropoutLikelihood(GroupedHistories histories, int opportunitiesAhead) : ILikelihood
{
    public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, double[,] hessian)
    {
        var (r, alpha, a, b) = (at[0], at[1], at[2], at[3]);
        var (ofR, ofB, ofSum) = (new Rising(r), new Rising(b), new Rising(a + b));
        var (inverseAlpha, logAlpha) = (1 / alpha, Math.Log(alpha));
        var value = 0.0;
        double gR = 0, gAlpha = 0, gA = 0, gB = 0;
        double rr = 0, rAlpha = 0, rA = 0, rB = 0, alphaAlpha = 0, alphaA = 0, alphaB = 0, aa = 0, ab = 0, bb = 0;

        var distinct = histories.Distinct;
        var counts = histories.Counts;
        for (int group = 0, end; group < distinct.Length; group = end)
        {
            var x = distinct[group].Purchases;
            var opportunities = x + opportunitiesAhead;
            var s = r + x;
            var (leave, stay) = opportunities > 0 ? (Math.Log(a / (b + opportunities - 1)), 1 / (b + opportunities - 1)) : (double.NegativeInfinity, 0);
            long weight = 0;
            for (end = group; end < distinct.Length && distinct[end].Purchases == x; end++)
            {
                double count = counts[end];
                weight += counts[end];
                var (last, observed) = (distinct[end].Last, distinct[end].Observed);

                // A: still there; D: gone at t_x. Both less what they share, x ln alpha.
                var logT = Precise.Log1P(observed * inverseAlpha);
                var logLast = last == 0 ? 0 : Precise.Log1P(last * inverseAlpha);
                var odds = leave + (s * (logT - logLast));
                var gone = Precise.Logistic(odds);
                value += count * ((-s * logT) + Precise.Softplus(odds));

                var (dLast, dT) = (last * inverseAlpha / (alpha + last), observed * inverseAlpha / (alpha + observed));
                var (aAlpha, dAlpha) = (s * dT, s * dLast);
                gR -= count * (logT + (gone * (logLast - logT)));
                gAlpha += count * (aAlpha + (gone * (dAlpha - aAlpha)));
                gA += count * gone;
                gB -= count * gone;

                // The second derivatives of a logarithm of a sum: the mean of each part's, and the spread between the parts' slopes.
                var spread = count * gone * (1 - gone);
                var (uR, uAlpha) = (logT - logLast, dAlpha - aAlpha);
                rr += spread * uR * uR;
                rAlpha += (count * (dT + (gone * (dLast - dT)))) + (spread * uR * uAlpha);
                rA += spread * uR;
                rB += spread * uR;
                alphaA += spread * uAlpha;
                alphaB += spread * uAlpha;
                var curveT = dT * (inverseAlpha + (1 / (alpha + observed)));
                var curveLast = dLast * (inverseAlpha + (1 / (alpha + last)));
                alphaAlpha += (count * s * (-curveT + (gone * (curveT - curveLast)))) + (spread * uAlpha * uAlpha);
                aa += spread - (count * gone);
                ab += spread;
                bb += spread + (count * gone);
            }

            // What was gathered per group in units of 1/a and 1/(b+m-1) is scaled below; b's unit changes with x, so here.
            ofR.To(x);
            ofB.To(opportunities);
            ofSum.To(opportunities);
            value += weight * (ofR.Log + ofB.Log - ofSum.Log - (x * logAlpha));
            gradient[0] += gR + (weight * ofR.First);
            gradient[1] += gAlpha - (weight * x * inverseAlpha);
            gradient[2] += (gA / a) - (weight * ofSum.First);
            gradient[3] += (gB * stay) + (weight * (ofB.First - ofSum.First));
            hessian[0, 0] += rr + (weight * ofR.Second);
            hessian[0, 1] += rAlpha;
            hessian[0, 2] += rA / a;
            hessian[0, 3] -= rB * stay;
            hessian[1, 1] += alphaAlpha + (weight * x * inverseAlpha * inverseAlpha);
            hessian[1, 2] += alphaA / a;
            hessian[1, 3] -= alphaB * stay;
            hessian[2, 2] += (aa / a / a) - (weight * ofSum.Second);
            hessian[2, 3] -= (ab / a * stay) + (weight * ofSum.Second);
            hessian[3, 3] += (bb * stay * stay) + (weight * (ofB.Second - ofSum.Second));
            gR = gAlpha = gA = gB = rr = rAlpha = rA = rB = alphaAlpha = alphaA = alphaB = aa = ab = bb = 0;
        }

        return value;
    }
}
