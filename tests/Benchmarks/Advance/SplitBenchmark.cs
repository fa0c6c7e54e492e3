using System.Globalization;
using PostSale.Application.Ports;
using PostSale.Application.Serialization;
using PostSale.Benchmarks.Population;
using PostSale.Domain.Customers;
using PostSale.Domain.Journeys;
using PostSale.Embedded.Sqlite;

namespace PostSale.Benchmarks.Advance;

/// <summary>Where the processor time of one advanced customer goes: each part alone.</summary>
internal static class SplitBenchmark
{
    private const int Customers = 5000;

    public static async Task<IReadOnlyList<Figure>> Run(Plan plan, Crowd crowd, Instant now)
    {
        var keys = Keys(crowd);
        await using var store = SqliteStore.Open(crowd.Folder);
        var shop = new OneShop().All.Single();
        List<Part> loads = [], reads = [], rules = [], writes = [], saves = [];
        for (var round = 0; round <= plan.Rounds; round++)
        {
            var loaded = new List<LoadedCustomer>(keys.Count);
            var load = Part.Of(keys.Count, () => loaded.AddRange(keys.Select(key => store.Customers.Load(key, default).Result!)));
            var documents = loaded.ConvertAll(one => Document.Write(one.Customer));
            var read = Part.Of(keys.Count, () => documents.ForEach(document => Document.ReadCustomer(document)));
            var turns = new List<Turn>(keys.Count);
            var rule = Part.Of(keys.Count, () => turns.AddRange(loaded.Select(one => Journey.Advance(shop.Plans, shop.Policies, one.Customer, one.Facts, now))));
            var write = Part.Of(keys.Count, () => turns.ForEach(turn => Write(turn)));

            // What was loaded is saved as it was, so that each round finds the same; the message is there after the first.
            var busy = Environment.CpuUsage.TotalTime;
            await Task.WhenAll(loaded.Zip(turns, (one, turn) => store.Customers.Save(one, turn with { Customer = one.Customer }, now, default)));
            var save = new Part((Environment.CpuUsage.TotalTime - busy).TotalMicroseconds / keys.Count, 0);
            if (round > 0)
            {
                loads.Add(load);
                reads.Add(read);
                rules.Add(rule);
                writes.Add(write);
                saves.Add(save);
            }
        }

        return
        [
            Micros("split-load", "loading one, JSON included", loads), Micros("split-read", "of it reading the JSON", reads),
            Micros("split-rules", "the rules", rules), Micros("split-write", "writing the JSON", writes), Micros("split-save", "saving one in a group, JSON included", saves),
            Figure.Single("split-allocated", "memory allocated by load, rules and JSON", "bytes", Figure.Median(loads.Zip(rules, writes).Select(one => one.First.Bytes + one.Second.Bytes + one.Third.Bytes))),
        ];
    }

    private static void Write(Turn turn)
    {
        Document.Write(turn.Customer);
        foreach (var send in turn.Effects.OfType<Effect.Send>())
        {
            Document.Write(send.Message);
        }
    }

    private static List<CustomerKey> Keys(Crowd crowd)
    {
        using var database = new Database(crowd.File);
        return database.Query(
            string.Create(CultureInfo.InvariantCulture, $"SELECT key FROM customers WHERE id % {crowd.Count / Customers} = 1 LIMIT {Customers}"),
            row => CustomerKey.From((byte[])row.GetValue(0)));
    }

    private static Figure Micros(string id, string what, List<Part> rounds) => Figure.Single(id, what, "µs", Figure.Median(rounds.Select(part => part.Micros)));

    private sealed record Part(double Micros, double Bytes)
    {
        public static Part Of(int count, Action work)
        {
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var busy = Environment.CpuUsage.TotalTime;
            work();
            return new((Environment.CpuUsage.TotalTime - busy).TotalMicroseconds / count, (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / count);
        }
    }
}
