using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace PostSale.Scoring.Fitting;

/// <summary>Climbs from several starts and judges what was found.</summary>
internal static class Fitter
{
    /// <param name="starts">Tried in order until one leads to a maximum within the bounds.</param>
    public static Fit<T> Fit<T>(ILikelihood likelihood, ParameterSpace<T> space, IEnumerable<double[]> starts, FitOptions options)
        where T : class
    {
        Optimum? best = null;
        foreach (var start in starts)
        {
            var found = Maximiser.Climb(likelihood, space.Low, space.High, start, options);
            if (found is { Converged: true, Bound: < 0 } && Judge(found, space, options) is Fit<T>.Fitted fitted)
            {
                return fitted;
            }

            best = best is null || (found.Converged, found.Value).CompareTo((best.Converged, best.Value)) > 0 ? found : best;
        }

        return Judge(best!, space, options);
    }

    private static Fit<T> Judge<T>(Optimum found, ParameterSpace<T> space, FitOptions options)
        where T : class
    {
        if (!found.Converged)
        {
            return new Fit<T>.NotFitted(new NotFittedReason.NoConvergence(options.MaximumSteps));
        }

        if (found.Bound >= 0)
        {
            var bound = found.At[found.Bound] > Math.Sqrt(space.Low[found.Bound] * space.High[found.Bound]) ? space.High : space.Low;
            return new Fit<T>.NotFitted(new NotFittedReason.NoMaximum(space.Names[found.Bound], bound[found.Bound]));
        }

        var evd = DenseMatrix.OfArray(found.Information).Evd(Symmetricity.Symmetric);
        var n = space.Names.Length;
        var covariance = new double[n, n];
        for (var k = 0; k < n; k++)
        {
            // A flat or rising direction is one in which the data say nothing.
            var variance = evd.EigenValues[k].Real > 0 ? 1 / evd.EigenValues[k].Real : double.PositiveInfinity;
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    var share = evd.EigenVectors[i, k] * evd.EigenVectors[j, k];
                    covariance[i, j] += share == 0 ? 0 : share * variance;
                }
            }
        }

        var worst = Enumerable.Range(0, n).MaxBy(i => covariance[i, i]);
        return Math.Sqrt(covariance[worst, worst]) is var error && error <= options.LargestLogError
            ? new Fit<T>.Fitted(space.Make(found.At), found.Value, new(space, found.At, covariance), found.Steps)
            : new Fit<T>.NotFitted(new NotFittedReason.Undetermined(space.Names[worst], error));
    }
}
