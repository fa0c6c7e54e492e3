namespace PostSale.Scoring.Tests.Bgnbd;

/// <summary>Fader, Hardie and Lee (2005) and the notes on its spreadsheet: CDNOW, weeks.</summary>
public sealed class PublishedValuesTests
{
    // The paper's three decimals, and what they round.
    private static readonly BgnbdModel Rounded = new(new(0.243, 4.414, 0.793, 2.426));
    private static readonly BgnbdModel Maximum = new(new(0.242597, 4.413617, 0.792955, 2.426019));
    private static readonly History Customer = new(2, 30.43, 38.86);

    [Theory]
    [InlineData(0.1429, ".0078")]
    [InlineData(1, ".0532")]
    [InlineData(3, ".1506")]
    [InlineData(31.8571, "1.0405")]
    [InlineData(32, "1.0437")]
    public void AtTheMaximum_ANewCustomerBuysAsPublished(double weeks, string published) =>
        Close.ToPrinted(published, Maximum.ExpectedPurchases(default, weeks));

    // Printed is 1.8576: what comes of a series cut after 150 terms, which for 78 weeks are not enough. Here is the whole of it.
    [Fact]
    public void AfterSeventyEightWeeks_ThePublishedSeriesWasCutShort()
    {
        var (r, alpha, a, b) = (Maximum.Parameters.R, Maximum.Parameters.Alpha, Maximum.Parameters.A, Maximum.Parameters.B);
        Close.ToPrinted("1.8576", Cut(150));
        Close.To(Cut(2000), Maximum.ExpectedPurchases(default, 78), 1e-12);
        Close.ToPrinted("1.8580", Maximum.ExpectedPurchases(default, 78));

        double Cut(int terms)
        {
            double term = 1, sum = 1;
            for (var k = 0; k < terms; k++)
            {
                term *= (r + k) * (b + k) / (a + b - 1 + k) / (k + 1) * (78 / (alpha + 78));
                sum += term;
            }

            return (a + b - 1) / (a - 1) * (1 - (Math.Pow(alpha / (alpha + 78), r) * sum));
        }
    }

    [Fact]
    public void WithRoundedParameters_ANewCustomerBuysAsPublished()
    {
        Close.ToPrinted("1.196723", Rounded.ExpectedPurchases(default, 39));
        Close.ToPrinted(".5737864", Rounded.NoPurchase(default, 39));
    }

    [Fact]
    public void WithRoundedParameters_TheCustomerIsAliveAndBuysAsPublished()
    {
        Close.ToPrinted("1.226028", Rounded.ExpectedPurchases(Customer, 39));
        Close.ToPrinted(".726579", Rounded.Alive(Customer));
    }

    [SkippableFact]
    public void FittedToCdnow_ANewCustomerBuysAsPublished()
    {
        Skip.If(Customers.Cdnow is null, Customers.NoCdnow);
        var model = new BgnbdModel(Assert.IsType<Fit<BgnbdParameters>.Fitted>(BgnbdModel.Fit(Customers.Cdnow!.Grouped)).Parameters);
        double[] weeks = [0.1429, 1, 3, 31.8571, 32];
        string[] published = [".0078", ".0532", ".1506", "1.0405", "1.0437"];
        Assert.All(weeks.Zip(published), pair => Close.ToPrinted(pair.Second, model.ExpectedPurchases(default, pair.First)));
    }
}
