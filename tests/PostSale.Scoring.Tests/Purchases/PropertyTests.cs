namespace PostSale.Scoring.Tests.Purchases;

/// <summary>What holds for every valid parameter, history and horizon.</summary>
public sealed class PropertyTests
{
    // What two ways of computing one number may differ by.
    private const double Rounding = 1e-9;

    [Fact]
    public void Probabilities_AreProbabilities() => Gen.Select(Any.Model, Any.History, Any.Horizon).Sample((model, history, horizon) =>
    {
        Assert.InRange(model.Alive(history), 0, 1);
        Assert.InRange(model.NoPurchase(history, horizon), 0, 1);
        Assert.InRange(model.NoPurchase(history, horizon), 1 - model.Alive(history) - Rounding, 1);
    });

    [Fact]
    public void ExpectedPurchases_AreFiniteAndAtLeastTheChanceOfAny() => Gen.Select(Any.Model, Any.History, Any.Horizon).Sample((model, history, horizon) =>
    {
        var expected = model.ExpectedPurchases(history, horizon);
        Assert.True(double.IsFinite(expected), $"{expected}");
        Assert.True(expected >= (1 - model.NoPurchase(history, horizon)) * (1 - Rounding) - 1e-15, $"{expected}");
    });

    [Fact]
    public void AtHorizonZero_NothingIsExpected() => Gen.Select(Any.Model, Any.History).Sample((model, history) =>
    {
        Assert.Equal(0, model.ExpectedPurchases(history, 0));
        Assert.Equal(0, model.DiscountedPurchases(history, 0, 0.1));
        Assert.Equal(1, model.NoPurchase(history, 0));
    });

    [Fact]
    public void LongerHorizons_BringMore() => Gen.Select(Any.Model, Any.History, Any.Horizon, Any.Horizon).Sample((model, history, one, other) =>
    {
        var (near, far) = (Math.Min(one, other), Math.Max(one, other));
        Assert.True(model.ExpectedPurchases(history, near) <= model.ExpectedPurchases(history, far) * (1 + Rounding));
        Assert.True(model.NoPurchase(history, near) >= model.NoPurchase(history, far) - 1e-15);
    });

    // Of the same frequency, who bought more recently is more likely to be there.
    [Fact]
    public void MoreRecent_IsMoreAlive() => Gen.Select(Any.Model, Any.Count(1000), Any.Time, Gen.Double[0, 1], Gen.Double[0, 1]).Sample((model, x, observed, one, other) =>
    {
        var (early, late) = (At(Math.Min(one, other)), At(Math.Max(one, other)));
        Assert.True(model.Alive(early) <= model.Alive(late) + 1e-12);

        History At(double share) => new(x, Math.Clamp(observed * share, History.ShortestTime, observed), observed);
    });

    [Fact]
    public void Discounting_TakesNoMoreThanItMay() => Gen.Select(Any.Model, Any.History, Any.Horizon, Gen.OneOf(Gen.Const(0.0), Any.Log(1e-9, 10))).Sample(
        (model, history, horizon, rate) =>
        {
            var (full, discounted) = (model.ExpectedPurchases(history, horizon), model.DiscountedPurchases(history, horizon, rate));
            Assert.True(double.IsFinite(discounted));
            Assert.InRange(discounted, full * Math.Exp(-rate * horizon) * (1 - Rounding), full * (1 + Rounding));
        },
        iter: 300);

    // In another unit of time the same customer is the same.
    [Fact]
    public void TheUnitOfTime_DoesNotMatter() => Gen.Select(Any.Shape, Gen.Double[0.1, 100], Any.Shape, Any.Shape, Any.History, Gen.Double[0, 100]).Sample(
        (r, alpha, a, b, history, horizon) =>
        {
            if (history.Observed > 1e5 || history.Last is > 0 and < 1e-8)
            {
                return;
            }

            var (weeks, days) = (new MbgnbdModel(new(r, alpha, a, b)), new MbgnbdModel(new(r, alpha * 7, a, b)));
            var inDays = new History(history.Purchases, history.Last * 7, Math.Max(history.Observed * 7, history.Last * 7));
            Close.To(weeks.Alive(history), days.Alive(inDays), 1e-9, 1e-300, (weeks, history));
            Close.To(weeks.ExpectedPurchases(history, horizon), days.ExpectedPurchases(inDays, horizon * 7), 1e-8, 1e-300, (weeks, history, horizon));
        });

    [Fact]
    public void Spans_GiveWhatSinglesGive() => Gen.Select(Any.Model, Any.History.Array[0, 8], Any.Horizon).Sample(
        (model, histories, horizon) =>
        {
            var results = new double[histories.Length];
            model.Alive(histories, results);
            Assert.Equal(histories.Select(model.Alive), results);
            model.ExpectedPurchases(histories, horizon, results);
            Assert.Equal(histories.Select(history => model.ExpectedPurchases(history, horizon)), results);
            model.NoPurchase(histories, horizon, results);
            Assert.Equal(histories.Select(history => model.NoPurchase(history, horizon)), results);
            model.DiscountedPurchases(histories, horizon, 0.01, results);
            Assert.Equal(histories.Select(history => model.DiscountedPurchases(history, horizon, 0.01)), results);
        },
        iter: 30);

    // Where one way of computing hands over to another there must be no step.
    [Fact]
    public void BetweenTheRegions_ThereIsNoStep() => Gen.Select(Any.Model, Any.History, Any.Time).Sample((model, history, horizon) =>
    {
        var (here, there) = (model.ExpectedPurchases(history, horizon), model.ExpectedPurchases(history, Math.Min(horizon * (1 + 1e-9), History.LongestTime)));
        Assert.InRange(there, here * (1 - 1e-8), (here * (1 + 1e-8)) + 1e-300);
    });

    [Fact]
    public void LogLikelihoods_AreFinite() => Gen.Select(Any.Shape, Any.Log(1e-6, 1e9), Any.Shape, Any.Shape, Any.History.Array[0, 10]).Sample((r, alpha, a, b, histories) =>
    {
        var grouped = GroupedHistories.Of(histories);
        Assert.True(double.IsFinite(BgnbdModel.LogLikelihood(new(r, alpha, a, b), grouped)));
        Assert.True(double.IsFinite(MbgnbdModel.LogLikelihood(new(r, alpha, a, b), grouped)));
    });
}
