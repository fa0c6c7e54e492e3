namespace PostSale.Scoring.Tests.Fitting;

public sealed class UncertaintyTests
{
    private static readonly Uncertainty<SbgParameters> Sbg =
        Assert.IsType<Fit<SbgParameters>.Fitted>(SbgModel.Fit(Tenures.OfCohort([1000, 631, 468, 382, 326, 289, 262, 241]))).Uncertainty;

    [Fact]
    public void AParameterItself_HasItsOwnStandardError()
    {
        Close.To(Sbg.Estimates[0].StandardError, Sbg.StandardErrorOf(parameters => parameters.Alpha), 1e-7);
        Close.To(Sbg.Estimates[1].StandardError, Sbg.StandardErrorOf(parameters => parameters.Beta), 1e-7);
        Assert.Equal(["alpha", "beta"], Sbg.Estimates.Select(estimate => estimate.Name));
    }

    [Fact]
    public void AConstant_HasNone() => Assert.Equal(0, Sbg.StandardErrorOf(_ => 4));

    [Fact]
    public void Covariances_GoIntoASum()
    {
        var sum = Sbg.LogCovariance(0, 0) + Sbg.LogCovariance(1, 1) + (2 * Sbg.LogCovariance(0, 1));
        Close.To(Math.Sqrt(sum), Sbg.StandardErrorOf(parameters => Math.Log(parameters.Alpha * parameters.Beta)), 1e-7);
        Assert.Equal(Sbg.LogCovariance(0, 1), Sbg.LogCovariance(1, 0));
    }

    // The survivors after seven periods are a share of a thousand: its error is known without any model, and the model's cannot be much greater.
    [Fact]
    public void APrediction_IsAboutAsSureAsTheData() =>
        Assert.InRange(Sbg.StandardErrorOf(parameters => new SbgModel(parameters).Survival(0, 7)), 0.005, Math.Sqrt(0.241 * 0.759 / 1000));

    // Forty shops of one kind: their estimates scatter as much as each says it may be off.
    [Fact]
    public void StandardErrors_AreTheScatterOfRepeatedFits()
    {
        var chance = new Chance(21);
        var fits = Enumerable.Range(0, 40).Select(_ => Assert.IsType<Fit<BgnbdParameters>.Fitted>(BgnbdModel.Fit(GroupedHistories.Of([.. Enumerable.Range(0, 3000).Select(_ =>
        {
            var seen = chance.Customer(0.6, 5, 0.8, 2, false, 40).Purchases;
            return new History(seen.Count, seen.LastOrDefault(), 40);
        })])))).ToList();
        for (var i = 0; i < 4; i++)
        {
            var logs = fits.ConvertAll(fit => Math.Log(fit.Uncertainty.Estimates[i].Value));
            var said = Math.Sqrt(fits.Average(fit => fit.Uncertainty.LogCovariance(i, i)));
            var scatter = Math.Sqrt(logs.Sum(log => Math.Pow(log - logs.Average(), 2)) / (logs.Count - 1));
            Assert.InRange(scatter / said, 0.6, 1.5);
        }
    }
}
