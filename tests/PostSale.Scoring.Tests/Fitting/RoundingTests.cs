namespace PostSale.Scoring.Tests.Fitting;

/// <summary>A likelihood of many customers is rounded more coarsely than a step near the maximum raises it: the search must not chase the rounding.</summary>
public sealed class RoundingTests
{
    // Too few steps to come there from anywhere else.
    private static readonly FitOptions AtOnce = new() { Tolerance = 1e-12, MaximumSteps = 2 };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void BesideTheMaximum_ASearchEndsAtOnce_HoweverFineItsTolerance(int seed)
    {
        var chance = new Chance(seed);
        var spends = new Spend[30_000];
        for (var i = 0; i < spends.Length; i++)
        {
            var (purchases, scale) = (1 + (i % 3), chance.Gamma(3.4) / 100);
            spends[i] = new(purchases, Enumerable.Range(0, purchases).Sum(_ => chance.Gamma(2.2) / scale) / purchases + 0.01);
        }

        var grouped = GroupedSpends.Of(spends);
        var maximum = Assert.IsType<Fit<GammaGammaParameters>.Fitted>(GammaGammaModel.Fit(grouped)).Parameters;
        var beside = maximum with { P = maximum.P * (1 + 1e-7) };
        Assert.IsType<Fit<GammaGammaParameters>.Fitted>(GammaGammaModel.Fit(grouped, beside, AtOnce));
    }
}
