using PostSale.Benchmarks.Support;

namespace PostSale.Benchmarks.Intake;

/// <summary>How many signed deliveries a second are on disk and answered, by the real host with all its work going on behind, and by the ceiling.</summary>
internal static class IntakeBenchmark
{
    public static async Task<IReadOnlyList<Figure>> Run(Plan plan, Workplace workplace)
    {
        var shop = new Shop(workplace.Folder("intake"));
        var (ours, bare) = (new List<Load>(), new List<Load>());
        for (var round = 0; round < plan.Rounds; round++)
        {
            // A new host and a new file each time: none inherits what the one before left undone.
            ours.Add(await Measure(plan, workplace, shop.Serve, shop.Secret));
            bare.Add(await Measure(plan, workplace, folder => Child.Start(typeof(IntakeBenchmark).Assembly.Location, "bare-intake", folder, shop.Secret), shop.Secret));
            Progress.Say($"intake {round + 1}/{plan.Rounds}: {ours[^1].PerSecond:N0}/s, ceiling {bare[^1].PerSecond:N0}/s");
        }

        return
        [
            Figure.Beside("intake", "signed POST to durable 2xx", "requests/s", ours.Select(load => load.PerSecond), bare.Select(load => load.PerSecond)) with { FloorRatio = 0.5 },
            Figure.Beside("intake-p99", "the same, 99th percentile", "ms", ours.Select(load => load.Percentile(0.99)), bare.Select(load => load.Percentile(0.99))),
        ];
    }

    private static async Task<Load> Measure(Plan plan, Workplace workplace, Func<string, Child> start, string secret)
    {
        var folder = workplace.Folder("intake-round");
        try
        {
            using var server = start(folder);
            var address = await server.Address();
            await Client.Run(address, secret, plan.WarmUp);
            return await Client.Run(address, secret, plan.Time);
        }
        finally
        {
            Workplace.Remove(folder);
        }
    }
}
