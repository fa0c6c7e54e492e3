namespace PostSale.Scoring.Tests.GammaGamma;

public sealed class GammaGammaTests
{
    private static readonly GammaGammaModel Published = new(new(6.25, 3.74, 15.44));

    // The note prints these to the cent from unrounded parameters.
    [SkippableFact]
    public void TheFirstTenCustomersOfCdnow_SpendWhatIsPublished()
    {
        Skip.If(Customers.Cdnow is null, Customers.NoCdnow);
        double[] published = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17];
        var fitted = Assert.IsType<Fit<GammaGammaParameters>.Fitted>(GammaGammaModel.Fit(Customers.Cdnow!.GroupedSpends));
        var expected = new double[10];
        new GammaGammaModel(fitted.Parameters).ExpectedSpend(Customers.Cdnow.Spends.AsSpan(0, 10), expected);
        Assert.All(published.Zip(expected), pair => Assert.InRange(pair.Second, pair.First - 0.1, pair.First + 0.1));
    }

    [Theory]
    [InlineData(2, 22.35, 24.65)]
    [InlineData(1, 11.77, 18.91)]
    [InlineData(0, 0, 35.22)]
    public void AKnownCustomer_IsDrawnTowardsTheMeanOfAll(int purchases, double mean, double expected) =>
        Assert.InRange(Published.ExpectedSpend(new(purchases, mean)), expected - 0.1, expected + 0.1);

    [Fact]
    public void ExpectedSpend_LiesBetweenOnesOwnMeanAndThatOfAll() => Gen.Select(Any.SpendModel, Any.Spend).Sample((model, spend) =>
    {
        var (all, own) = (model.ExpectedSpend(default), model.ExpectedSpend(spend));
        Assert.True(double.IsFinite(own) && own > 0, $"{own}");
        var ends = spend.Purchases == 0 ? [all, all] : new[] { all, spend.Mean };
        Assert.InRange(own, ends.Min() * (1 - 1e-9), ends.Max() * (1 + 1e-9));
    });

    [Fact]
    public void LogLikelihood_IsFinite() => Gen.Select(Any.SpendModel, Any.Spend.Array[0, 10]).Sample((model, spends) =>
        Assert.True(double.IsFinite(GammaGammaModel.LogLikelihood(model.Parameters, GroupedSpends.Of(spends)))));

    [Fact]
    public void Currency_DoesNotMatter()
    {
        var (real, cents) = (Customers.Synthetic.Spends, Customers.Synthetic.Spends.Select(spend => new Spend(spend.Purchases, spend.Mean * 100)).ToArray());
        var (one, other) = (Fit(real), Fit(cents));
        Close.To(one.P, other.P, 1e-6);
        Close.To(one.Q, other.Q, 1e-6);
        Close.To(one.V * 100, other.V, 1e-6);

        static GammaGammaParameters Fit(Spend[] spends) => Assert.IsType<Fit<GammaGammaParameters>.Fitted>(GammaGammaModel.Fit(GroupedSpends.Of(spends))).Parameters;
    }

    [Fact]
    public void Correlation_SeesWhatTheModelTakesForGranted()
    {
        Assert.InRange(Customers.Synthetic.GroupedSpends.Correlation!.Value, -0.3, 0.3);
        Assert.Equal(1, GroupedSpends.Of([new(1, 10), new(2, 20), new(3, 30), new(3, 30)]).Correlation!.Value, 1e-12);
        Assert.Null(GroupedSpends.Of([new(1, 10), new(2, 20)]).Correlation);
        Assert.Null(GroupedSpends.Of([new(1, 10), new(1, 20), new(1, 30)]).Correlation);
        Assert.Null(GroupedSpends.Of([]).Correlation);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, 0)]
    [InlineData(1, -20)]
    [InlineData(1, 1e13)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    public void AnImpossibleSpend_IsRefused(int purchases, double mean) => Assert.Throws<ArgumentOutOfRangeException>(() => new Spend(purchases, mean));

    // The mean of all would be infinite, and every new customer worth any amount.
    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    public void ParametersWithoutAMean_AreRefused(double q) => Assert.Throws<ArgumentOutOfRangeException>(() => new GammaGammaParameters(6, q, 15));

    [Fact]
    public void SpansOfDifferentLength_AreRefused() => Assert.Throws<ArgumentException>(() => Published.ExpectedSpend(new Spend[2], new double[3]));
}
