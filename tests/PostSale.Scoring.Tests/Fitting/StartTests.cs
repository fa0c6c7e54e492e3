using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace PostSale.Scoring.Tests.Fitting;

public sealed class StartTests
{
    private static readonly double[] Far = [0.01, 1, 100];

    private static readonly GroupedHistories Histories = Customers.Synthetic.Grouped;
    private static readonly GroupedSpends Spends = Customers.Synthetic.GroupedSpends;
    private static readonly Tenures Regular = Tenures.OfCohort([1000, 631, 468, 382, 326, 289, 262, 241]);

    [Fact]
    public void Bgnbd_EndsAtOneMaximumFromAnyStart() => Everywhere(BgnbdModel.Fit(Histories), start => BgnbdModel.Fit(Histories, new(start[0], start[1], start[2], start[3])), 4);

    [Fact]
    public void Mbgnbd_EndsAtOneMaximumFromAnyStart() => Everywhere(MbgnbdModel.Fit(Histories), start => MbgnbdModel.Fit(Histories, new(start[0], start[1], start[2], start[3])), 4);

    [Fact]
    public void GammaGamma_EndsAtOneMaximumFromAnyStart() => Everywhere(GammaGammaModel.Fit(Spends), start => GammaGammaModel.Fit(Spends, new(start[0], 1.01 + start[1], start[2])), 3);

    [Fact]
    public void Sbg_EndsAtOneMaximumFromAnyStart() => Everywhere(SbgModel.Fit(Regular), start => SbgModel.Fit(Regular, new(start[0], start[1])), 2);

    [SkippableFact]
    public void OnCdnow_BgnbdEndsAtOneMaximumFromAnyStart()
    {
        Skip.If(Customers.Cdnow is null, Customers.NoCdnow);
        var cdnow = Customers.Cdnow!.Grouped;
        Everywhere(BgnbdModel.Fit(cdnow), start => BgnbdModel.Fit(cdnow, new(start[0], start[1], start[2], start[3])), 4);
    }

    // A search that knows no derivatives finds nothing higher.
    [Fact]
    public void ASimplexSearch_FindsNothingHigher()
    {
        var fitted = Assert.IsType<Fit<BgnbdParameters>.Fitted>(BgnbdModel.Fit(Histories));
        var objective = ObjectiveFunction.Value(log => -BgnbdModel.LogLikelihood(Parameters(log), Histories));
        var found = new NelderMeadSimplex(1e-9, 5000).FindMinimum(objective, Vector<double>.Build.Dense([0, 1, 0, 0]));

        // A simplex tends to collapse before it arrives: it begins anew from where it stopped.
        for (var again = 0; again < 10; again++)
        {
            found = new NelderMeadSimplex(1e-9, 5000).FindMinimum(objective, found.MinimizingPoint);
        }

        Assert.InRange(fitted.LogLikelihood + found.FunctionInfoAtMinimum.Value, -1e-9, 1e-4);
        Close.To(fitted.Parameters.R, Parameters(found.MinimizingPoint).R, 1e-3);
        Close.To(fitted.Parameters.B, Parameters(found.MinimizingPoint).B, 1e-3);

        static BgnbdParameters Parameters(Vector<double> log) => new(Math.Exp(log[0]), Math.Exp(log[1]), Math.Exp(log[2]), Math.Exp(log[3]));
    }

    private static void Everywhere<T>(Fit<T> usual, Func<double[], Fit<T>> from, int dimensions)
        where T : class
    {
        var expected = Assert.IsType<Fit<T>.Fitted>(usual).Uncertainty.Estimates;
        IEnumerable<double[]> starts = [[]];
        for (var i = 0; i < dimensions; i++)
        {
            starts = starts.SelectMany(start => Far.Select(value => (double[])[.. start, value]));
        }

        Assert.All(starts, start => Assert.All(
            expected.Zip(Assert.IsType<Fit<T>.Fitted>(from(start)).Uncertainty.Estimates),
            pair => Close.To(pair.First.Value, pair.Second.Value, 1e-6, 0, string.Join(' ', start))));
    }
}
