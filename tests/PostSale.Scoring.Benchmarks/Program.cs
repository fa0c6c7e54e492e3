using System.Diagnostics;
using System.Globalization;
using PostSale.Scoring.Bgnbd;
using PostSale.Scoring.Fitting;
using PostSale.Scoring.Histories;

namespace PostSale.Scoring.Benchmarks;

/// <summary>Times the fits and the predictions on one thread: medians of eleven runs after a warm-up.</summary>
internal static class Program
{
    private const int Runs = 11;

    private static void Main()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var cdnow = Population.Cdnow();
        Console.WriteLine(cdnow is null ? "fits: 2,357 simulated customers (the CDNOW sample is not here)" : "fits: the CDNOW sample, 2,357 customers");
        var histories = cdnow?.Histories ?? Population.Simulate(2357, 1);
        var clock = Stopwatch.StartNew();
        var fit = BgnbdModel.Fit(GroupedHistories.Of(histories));
        Console.WriteLine($"{"first BG/NBD fit of the process",-48}{clock.Elapsed.TotalMilliseconds,10:N1} ms");
        Console.WriteLine(fit);
        Time("BG/NBD fit, grouping included", () => BgnbdModel.Fit(GroupedHistories.Of(histories)));
        if (fit is not Fit<BgnbdParameters>.Fitted fitted) return;
        var million = Population.Simulate(1_000_000, 7);
        Console.WriteLine($"{million.Distinct().Count():N0} distinct histories, at most {million.Max(h => h.Purchases)} purchases");
        var model = new BgnbdModel(fitted.Parameters);
        var result = new double[million.Length];
        Time("alive", () => model.Alive(million, result));
        Time("39", () => model.ExpectedPurchases(million, 39, result));
        Time("none", () => model.NoPurchase(million, 39, result));
        Time("disc", () => model.DiscountedPurchases(million, 52, 0.003, result));
    }

    private static void Time(string what, Action run)
    {
        var times = new List<double>();
        for (var i = 0; i <= Runs; i++)
        {
            var clock = Stopwatch.StartNew();
            run();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine($"{what,-48}{times.Skip(1).Order().ElementAt(Runs / 2),10:N1} ms");
    }
}
