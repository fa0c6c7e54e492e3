namespace PostSale.Scoring.Tests.Purchases;

/// <summary>Predictions against customers who were played out: does the formula say what the story says?</summary>
public sealed class SimulationTests
{
    private const int Customers = 200_000;
    private const double Observed = 20;
    private const double Horizon = 30;

    // An estimate from n customers wanders by about sd/sqrt(n); five of those in a fixed draw is a wrong formula.
    private const double Sigmas = 5;

    private static readonly (double R, double Alpha, double A, double B) Parameters = (0.6, 5, 0.8, 2.0);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void NewCustomers_BuyAsOftenAsExpected(bool modified)
    {
        var chance = new Chance(11);
        var counts = Enumerable.Range(0, Customers).Select(_ => (double)Draw(chance, modified, Horizon).Purchases.Count).ToList();
        Agree(counts, Model(modified).ExpectedPurchases(default, Horizon));
        Agree(counts.ConvertAll(count => count == 0 ? 1.0 : 0.0), Model(modified).NoPurchase(default, Horizon));
    }

    // Those with x purchases, the last of them in a narrow window: who of them is there, and what they go on to buy.
    [Theory]
    [InlineData(false, 0, 0, 0)]
    [InlineData(true, 0, 0, 0)]
    [InlineData(false, 1, 4, 6)]
    [InlineData(true, 1, 4, 6)]
    [InlineData(false, 2, 14, 18)]
    [InlineData(true, 2, 14, 18)]
    [InlineData(false, 4, 8, 12)]
    [InlineData(true, 4, 8, 12)]
    public void CustomersOfOneHistory_AreThereAndBuyAsExpected(bool modified, int purchases, double from, double to)
    {
        var (chance, model) = (new Chance(12), Model(modified));
        var (alive, later, none) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < 2 * Customers; i++)
        {
            var (times, left) = Draw(chance, modified, Observed + Horizon);
            var seen = times.Where(time => time <= Observed).ToList();
            var last = seen.LastOrDefault();
            if (seen.Count != purchases || last < from || last > to)
            {
                continue;
            }

            // Less what the model says of this very history, so that the window's width does not matter.
            var history = new History(purchases, last, Observed);
            alive.Add((left > Observed ? 1 : 0) - model.Alive(history));
            later.Add(times.Count - seen.Count - model.ExpectedPurchases(history, Horizon));
            none.Add((times.Count == seen.Count ? 1 : 0) - model.NoPurchase(history, Horizon));
        }

        Assert.True(alive.Count > 1000, $"only {alive.Count} customers of this history");
        Agree(alive, 0);
        Agree(later, 0);
        Agree(none, 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AFit_FindsTheParametersThatWerePlayed(bool modified)
    {
        var chance = new Chance(13);
        var histories = GroupedHistories.Of([.. Enumerable.Range(0, 20_000).Select(_ =>
        {
            var seen = Draw(chance, modified, Observed).Purchases;
            return new History(seen.Count, seen.LastOrDefault(), Observed);
        })]);
        var estimates = modified
            ? Assert.IsType<Fit<MbgnbdParameters>.Fitted>(MbgnbdModel.Fit(histories)).Uncertainty.Estimates
            : Assert.IsType<Fit<BgnbdParameters>.Fitted>(BgnbdModel.Fit(histories)).Uncertainty.Estimates;
        double[] played = [Parameters.R, Parameters.Alpha, Parameters.A, Parameters.B];
        Assert.All(estimates.Zip(played), pair => Assert.InRange(Math.Abs(pair.First.Value - pair.Second), 0, 4 * pair.First.StandardError));
    }

    private static (List<double> Purchases, double Left) Draw(Chance chance, bool modified, double until) =>
        chance.Customer(Parameters.R, Parameters.Alpha, Parameters.A, Parameters.B, modified, until);

    private static PurchaseModel Model(bool modified) => modified
        ? new MbgnbdModel(new(Parameters.R, Parameters.Alpha, Parameters.A, Parameters.B))
        : new BgnbdModel(new(Parameters.R, Parameters.Alpha, Parameters.A, Parameters.B));

    private static void Agree(List<double> sample, double expected)
    {
        var mean = sample.Average();
        var error = Math.Sqrt(sample.Sum(value => (value - mean) * (value - mean)) / sample.Count / sample.Count);
        Assert.InRange(mean, expected - (Sigmas * error) - 1e-12, expected + (Sigmas * error) + 1e-12);
    }
}
