namespace PostSale.Scoring.Tests.Sbg;

/// <summary>Fader and Hardie (2007): a thousand customers each of two segments, seven years.</summary>
public sealed class SbgTests
{
    public static TheoryData<string, int[], double[], double[], double, string[]> Segments() => new()
    {
        {
            "Regular", [1000, 631, 468, 382, 326, 289, 262, 241], [0.704, 1.182], [0.704077, 1.182043], -1680.2652,
            ["22.01", "20.44", "19.12", "17.99", "17.00"]
        },
        {
            "High End", [1000, 869, 743, 653, 593, 551, 517, 491], [0.668, 3.806], [0.668088, 3.806094], -1611.1581,
            ["46.04", "43.58", "41.42", "39.51", "37.80"]
        },
    };

    [Theory]
    [MemberData(nameof(Segments))]
    public void TheSegments_HaveTheirPublishedMaximaAndFuture(
        string segment, int[] survivors, double[] published, double[] recomputed, double logLikelihood, string[] yearsEightToTwelve)
    {
        var fitted = Assert.IsType<Fit<SbgParameters>.Fitted>(SbgModel.Fit(Tenures.OfCohort(survivors)));
        Close.To(logLikelihood, fitted.LogLikelihood, 0, 1e-4, segment);
        double[] found = [fitted.Parameters.Alpha, fitted.Parameters.Beta];
        Assert.Equal(published, found.Select(value => Math.Round(value, 3)));
        Assert.All(recomputed.Zip(found), pair => Close.To(pair.First, pair.Second, 2e-6, 0, segment));
        Assert.All(yearsEightToTwelve.Index(), year => Close.ToPrinted(year.Item, 100 * new SbgModel(fitted.Parameters).Survival(0, 8 + year.Index)));
    }

    [Fact]
    public void ACohortAndItsCustomers_AreTheSameData()
    {
        int[] survivors = [100, 63, 47, 38];
        Tenure[] customers =
        [
            .. Enumerable.Repeat(new Tenure(0, true), 37), .. Enumerable.Repeat(new Tenure(1, true), 16),
            .. Enumerable.Repeat(new Tenure(2, true), 9), .. Enumerable.Repeat(new Tenure(3, false), 38),
        ];
        var (cohort, counted) = (Tenures.OfCohort(survivors), Tenures.Of(customers));
        Assert.Equal(cohort.Ended.ToArray(), counted.Ended.ToArray());
        Assert.Equal(cohort.Running.ToArray(), counted.Running.ToArray());
        Assert.Equal(100, counted.Customers);
    }

    [Fact]
    public void ResidualLifetime_EqualsHighPrecision() => Assert.All(Table.Read("lifetime"), row => Close.To(
        row["lifetime"], new SbgModel(new(row["alpha"], row["beta"])).ResidualLifetime((int)row["renewals"], row["rate"]), 1e-10, 0, row));

    [Fact]
    public void Survival_FallsWithTimeAndRisesWithAge() => Gen.Select(Any.Shape, Any.Shape, Gen.Int[0, 5000], Gen.Int[0, 5000]).Sample((alpha, beta, renewals, periods) =>
    {
        var model = new SbgModel(new(alpha, beta));
        var survival = model.Survival(renewals, periods);
        Assert.InRange(survival, 0, 1);
        Assert.True(model.Survival(renewals, periods + 1) <= survival * (1 + 1e-12));
        Assert.True(model.Survival(renewals + 1, periods) >= survival * (1 - 1e-9));
        Assert.Equal(1, model.Survival(renewals, 0));
        Close.To(model.Retention(renewals), model.Survival(renewals, 1), 1e-8, 1e-300);
    });

    [Fact]
    public void RemainingPeriods_AreTheSumOfSurvivals() => Gen.Select(Any.Shape, Any.Shape, Gen.Int[0, 100], Gen.Int[0, 60]).Sample((alpha, beta, renewals, horizon) =>
    {
        var model = new SbgModel(new(alpha, beta));
        var sum = Enumerable.Range(1, horizon).Sum(period => model.Survival(renewals, period));
        Close.To(sum, model.RemainingPeriods(renewals, horizon), 1e-8, 1e-300);
        Assert.InRange(model.RemainingPeriods(renewals, horizon), 0, horizon);
        Assert.InRange(model.RemainingPeriods(renewals, horizon, 0.1), 0, model.RemainingPeriods(renewals, horizon));
    });

    [Fact]
    public void ResidualLifetime_IsWhatTheHorizonsTendTo() => Gen.Select(Any.Shape, Any.Shape, Gen.Int[0, 1000], Any.Log(1e-9, 10)).Sample((alpha, beta, renewals, rate) =>
    {
        var model = new SbgModel(new(alpha, beta));
        var lifetime = model.ResidualLifetime(renewals, rate);
        Assert.InRange(lifetime, 0, 1 / rate);
        Assert.True(model.RemainingPeriods(renewals, 1000, rate) <= lifetime * (1 + 1e-8));
        if (rate > 0.04)
        {
            Close.To(lifetime, model.RemainingPeriods(renewals, 1000, rate), 1e-8);
        }
    });

    [Fact]
    public void Spans_GiveWhatSinglesGive()
    {
        var model = new SbgModel(new(0.704, 1.182));
        int[] renewals = [0, 3, 7];
        var results = new double[3];
        model.Survival(renewals, 5, results);
        Assert.Equal(renewals.Select(n => model.Survival(n, 5)), results);
        model.RemainingPeriods(renewals, 5, 0.1, results);
        Assert.Equal(renewals.Select(n => model.RemainingPeriods(n, 5, 0.1)), results);
        Assert.Throws<ArgumentException>(() => model.Survival(renewals, 5, new double[2]));
        Assert.Throws<ArgumentException>(() => model.RemainingPeriods(renewals, 5, 0, new double[4]));
    }

    [Theory]
    [InlineData(new int[0])]
    [InlineData(new[] { 5, 6 })]
    [InlineData(new[] { -1 })]
    [InlineData(new[] { 5, -1 })]
    public void ACohortThatGrows_IsRefused(int[] survivors) => Assert.Throws<ArgumentException>(() => Tenures.OfCohort(survivors));

    [Theory]
    [InlineData(-1)]
    [InlineData(100_001)]
    public void PeriodsOutsideTheirBounds_AreRefused(int periods)
    {
        var model = new SbgModel(new(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Tenure(periods, false));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Survival(0, periods));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Survival(periods, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.RemainingPeriods(0, periods));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.ResidualLifetime(0, 0));
    }
}
