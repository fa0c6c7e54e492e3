namespace PostSale.Scoring.Tests.Fitting;

/// <summary>Where no number can be trusted there is a reason instead.</summary>
public sealed class TooLittleDataTests
{
    private static readonly FitOptions Anyone = new() { MinimumCustomers = 1, MinimumRepeatBuyers = 1 };

    [Fact]
    public void Nobody_IsTooFew()
    {
        Assert.Equal(new NotFittedReason.TooFewCustomers(0, 30), Reason(BgnbdModel.Fit(GroupedHistories.Of([]))));
        Assert.Equal(new NotFittedReason.TooFewCustomers(0, 30), Reason(SbgModel.Fit(Tenures.Of([]))));
        Assert.Equal(new NotFittedReason.TooFewRepeatBuyers(0, 10), Reason(GammaGammaModel.Fit(GroupedSpends.Of([]))));
    }

    [Fact]
    public void NobodyWhoBoughtAgain_IsTooFew() => Assert.Equal(
        new NotFittedReason.TooFewRepeatBuyers(0, 10), Reason(MbgnbdModel.Fit(GroupedHistories.Of(Enumerable.Repeat(new History(0, 0, 20), 100).ToArray()))));

    [Fact]
    public void OneCustomer_GivesAReasonEvenWhenAllowed()
    {
        Reason(BgnbdModel.Fit(GroupedHistories.Of([new(3, 10, 20)]), options: Anyone));
        Reason(MbgnbdModel.Fit(GroupedHistories.Of([new(3, 10, 20)]), options: Anyone));
        Reason(GammaGammaModel.Fit(GroupedSpends.Of([new(3, 25)]), options: Anyone));
        Reason(SbgModel.Fit(Tenures.Of([new(3, true)]), options: Anyone));
        Reason(SbgModel.Fit(Tenures.Of([new(3, false)]), options: Anyone));
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(4, 20)]
    [InlineData(4, 1e-6)]
    [InlineData(1000, 0.14)]
    [InlineData(1_000_000, 20)]
    public void CustomersAllAlike_GiveAReason(int purchases, double last)
    {
        var histories = GroupedHistories.Of(Enumerable.Repeat(new History(purchases, last, Math.Max(last, 20)), 500).ToArray());
        Reason(BgnbdModel.Fit(histories));
        Reason(MbgnbdModel.Fit(histories));
        Reason(GammaGammaModel.Fit(GroupedSpends.Of(Enumerable.Repeat(new Spend(purchases, last), 500).ToArray())));
    }

    [Fact]
    public void SubscriptionsAllAlike_GiveAReason()
    {
        Reason(SbgModel.Fit(Tenures.Of(Enumerable.Repeat(new Tenure(0, true), 500).ToArray())));
        Reason(SbgModel.Fit(Tenures.Of(Enumerable.Repeat(new Tenure(0, false), 500).ToArray())));
        Reason(SbgModel.Fit(Tenures.Of(Enumerable.Repeat(new Tenure(12, false), 500).ToArray())));
        Reason(SbgModel.Fit(Tenures.Of(Enumerable.Repeat(new Tenure(100_000, true), 500).ToArray())));
    }

    // One period tells how many leave at first, not how they differ: a ridge of equally good parameters.
    [Fact]
    public void OnePeriod_DoesNotDetermineTwoParameters() =>
        Assert.IsType<NotFittedReason.Undetermined>(Reason(SbgModel.Fit(Tenures.OfCohort([1000, 700]))));

    // Nobody differs and nobody leaves: a pure Poisson shop.
    [Fact]
    public void NobodyLeaves_SaysWhichParameterRunsAway()
    {
        var chance = new Chance(5);
        var histories = Enumerable.Range(0, 2000).Select(_ =>
        {
            var seen = chance.Customer(1e6, 1e7, 1e-6, 1e6, false, 50).Purchases;
            return new History(seen.Count, seen.LastOrDefault(), 50);
        });
        Assert.NotEmpty(Reason(BgnbdModel.Fit(GroupedHistories.Of([.. histories]))).Text);
    }

    [Fact]
    public void TooFewSteps_AreSaid() => Assert.Equal(
        new NotFittedReason.NoConvergence(1), Reason(BgnbdModel.Fit(Customers.Synthetic.Grouped, new(100, 0.01, 100, 0.01), new() { MaximumSteps = 1 })));

    [Fact]
    public void AnyData_GivesParametersOrAReason() => Any.History.Array[1, 40].Sample(
        histories =>
        {
            var grouped = GroupedHistories.Of(histories);
            Judge(BgnbdModel.Fit(grouped, options: Anyone));
            Judge(MbgnbdModel.Fit(grouped, options: Anyone));
        },
        iter: 100);

    [Fact]
    public void AnySpend_GivesParametersOrAReason() => Any.Spend.Array[1, 40].Sample(spends => Judge(GammaGammaModel.Fit(GroupedSpends.Of(spends), options: Anyone)), iter: 100);

    [Fact]
    public void AnyTenures_GiveParametersOrAReason() => Gen.Select(Gen.Int[0, 300], Gen.Bool).Select((renewals, ended) => new Tenure(renewals, ended)).Array[1, 40].Sample(
        tenures => Judge(SbgModel.Fit(Tenures.Of(tenures), options: Anyone)), iter: 100);

    [Theory]
    [InlineData(0, 10, 200, 1e-9)]
    [InlineData(30, 0, 200, 1e-9)]
    [InlineData(30, 10, 0, 1e-9)]
    [InlineData(30, 10, 200, 1)]
    [InlineData(30, 10, 200, double.NaN)]
    public void OptionsOutsideTheirBounds_AreRefused(int customers, int buyers, int steps, double tolerance) =>
        Assert.Throws<System.ComponentModel.DataAnnotations.ValidationException>(() => BgnbdModel.Fit(
            Customers.Synthetic.Grouped, options: new() { MinimumCustomers = customers, MinimumRepeatBuyers = buyers, MaximumSteps = steps, Tolerance = tolerance }));

    private static NotFittedReason Reason<T>(Fit<T> fit)
        where T : class
    {
        var reason = Assert.IsType<Fit<T>.NotFitted>(fit).Reason;
        Assert.DoesNotContain("NaN", reason.Text, StringComparison.Ordinal);
        return reason;
    }

    private static void Judge<T>(Fit<T> fit)
        where T : class
    {
        if (fit is not Fit<T>.Fitted fitted)
        {
            Reason(fit);
            return;
        }

        Assert.True(double.IsFinite(fitted.LogLikelihood));
        Assert.All(fitted.Uncertainty.Estimates, estimate => Assert.True(
            double.IsFinite(estimate.Value) && double.IsFinite(estimate.StandardError) && estimate.Low <= estimate.Value && estimate.Value <= estimate.High, $"{estimate}"));
    }
}
