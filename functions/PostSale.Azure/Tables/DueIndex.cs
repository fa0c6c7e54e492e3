using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace PostSale.Azure.Tables;

/// <summary>What falls due when: partitions of one hour and shard each, rows in order of time.</summary>
/// <remarks>
/// An hour is spread over shards because everything for ten o'clock would else meet in one partition. What is read here is a
/// candidate only: the truth says whether it is so (<see cref="IndexRow"/>).
/// </remarks>
internal sealed class DueIndex(GuardedTable table, int page = GuardedTable.Page)
{
    public const string Customers = "c";
    public const string Deliveries = "d";

    /// <summary>Claimed and unknown messages, by the end of the lease.</summary>
    public const string Open = "o";

    public const string Pending = "p";

    private const int Shards = 16;

    /// <summary>The row that says when a truth falls due.</summary>
    /// <param name="spread">Chooses the shard; rows that are written together may share one.</param>
    /// <param name="token">A name that no other write has.</param>
    public static TableEntity Row(string kind, Instant at, string spread, string partition, string row, long version, string token) => IndexRow.Write(
        $"{Hour(kind, at)}:{spread.Sum(letter => letter) % Shards:x}", $"{Keys.Ascending(at)}:{Keys.Hash(partition, row)}:{token}", partition, row, version);

    /// <summary>Rows of a kind in order of time.</summary>
    /// <param name="from">From the hour of this on; null from the first.</param>
    /// <param name="until">The last moment wanted; null for all.</param>
    /// <param name="where">A further condition for the service to filter by, or empty.</param>
    public async IAsyncEnumerable<TableEntity> Rows(
        string kind, Instant? from, Instant? until, string where, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var start = from is { } first ? Hour(kind, first) : $"{kind}:";
        var end = Keys.Behind(until is { } last ? $"{Hour(kind, last)}:" : $"{kind}:");
        var rowEnd = until is { } moment ? Keys.Behind(Keys.Ascending(moment)) : "~";
        while (true)
        {
            var rows = await table.First(And(TableClient.CreateQueryFilter($"PartitionKey ge {start} and PartitionKey lt {end} and RowKey lt {rowEnd}"), where), page, cancellation);
            var hours = rows.GroupBy(row => HourOf(row.PartitionKey)).ToList();
            var more = rows.Count >= page;
            foreach (var hour in more ? hours.SkipLast(1) : hours)
            {
                foreach (var row in hour.OrderBy(row => row.RowKey, StringComparer.Ordinal))
                {
                    yield return row;
                }
            }

            if (!more)
            {
                yield break;
            }

            // The page ends within this hour. Its shards are read side by side, so that a crowded hour is never read whole.
            await foreach (var row in Merged(hours[^1].Key, rowEnd, where, cancellation))
            {
                yield return row;
            }

            start = Keys.Behind($"{hours[^1].Key}:");
        }
    }

    private async IAsyncEnumerable<TableEntity> Merged(string hour, string rowEnd, string where, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var shards = Enumerable.Range(0, Shards)
            .Select(shard => table
                .Rows(And(TableClient.CreateQueryFilter($"PartitionKey eq {$"{hour}:{shard:x}"} and RowKey lt {rowEnd}"), where), Math.Max(1, page / Shards), cancellation)
                .GetAsyncEnumerator(cancellation))
            .ToList();
        try
        {
            var next = new PriorityQueue<IAsyncEnumerator<TableEntity>, string>(StringComparer.Ordinal);
            var any = await SideBySide.Run(shards, shard => shard.MoveNextAsync().AsTask(), cancellation);
            next.EnqueueRange(shards.Where((_, i) => any[i]).Select(shard => (shard, shard.Current.RowKey)));
            while (next.TryDequeue(out var shard, out _))
            {
                yield return shard.Current;
                if (await shard.MoveNextAsync())
                {
                    next.Enqueue(shard, shard.Current.RowKey);
                }
            }
        }
        finally
        {
            foreach (var shard in shards)
            {
                await shard.DisposeAsync();
            }
        }
    }

    private static string Hour(string kind, Instant at) => $"{kind}:{Keys.Hour(at)}";

    private static string HourOf(string partition) => partition[..partition.LastIndexOf(':')];

    private static string And(string filter, string where) => where.Length == 0 ? filter : $"{filter} and {where}";
}
