namespace PostSale.Scoring.Tests.Backtesting;

public sealed class BacktestTests
{
    private static readonly DateOnly Split = new(2026, 6, 30);

    [Fact]
    public void OrdersAfterTheSplit_AreHeldOut()
    {
        var holdout = Holdout.Of(
            [new(Split.AddDays(-70), 10), new(Split.AddDays(-35), 10), new(Split, 10), new(Split.AddDays(1), 10), new(Split.AddDays(1), 10), new(Split.AddDays(9), 10, 10), new(Split.AddDays(70), 10), new(Split.AddDays(71), 10)],
            Split,
            Split.AddDays(70))!;
        Assert.Equal(new History(2, 10, 10), holdout.Calibration.History);
        Assert.Equal(2, holdout.Purchases);
    }

    [Fact]
    public void ANewcomerAfterTheSplit_IsNobodyToPredict()
    {
        Assert.Null(Holdout.Of([new(Split.AddDays(1), 10)], Split, Split.AddDays(70)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Holdout.Of([], Split, Split));
    }

    [Fact]
    public void TheReport_AddsUpByHand()
    {
        var report = Backtest.Compare([new(0, 0, 10), new(0, 0, 10), new(2, 5, 10), new(9, 9, 10), default], [0.5, 0.1, 1, 8, 0], [0, 1, 1, 6, 0], 10);
        Assert.Equal((5, 9.6, 8L), (report.Customers, report.Expected, report.Actual));
        Assert.Equal((0.5 + 0.9 + 0 + 2) / 5, report.MeanAbsoluteError, 1e-12);
        Assert.Equal((0 + 1 + 1 + 3) / 5.0, report.NaiveError, 1e-12);
        Assert.Equal(0.2, report.TotalError!.Value, 1e-12);
        Assert.Equal([new(0, false, 3, 0.2, 1 / 3.0), new(2, false, 1, 1, 1), new(7, true, 1, 8, 6)], report.Rows.Select(row => row with { Expected = Math.Round(row.Expected, 9) }));
    }

    [Fact]
    public void NobodyBought_HasNoRelativeError() => Assert.Null(Backtest.Compare([default], [0.1], [0], 1).TotalError);

    [Fact]
    public void WhatDoesNotBelongTogether_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Backtest.Compare([], [], [], 1));
        Assert.Throws<ArgumentException>(() => Backtest.Compare([default], [], [0], 1));
        Assert.Throws<ArgumentException>(() => Backtest.Compare([default], [0], [], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Backtest.Compare([default], [double.NaN], [0], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Backtest.Compare([default], [0], [-1], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Backtest.Compare([default], [0], [0], double.NaN));
    }

    // In a world that is as the model says, it foretells the total within a few per cent and beats the naive rule.
    [Fact]
    public void InAWorldOfItsOwn_TheModelForetells()
    {
        var chance = new Chance(31);
        var customers = Enumerable.Range(0, 20_000).Select(_ => chance.Customer(0.6, 5, 0.8, 2, false, 60).Purchases).ToList();
        History[] histories = [.. customers.Select(times => times.Where(time => time <= 30).ToList()).Select(seen => new History(seen.Count, seen.LastOrDefault(), 30))];
        int[] actual = [.. customers.Select(times => times.Count(time => time > 30))];
        var fitted = Assert.IsType<Fit<BgnbdParameters>.Fitted>(BgnbdModel.Fit(GroupedHistories.Of(histories)));
        var report = Backtest.Run(new BgnbdModel(fitted.Parameters), histories, actual, 30);
        Assert.InRange(report.TotalError!.Value, -0.05, 0.05);
        Assert.True(report.MeanAbsoluteError < 0.8 * report.NaiveError, $"{report}");
        Assert.All(report.Rows.Where(row => row.Customers > 500), row => Assert.InRange(row.Expected, (row.Actual * 0.85) - 0.02, (row.Actual * 1.15) + 0.02));
    }

    // The sample's second 39 weeks, which no fit has seen.
    [SkippableFact]
    public void OnCdnow_BothModelsForetellTheSecondHalf()
    {
        Skip.If(Customers.Cdnow is null, Customers.NoCdnow);
        var holdouts = Customers.CdnowOrders()!.Select(orders => Holdout.Of(orders, new(1997, 9, 30), new(1998, 6, 30))!).ToList();
        History[] histories = [.. holdouts.Select(holdout => holdout.Calibration.History)];
        int[] actual = [.. holdouts.Select(holdout => holdout.Purchases)];
        var grouped = GroupedHistories.Of(histories);
        PurchaseModel[] models =
        [
            new BgnbdModel(Assert.IsType<Fit<BgnbdParameters>.Fitted>(BgnbdModel.Fit(grouped)).Parameters),
            new MbgnbdModel(Assert.IsType<Fit<MbgnbdParameters>.Fitted>(MbgnbdModel.Fit(grouped)).Parameters),
        ];
        Assert.All(models, model =>
        {
            var report = Backtest.Run(model, histories, actual, 39);
            Assert.Equal((2357, 8), (report.Customers, report.Rows.Length));
            Assert.InRange(report.TotalError!.Value, -0.2, 0);
            Assert.True(report.MeanAbsoluteError < report.NaiveError, $"{report}");
        });
    }
}
