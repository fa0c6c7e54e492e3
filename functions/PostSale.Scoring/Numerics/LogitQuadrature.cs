namespace PostSale.Scoring.Numerics;

/// <summary>Averages over a beta distribution by quadrature: the way out where a series would need too many terms.</summary>
/// <remarks>
/// With p = 1/(1+e^-y) the beta weight becomes e^(ay) (1+e^y)^-(a+b): analytic, and decaying exponentially on both sides whatever a and b are, so
/// that no endpoint is singular. y = centre + scale sinh u resolves the middle and reaches far tails (a of 1e-6 needs y of -4e7) in few steps; the
/// trapezoidal rule then converges exponentially. The step is halved until two results agree, and all is summed relative to the largest term.
/// </remarks>
internal static class LogitQuadrature
{
    private const double Agreement = 1e-10;
    private const int Finest = 512;

    // A tail ends where its weight has fallen by e^-50, after whatever the integrand does within e^-100 of either end.
    private const double Reach = 100;
    private const double Decay = 50;

    /// <summary>ln E[f(p)] for p distributed Beta(a, b).</summary>
    /// <param name="logOf">ln f at ln p and ln(1-p); finite or negative infinity.</param>
    public static double LogMean(double a, double b, Func<double, double, double> logOf)
    {
        var centre = Math.Log((a + 1) / (b + 1));
        var scale = Math.Sqrt((1 / (a + 1)) + (1 / (b + 1)));
        var left = Math.Asinh((Reach + (Decay / a)) / scale);
        var right = Math.Asinh((Reach + (Decay / b)) / scale);

        var weighted = new LogSum();
        var weights = new LogSum();
        var before = double.NaN;
        for (var perUnit = 4; ; perUnit *= 2)
        {
            // Only the new nodes: those of the coarser grid are the even ones of this.
            for (var node = -(int)(left * perUnit); node <= right * perUnit; node++)
            {
                if (perUnit == 4 || (node & 1) != 0)
                {
                    Add((double)node / perUnit);
                }
            }

            var mean = weighted.Log - weights.Log;
            if ((perUnit > 8 && Math.Abs(mean - before) < Agreement) || perUnit == Finest)
            {
                return mean;
            }

            before = mean;
        }

        void Add(double u)
        {
            var y = centre + (scale * Math.Sinh(u));
            var logP = -Precise.Softplus(-y);
            var logQ = -Precise.Softplus(y);
            var weight = (a * logP) + (b * logQ) + Math.Log(Math.Cosh(u));
            weights.Add(weight);
            weighted.Add(weight + logOf(logP, logQ));
        }
    }

    // The sum of e^x over the x added, kept relative to the largest, so that it neither overflows nor vanishes.
    private struct LogSum()
    {
        private double _largest = double.NegativeInfinity;
        private double _sum;

        public readonly double Log => _largest + Math.Log(_sum);

        public void Add(double x)
        {
            if (x > _largest)
            {
                _sum = (_sum * Math.Exp(_largest - x)) + 1;
                _largest = x;
            }
            else if (x > double.NegativeInfinity)
            {
                _sum += Math.Exp(x - _largest);
            }
        }
    }
}
