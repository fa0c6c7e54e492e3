using System.Globalization;
using PostSale.Benchmarks.Support;

namespace PostSale.Benchmarks.Intake;

/// <summary>How many signed deliveries a second are on disk and answered, by the real host with all its work going on behind, and by the ceiling.</summary>
internal static class IntakeBenchmark
{
    public static async Task<IReadOnlyList<Figure>> Run(Plan plan, Workplace workplace)
    {
        var shop = new Shop(workplace.Folder("intake"));
        var (ours, bare) = (new List<Round>(), new List<Round>());
        for (var round = 0; round < plan.Rounds; round++)
        {
            // A new host and a new file each time: none inherits what the one before left undone.
            ours.Add(await Measure(plan, workplace, shop.Serve, shop.Secret));
            bare.Add(await Measure(plan, workplace, folder => Child.Start(typeof(IntakeBenchmark).Assembly.Location, "bare-intake", folder, shop.Secret), shop.Secret));
            Progress.Say($"intake {round + 1}/{plan.Rounds}: {ours[^1]}, ceiling {bare[^1]}");
        }

        return
        [
            Beside("intake", "signed POST to durable 2xx", "requests/s", round => round.Load.PerSecond) with { FloorRatio = 0.5 },
            Beside("intake-p99", "the same, 99th percentile", "ms", round => round.Load.Percentile(0.99)),
            Beside("intake-processor", "the same, processor time of the server", "µs", round => round.Micros),
        ];

        Figure Beside(string id, string what, string unit, Func<Round, double> figure) => Figure.Beside(id, what, unit, ours.Select(figure), bare.Select(figure));
    }

    private static async Task<Round> Measure(Plan plan, Workplace workplace, Func<string, Child> start, string secret)
    {
        var folder = workplace.Folder("intake-round");
        try
        {
            using var server = start(folder);
            var address = await server.Address();
            await Client.Run(address, secret, TimeSpan.FromMinutes(1), plan.WarmUp);
            var busy = server.Busy;
            var load = await Client.Run(address, secret, plan.Time);
            return new(load, (server.Busy - busy).TotalMicroseconds / load.Taken);
        }
        finally
        {
            Workplace.Remove(folder);
        }
    }

    /// <param name="Micros">Processor time of the server for each request, whatever it did with it.</param>
    private sealed record Round(Load Load, double Micros)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Load.PerSecond:N0}/s at {Micros:N0} µs{(Load.Refused > 0 ? $", {Load.Refused} refused" : "")}");
    }
}
