using System.Globalization;
using Microsoft.Data.Sqlite;
using PostSale.Benchmarks.Intake;
using PostSale.Benchmarks.Support;

namespace PostSale.Benchmarks.Usage;

/// <summary>Intake of purchases while a million uses an hour come in beside it, and the same purchases alone.</summary>
internal static class UsageBenchmark
{
    public static async Task<IReadOnlyList<Figure>> Run(Plan plan, Workplace workplace)
    {
        var shop = new Shop(workplace.Folder("usage"));
        var (beside, alone) = (new List<Round>(), new List<Round>());
        for (var round = 0; round < plan.Rounds; round++)
        {
            beside.Add(await Measure(plan, workplace, shop, withUses: true));
            alone.Add(await Measure(plan, workplace, shop, withUses: false));
            Progress.Say($"usage {round + 1}/{plan.Rounds}: {beside[^1]}, purchases alone {alone[^1]}");
        }

        return
        [
            Compared("usage", "purchases to durable 2xx beside a million uses an hour", "requests/s", round => round.Load.PerSecond) with { FloorRatio = 0.75 },
            Compared("usage-p99", "the same, 99th percentile", "ms", round => round.Load.Percentile(0.99)),
            Figure.Single(
                "usage-told", "uses told meanwhile", "uses/s", Figure.Median(beside.Select(round => round.Told / round.Seconds)), UsageLoad.PerHour / 3600d),
            Figure.Single("usage-counted", "uses counted, of those told", "%", Figure.Median(beside.Select(round => 100d * round.Counted / round.Told))) with { Floor = 100 },
        ];

        Figure Compared(string id, string what, string unit, Func<Round, double> figure) => Figure.Beside(id, what, unit, beside.Select(figure), alone.Select(figure));
    }

    private static async Task<Round> Measure(Plan plan, Workplace workplace, Shop shop, bool withUses)
    {
        var folder = workplace.Folder("usage-round");
        try
        {
            using var server = shop.Serve(folder);
            var address = await server.Address();
            await Client.Run(address, shop.Secret, TimeSpan.FromMinutes(1), plan.WarmUp);
            using var stop = new CancellationTokenSource();
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var uses = withUses ? new UsageLoad(address, shop.EventsSecret).Run(stop.Token) : Task.FromResult((Told: 0, Refused: 0));
            var load = await Client.Run(address, shop.Secret, plan.Time);
            await stop.CancelAsync();
            var (told, refused) = await uses;
            return new(load, told, refused, clock.Elapsed.TotalSeconds, withUses ? await Counted(folder, told) : 0);
        }
        finally
        {
            Workplace.Remove(folder);
        }
    }

    // Routing follows the answer; what the senders have been told is safe is counted a little later.
    private static async Task<long> Counted(string folder, int told)
    {
        using var file = new SqliteConnection($"Data Source={Path.Combine(folder, "postsale.db")};Mode=ReadOnly;Pooling=false");
        file.Open();
        using var sum = file.CreateCommand();
        sum.CommandText = "SELECT ifnull(sum(quantity), 0) FROM uses";
        for (var tries = 0; ; tries++)
        {
            var counted = (long)sum.ExecuteScalar()!;
            if (counted >= told || tries == 600)
            {
                return counted;
            }

            await Task.Delay(100);
        }
    }

    private sealed record Round(Load Load, int Told, int Refused, double Seconds, long Counted)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{Load.PerSecond:N0}/s p99 {Load.Percentile(0.99):N1} ms{(Told > 0 ? $" with {Told / Seconds:N0} uses/s" : "")}{(Load.Refused + Refused > 0 ? $", {Load.Refused}+{Refused} refused" : "")}");
    }
}
