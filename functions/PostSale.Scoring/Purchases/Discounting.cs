using MathNet.Numerics.Integration;
using PostSale.Scoring.Numerics;

namespace PostSale.Scoring.Purchases;

/// <summary>Discounts a cumulative expectation continuously.</summary>
internal static class Discounting
{
    private const int Order = 16;

    // What lies farther ahead is discounted by more than rounding.
    private const double Farthest = 40;

    private static readonly GaussLegendreRule Rule = new(0, 1, Order);

    /// <summary>The integral of e^(-rate u) dE(u) from 0 to the horizon.</summary>
    /// <param name="expected">E; E(0) = 0, rising.</param>
    /// <param name="scale">The time over which E bends.</param>
    // By parts, e^(-rate h) E(h) + rate · integral of e^(-rate u) E(u) du: no derivative needed and nothing subtracted. In tau = ln(1 + u/scale),
    // panels no longer than 1 follow both E, which bends on all scales from `scale` on, and the exponential.
    public static double Integral(Func<double, double> expected, double scale, double horizon, double rate)
    {
        if (rate == 0)
        {
            return expected(horizon);
        }

        var end = Math.Min(horizon, Farthest / rate);
        var length = Precise.Log1P(end / scale);
        var panels = (int)Math.Ceiling(length);
        var sum = 0.0;
        for (var panel = 0; panel < panels; panel++)
        {
            for (var node = 0; node < Order; node++)
            {
                var tau = length * (panel + Rule.GetAbscissa(node)) / panels;
                var u = scale * Precise.ExpM1(tau);
                sum += Rule.GetWeight(node) * Math.Exp(-rate * u) * expected(u) * (u + scale);
            }
        }

        return (Math.Exp(-rate * end) * expected(end)) + (rate * sum * length / Math.Max(panels, 1));
    }
}
