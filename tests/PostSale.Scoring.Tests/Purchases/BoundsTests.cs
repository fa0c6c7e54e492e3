namespace PostSale.Scoring.Tests.Purchases;

public sealed class BoundsTests
{
    private static readonly BgnbdModel Model = new(new(0.243, 4.414, 0.793, 2.426));

    [Theory]
    [InlineData(-1, 0, 10)]
    [InlineData(1_000_001, 5, 10)]
    [InlineData(0, 1, 10)]
    [InlineData(1, 0, 10)]
    [InlineData(1, 11, 10)]
    [InlineData(1, -1, 10)]
    [InlineData(0, 0, -1)]
    [InlineData(0, 0, 1e7)]
    [InlineData(0, 0, double.NaN)]
    [InlineData(1, double.NaN, 10)]
    [InlineData(1, 1, double.PositiveInfinity)]
    public void AnImpossibleHistory_IsRefused(int purchases, double last, double observed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new History(purchases, last, observed));

    [Theory]
    [InlineData(-1)]
    [InlineData(1e7)]
    [InlineData(double.NaN)]
    public void AnImpossibleHorizon_IsRefused(double horizon)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Model.ExpectedPurchases(default, horizon));
        Assert.Throws<ArgumentOutOfRangeException>(() => Model.NoPurchase(default, horizon));
        Assert.Throws<ArgumentOutOfRangeException>(() => Model.DiscountedPurchases(default, horizon, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Model.ExpectedPurchases([], horizon, []));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1e10)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void ImpossibleParameters_AreRefused(double value)
    {
        var parameters = Model.Parameters;
        Assert.Throws<ArgumentOutOfRangeException>(() => new BgnbdParameters(value, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => parameters with { R = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => parameters with { Alpha = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => parameters with { A = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => parameters with { B = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MbgnbdParameters(1, value, 1, 1));
    }

    [Fact]
    public void SpansOfDifferentLength_AreRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => Model.Alive(new History[3], new double[2]));
        Assert.Contains("has 2 places for 3 customers", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Model.ExpectedPurchases(new History[3], 1, new double[4]));
        Assert.Throws<ArgumentException>(() => Model.NoPurchase(new History[3], 1, new double[4]));
        Assert.Throws<ArgumentException>(() => Model.DiscountedPurchases(new History[3], 1, 0, new double[4]));
    }

    // One who bought for the first time today: nothing is known but what is known of all.
    [Fact]
    public void ObservedForNoTime_IsDefined()
    {
        Assert.Equal(1, Model.Alive(default));
        Assert.Equal(2.414 / (2.414 + 0.891), new MbgnbdModel(new(0.525, 6.183, 0.891, 2.414)).Alive(default), 1e-12);
        Close.ToPrinted("1.0452", Model.ExpectedPurchases(default, 32));
    }
}
