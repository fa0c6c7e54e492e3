using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using PostSale.Application.Customers;
using PostSale.Benchmarks.Population;
using PostSale.Embedded.Sqlite;
using PostSale.Embedded.Workers;

namespace PostSale.Benchmarks.Advance;

/// <summary>How many due customers a second are advanced and on disk while everybody else waits: the host's own job, store and strategy, beside the ceiling.</summary>
internal static class AdvanceBenchmark
{
    public static async Task<IReadOnlyList<Figure>> Run(Plan plan, Pattern pattern, Crowd crowd, BareTable bare)
    {
        // The hour of day 3 in the shop's zone; half past it everybody's own minute has come.
        var hour = pattern.Wake - pattern.Wake % NodaConstants.TicksPerHour;
        var now = Instant.FromUnixTimeTicks(hour) + Duration.FromMinutes(30);
        List<Pace> ours = [], light = [], heavy = [];
        for (var round = 0; round <= plan.Rounds; round++)
        {
            FallDue(crowd, plan.Due, round, hour);
            var rate = await Advance(crowd, plan.Due, now);
            var (one, two) = (await bare.Advance(plan.Due, 2 * round, owes: false), await bare.Advance(plan.Due, 2 * round + 1, owes: true));

            // The first round is for the compiler.
            if (round > 0)
            {
                ours.Add(rate);
                light.Add(one);
                heavy.Add(two);
                Progress.Say($"advance {round}/{plan.Rounds}: {rate}, ceiling {one}, owing a message {two}");
            }
        }

        return
        [
            Beside("advance", "due customers advanced and on disk", "customers/s", light, pace => pace.PerSecond) with { Floor = 5000 },
            Beside("advance-owing", "the same, the ceiling owing a message too", "customers/s", heavy, pace => pace.PerSecond),
            Beside("advance-processor", "the same, processor time of each", "µs", heavy, pace => pace.Micros),
            .. await SplitBenchmark.Run(plan, crowd, now),
        ];

        Figure Beside(string id, string what, string unit, List<Pace> ceiling, Func<Pace, double> figure) =>
            Figure.Beside(id, what, unit, ours.Select(figure), ceiling.Select(figure));
    }

    private static void FallDue(Crowd crowd, int due, int round, long wake)
    {
        using var database = new Database(crowd.File);
        var stride = crowd.Count / due;
        database.Run(string.Create(CultureInfo.InvariantCulture, $"UPDATE customers SET wake = {wake} WHERE id % {stride} = {round % stride} AND id <= {(long)due * stride}"));
        database.Run("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static async Task<Pace> Advance(Crowd crowd, int due, Instant now)
    {
        await using var store = SqliteStore.Open(crowd.Folder);
        var job = new AdvanceJob(new AdvanceCustomer(store.Customers, new OneShop(), new(store.Customers, store.Aliases, store.Inbox, store.Purchases)), store.Customers, NullLogger<AdvanceJob>.Instance);
        return await Pace.Of(async () =>
        {
            var done = 0;
            while ((await job.Run(now, CancellationToken.None)).Done is > 0 and var some)
            {
                done += some;
            }

            return done == due ? done : throw new InvalidOperationException($"{done} customers were advanced where {due} were due.");
        });
    }
}
