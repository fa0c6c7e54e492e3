namespace PostSale.Scoring.Tests.Value;

public sealed class LifetimeValueTests
{
    private static readonly BgnbdModel Purchases = new(new(0.243, 4.414, 0.793, 2.426));
    private static readonly GammaGammaModel Amounts = new(new(6.25, 3.74, 15.44));
    private static readonly History Customer = new(2, 30.43, 38.86);
    private static readonly Spend Spent = new(2, 22.35);

    [Fact]
    public void Undiscounted_ItIsPurchasesTimesSpendTimesMargin() => Close.To(
        0.3 * Purchases.ExpectedPurchases(Customer, 52) * Amounts.ExpectedSpend(Spent), new LifetimeValue(Purchases, Amounts, 0.3, 52, 0).Of(Customer, Spent), 1e-12);

    // Purchase by purchase: the weeks' expectations, each discounted from its middle. The finer the weeks the closer.
    [Fact]
    public void Discounted_ItIsTheSumOverShortPeriods()
    {
        var rate = LifetimeValue.ContinuousRate(0.15, 365.25 / 7);
        var sum = Enumerable.Range(0, 5200).Sum(i =>
            (Purchases.ExpectedPurchases(Customer, (i + 1) / 50.0) - Purchases.ExpectedPurchases(Customer, i / 50.0)) * Math.Exp(-rate * (i + 0.5) / 50));
        Close.To(sum * Amounts.ExpectedSpend(Spent), new LifetimeValue(Purchases, Amounts, 1, 104, rate).Of(Customer, Spent), 1e-7);
    }

    [Fact]
    public void AYearlyRate_TakesItsShareInAYear()
    {
        Close.To(1 / 1.15, Math.Exp(-LifetimeValue.ContinuousRate(0.15, 52) * 52), 1e-14);
        Assert.Equal(0, LifetimeValue.ContinuousRate(0, 52));
        Assert.Throws<ArgumentOutOfRangeException>(() => LifetimeValue.ContinuousRate(-0.1, 52));
        Assert.Throws<ArgumentOutOfRangeException>(() => LifetimeValue.ContinuousRate(0.1, double.NaN));
    }

    [Fact]
    public void AnyCustomer_HasAValue() => Gen.Select(Any.Model, Any.SpendModel, Any.History, Any.Spend, Any.Horizon, Gen.Double[0, 10]).Sample(
        (purchases, amounts, history, spend, horizon, rate) =>
        {
            var value = new LifetimeValue(purchases, amounts, 0.4, horizon, rate).Of(history, spend);
            Assert.True(double.IsFinite(value) && value >= 0, $"{value}");
        },
        iter: 300);

    [Fact]
    public void Spans_GiveWhatSinglesGive()
    {
        var value = new LifetimeValue(Purchases, Amounts, 0.3, 52, 0.003);
        var values = new double[2];
        value.Of([Customer, default], [Spent, default], values);
        Assert.Equal([value.Of(Customer, Spent), value.Of(default, default)], values);
        Assert.Throws<ArgumentException>(() => value.Of(new History[2], new Spend[1], new double[2]));
        Assert.Throws<ArgumentException>(() => value.Of(new History[2], new Spend[2], new double[1]));
    }

    [Theory]
    [InlineData(-0.1, 52, 0)]
    [InlineData(1.1, 52, 0)]
    [InlineData(double.NaN, 52, 0)]
    [InlineData(0.3, -1, 0)]
    [InlineData(0.3, double.NaN, 0)]
    [InlineData(0.3, 52, -1)]
    [InlineData(0.3, 52, double.NaN)]
    public void NumbersOutsideTheirBounds_AreRefused(double margin, double horizon, double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LifetimeValue(Purchases, Amounts, margin, horizon, rate));
}
