using System.Diagnostics;
using System.Globalization;
using PostSale.Scoring.Bgnbd;
using PostSale.Scoring.GammaGamma;
using PostSale.Scoring.Histories;
using PostSale.Scoring.Mbgnbd;
using PostSale.Scoring.Sbg;
using PostSale.Scoring.Value;

namespace PostSale.Scoring.Benchmarks;

/// <summary>Times fits and predictions on one thread. With <c>--floors</c> it fails when one is slower than it may be.</summary>
internal static class Program
{
    private const int Runs = 11;
    private const int Million = 1_000_000;

    private static int Main(string[] args)
    {
        if (args is not ([] or ["--floors"]))
        {
            Console.Error.WriteLine($"unknown argument: {args.First(argument => argument != "--floors")} (only --floors)");
            return 2;
        }

        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}; medians of {Runs} runs after a first, on one thread");
        var slow = Fits() + Predictions();
        return args is ["--floors"] && slow > 0 ? 1 : 0;
    }

    private static int Fits()
    {
        var cdnow = Population.Cdnow();
        Console.WriteLine(cdnow is null ? "\nfits: 2,357 simulated customers (the CDNOW sample is not here)" : "\nfits: the CDNOW sample, 2,357 customers");
        var histories = cdnow?.Histories ?? Population.Simulate(2357, 1);
        var slow = Time("BG/NBD, grouping included", 60, () => BgnbdModel.Fit(GroupedHistories.Of(histories)));
        slow += Time("MBG/NBD, grouping included", null, () => MbgnbdModel.Fit(GroupedHistories.Of(histories)));
        if (cdnow is var (_, spends))
        {
            slow += Time("Gamma-Gamma, grouping included", null, () => GammaGammaModel.Fit(GroupedSpends.Of(spends)));
        }

        var regular = Tenures.OfCohort([1000, 631, 468, 382, 326, 289, 262, 241]);
        return slow + Time("sBG, a cohort of seven periods", null, () => SbgModel.Fit(regular));
    }

    private static int Predictions()
    {
        var histories = Population.Simulate(Million, 7);
        var spends = Array.ConvertAll(histories, history => history.Purchases == 0 ? default : new Spend(history.Purchases, 5 + history.Last));
        Console.WriteLine($"\npredictions: {Million:N0} customers, {histories.Distinct().Count():N0} histories of at most {histories.Max(history => history.Purchases)} purchases");
        var parameters = new BgnbdParameters(0.243, 4.414, 0.793, 2.426);
        var (alive, purchases) = (new double[Million], new double[Million]);

        // A new model each time: what it keeps between calls is built anew.
        var slow = Time("P(alive) and 39-week expectation", 350, () =>
        {
            var model = new BgnbdModel(parameters);
            model.Alive(histories, alive);
            model.ExpectedPurchases(histories, 39, purchases);
        });
        slow += Time("P(alive)", null, () => new BgnbdModel(parameters).Alive(histories, alive));
        slow += Time("39-week expectation", null, () => new BgnbdModel(parameters).ExpectedPurchases(histories, 39, purchases));
        slow += Time("probability of no purchase in 39 weeks", null, () => new BgnbdModel(parameters).NoPurchase(histories, 39, purchases));
        slow += Time("expected spend", null, () => new GammaGammaModel(new(6.25, 3.74, 15.44)).ExpectedSpend(spends, purchases));
        return slow + Time("lifetime value, two years, discounted", null, () => new LifetimeValue(
            new BgnbdModel(parameters), new(new(6.25, 3.74, 15.44)), 0.3, 104, 0.0027).Of(histories, spends, purchases));
    }

    // 1 when it took more of a processor than it may: on a busy machine the clock also counts the waiting.
    private static int Time(string what, double? limit, Action run)
    {
        var (times, busy, allocated) = (new List<double>(), new List<double>(), 0L);
        using var process = Process.GetCurrentProcess();
        for (var i = 0; i <= Runs; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var processor = process.TotalProcessorTime;
            var clock = Stopwatch.StartNew();
            run();
            times.Add(clock.Elapsed.TotalMilliseconds);
            process.Refresh();
            busy.Add((process.TotalProcessorTime - processor).TotalMilliseconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        var (median, used) = (times.Skip(1).Order().ElementAt(Runs / 2), busy.Skip(1).Order().ElementAt(Runs / 2));
        var verdict = limit is null ? "" : used <= limit ? $"  within {limit:N0} ms" : $"  SLOWER than {limit:N0} ms";
        Console.WriteLine($"  {what,-42}{median,9:N1} ms, {used:N0} ms of processor (first run {times[0]:N1} ms; {allocated / 1024:N0} KiB allocated){verdict}");
        return used > limit ? 1 : 0;
    }
}
