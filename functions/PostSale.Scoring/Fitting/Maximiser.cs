using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace PostSale.Scoring.Fitting;

/// <summary>Where a search ended.</summary>
/// <param name="At">The parameters.</param>
/// <param name="Information">Minus the second derivatives in the parameters' logarithms.</param>
/// <param name="Bound">Index of a parameter that the likelihood pushes against its bound; -1 when none.</param>
internal sealed record Optimum(double[] At, double Value, double[,] Information, int Bound, bool Converged, int Steps);

/// <summary>Newton's method on the logarithms of the parameters, within their bounds.</summary>
/// <remarks>
/// Logarithms make all parameters positive and of one scale. Curvature of the wrong sign is turned (a saddle is left, not found), no step
/// multiplies a parameter by more than e^2, and none is taken that does not raise the likelihood: so it climbs from any start.
/// </remarks>
internal static class Maximiser
{
    private const double LongestStep = 2;
    private const int MostHalvings = 40;

    // A likelihood is a sum of as many terms as there are histories: this share of it is rounding, by which no step can be judged.
    private const double Rounding = 1e-13;

    // Directions flatter than this share of the steepest are treated as if they curved so much.
    private const double Flattest = 1e-10;

    public static Optimum Climb(ILikelihood likelihood, double[] low, double[] high, double[] start, FitOptions options)
    {
        var here = new Place(likelihood, [.. start.Select((value, i) => Math.Log(Math.Clamp(value, low[i], high[i])))]);
        var (floor, ceiling) = (Array.ConvertAll(low, Math.Log), Array.ConvertAll(high, Math.Log));
        for (var steps = 1; steps <= options.MaximumSteps; steps++)
        {
            var pushed = Pushed(here, floor, ceiling);
            var step = Step(here, pushed);
            var promised = Dot(step, here.Gradient);
            var last = promised < Math.Max(options.Tolerance, Rounding * Math.Abs(here.Value));
            if ((last ? here.Moved(step, floor, ceiling) : Rise(here, step, promised, floor, ceiling)) is not { } next)
            {
                // Not even a tiny step rises: as high as rounding lets it.
                return here.End(Array.IndexOf(pushed, true), promised < 1e-4, steps);
            }

            // The last step of a quadratically converging search is worth taking, but is smaller than the rounding of the sum it would be judged by.
            here = last && next.Value < here.Value - Math.Max(1e-6, 10 * Rounding * Math.Abs(here.Value)) ? here : next;
            if (last)
            {
                return here.End(Array.IndexOf(pushed, true), true, steps);
            }
        }

        // One that still presses against a bound has said where it wants to go.
        var wanted = Array.IndexOf(Pushed(here, floor, ceiling), true);
        return here.End(wanted, wanted >= 0, options.MaximumSteps);
    }

    private static bool[] Pushed(Place here, double[] floor, double[] ceiling) => [.. here.Log.Select((log, i) =>
        (log <= floor[i] && here.Gradient[i] < 0) || (log >= ceiling[i] && here.Gradient[i] > 0))];

    private static double[] Step(Place here, bool[] pushed)
    {
        int[] free = [.. Enumerable.Range(0, pushed.Length).Where(i => !pushed[i])];
        var step = new double[pushed.Length];
        if (free.Length == 0)
        {
            return step;
        }

        var evd = DenseMatrix.Create(free.Length, free.Length, (i, j) => here.Information[free[i], free[j]]).Evd(Symmetricity.Symmetric);
        var curvature = evd.EigenValues.Select(value => Math.Abs(value.Real)).ToArray();
        var least = Math.Max(curvature.Max() * Flattest, double.Epsilon);
        var gradient = DenseVector.Create(free.Length, i => here.Gradient[free[i]]);
        var turned = evd.EigenVectors.TransposeThisAndMultiply(gradient);
        var direction = evd.EigenVectors * DenseVector.Create(free.Length, i => turned[i] / Math.Max(curvature[i], least));
        var shortened = Math.Min(1, LongestStep / Math.Max(direction.AbsoluteMaximum(), double.Epsilon));
        for (var i = 0; i < free.Length; i++)
        {
            step[free[i]] = direction[i] * shortened;
        }

        return step;
    }

    // Armijo's rule: at least a ten-thousandth of what the slope promises.
    private static Place? Rise(Place here, double[] step, double promised, double[] floor, double[] ceiling)
    {
        for (var (halving, length) = (0, 1.0); halving < MostHalvings; halving++, length /= 2)
        {
            var next = here.Moved([.. step.Select(part => part * length)], floor, ceiling);
            if (next.Value >= here.Value + (1e-4 * length * promised) || (next.Value > here.Value && next.Clamped))
            {
                return next;
            }
        }

        return null;
    }

    private static double Dot(double[] one, double[] other) => one.Zip(other, (x, y) => x * y).Sum();

    private sealed class Place
    {
        private readonly ILikelihood _likelihood;

        public Place(ILikelihood likelihood, double[] log)
        {
            _likelihood = likelihood;
            Log = log;
            At = Array.ConvertAll(log, Math.Exp);
            var n = log.Length;
            Gradient = new double[n];
            Information = new double[n, n];
            Value = likelihood.Evaluate(At, Gradient, Information);
            for (var i = 0; i < n; i++)
            {
                Gradient[i] *= At[i];
                for (var j = i; j < n; j++)
                {
                    Information[i, j] = Information[j, i] = -(At[i] * At[j] * Information[i, j]) - (i == j ? Gradient[i] : 0);
                }
            }
        }

        public double[] Log { get; }

        public double[] At { get; }

        public double Value { get; }

        public double[] Gradient { get; }

        public double[,] Information { get; }

        public bool Clamped { get; private init; }

        public Place Moved(double[] step, double[] floor, double[] ceiling)
        {
            double[] free = [.. Log.Select((log, i) => log + step[i])];
            double[] log = [.. free.Select((value, i) => Math.Clamp(value, floor[i], ceiling[i]))];
            return new(_likelihood, log) { Clamped = !log.SequenceEqual(free) };
        }

        public Optimum End(int bound, bool converged, int steps) => new(At, Value, Information, bound, converged, steps);
    }
}
