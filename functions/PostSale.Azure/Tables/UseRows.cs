using Azure.Data.Tables;
using NodaTime.Text;

namespace PostSale.Azure.Tables;

/// <summary>Sums of uses in their customers' partitions, one row per day and feature, and one row per use that is in them.</summary>
internal sealed class UseRows(GuardedTable customers)
{
    private const string Sum = "u:";
    private const string Known = "v:";
    private const string Feature = "Feature";
    private const string Quantity = "Quantity";
    private const string Last = "Last";

    // The write of the customer's row that changed a sum last: what is later than the last turn, no turn has seen.
    private const string Changed = "Changed";

    // A use may need two rows, and what is old is removed in the same transaction.
    private const int MostPerWrite = 40;
    private const int MostRemoved = 18;

    public static IEnumerable<Use[]> Parts(IEnumerable<Use> uses) => uses.Chunk(MostPerWrite);

    /// <summary>Sums changed by later writes than one.</summary>
    public async Task<List<DailyUse>> Since(CustomerKey key, long version, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {key.Value} and RowKey ge {Sum} and RowKey lt {Keys.Behind(Sum)} and Changed gt {version}");
        var uses = new List<DailyUse>();
        await foreach (var row in customers.Rows(filter, GuardedTable.Page, cancellation))
        {
            uses.Add(Read(row));
        }

        return uses;
    }

    public async Task<List<Use>> Unknown(CustomerKey key, IReadOnlyList<Use> uses, CancellationToken cancellation)
    {
        var known = await SideBySide.Run(uses, async use => await customers.Find(key.Value, KnownKey(use), cancellation) is not null, cancellation);
        return [.. uses.Where((_, i) => !known[i])];
    }

    /// <param name="uses">None of them counted yet.</param>
    public async Task Add(PartitionWrite write, IReadOnlyList<Use> uses, CancellationToken cancellation)
    {
        var sums = uses.GroupBy(use => SumKey(use)).ToList();
        var held = await SideBySide.Run(sums, sum => customers.Find(write.Key.Value, sum.Key, cancellation), cancellation);
        foreach (var (sum, row) in sums.Zip(held))
        {
            var last = sum.Max(use => use.At);
            var before = row is null ? null : Read(row);
            write.Actions.Add(new(TableTransactionActionType.UpsertReplace, new TableEntity(write.Key.Value, sum.Key)
            {
                [Feature] = sum.First().Feature,
                [Quantity] = sum.Aggregate(before?.Quantity ?? 0, (total, use) => Use.Add(total, use.Quantity)),
                [Last] = Instant.Max(last, before?.LastAt ?? last).ToUnixTimeTicks(),
                [Changed] = write.Version,
            }));
        }

        write.Actions.AddRange(uses.Select(use => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(write.Key.Value, KnownKey(use)))));
        write.UsedAt = write.Version;

        // A day begins: what nobody looks back to goes. Uses as old are not taken any more, so that their keys are not missed.
        if (held.Any(row => row is null) && Calendar.Before(uses.Max(use => use.Day), DailyUse.DaysKept) is { } oldest)
        {
            foreach (var prefix in new[] { Sum, Known })
            {
                var old = await customers.First(
                    TableClient.CreateQueryFilter($"PartitionKey eq {write.Key.Value} and RowKey ge {prefix} and RowKey lt {prefix + Day(oldest)}"), MostRemoved / 2, cancellation);
                old.ForEach(row => write.Remove(row.RowKey));
            }
        }
    }

    private static DailyUse Read(TableEntity row) => new(
        row.GetString(Feature), LocalDatePattern.Iso.Parse(row.RowKey.Split(':')[1]).Value, row.GetInt64(Quantity)!.Value,
        Instant.FromUnixTimeTicks(row.GetInt64(Last)!.Value));

    private static string SumKey(Use use) => $"{Sum}{Day(use.Day)}:{Keys.Hash(use.Feature)}";

    private static string KnownKey(Use use) => $"{Known}{Day(use.Day)}:{Keys.Hash(use.Key)}";

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
