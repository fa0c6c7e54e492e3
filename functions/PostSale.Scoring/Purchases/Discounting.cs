using MathNet.Numerics.Integration;

namespace PostSale.Scoring.Purchases;

/// <summary>Discounts a cumulative expectation continuously.</summary>
internal static class Discounting
{
    private const int Order = 16;
    private const double Steepest = 16;

    // What lies farther ahead is discounted by more than rounding.
    private const double Farthest = 40;

    private static readonly GaussLegendreRule Rule = new(0, 1, Order);

    /// <summary>The integral of e^(-rate u) dE(u) from 0 to the horizon.</summary>
    /// <param name="counts">Gives E; E(0) = 0, rising.</param>
    /// <param name="purchases">Repeat purchases so far.</param>
    /// <param name="shape">s of the rate's distribution Gamma(s, beta): E may bend within beta/s.</param>
    /// <param name="beta">beta of it: E is smooth in ln(u + beta).</param>
    // By parts, e^(-rate h) E(h) + rate · integral of e^(-rate u) E(u) du: no derivative needed and nothing subtracted. Panels grow with u, and are
    // short enough for sixteen nodes to follow e^-16x at most.
    public static double Integral(PurchaseCounts counts, int purchases, double shape, double beta, double horizon, double rate)
    {
        if (rate == 0)
        {
            return counts.Expected(purchases, beta, horizon);
        }

        var end = Math.Min(horizon, Farthest / rate);
        var first = beta * Math.Min(1, Steepest / shape);
        var sum = 0.0;
        for (double from = 0, to; from < end; from = to)
        {
            to = Math.Min(from + Math.Min(from + first, Steepest / rate), end);
            var panel = 0.0;
            for (var node = 0; node < Order; node++)
            {
                var u = from + ((to - from) * Rule.GetAbscissa(node));
                panel += Rule.GetWeight(node) * Math.Exp(-rate * u) * counts.Expected(purchases, beta, u);
            }

            sum += panel * (to - from);
        }

        return (Math.Exp(-rate * end) * counts.Expected(purchases, beta, end)) + (rate * sum);
    }
}
