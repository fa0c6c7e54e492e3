using System.Globalization;
using Azure.Data.Tables;
using PostSale.Application.Serialization;

namespace PostSale.Azure.Tables;

/// <summary>Facts taken in and decisions, one partition per customer and month, newest first.</summary>
internal sealed class Timeline(TableSet tables, CustomerPartition partition)
{
    /// <summary>Writes a committed turn's lines, then forgets that they were owed.</summary>
    /// <param name="rest">Of a turn whose messages are written.</param>
    public async Task Write(TurnRest rest, CancellationToken cancellation)
    {
        await tables.Timeline.Put(
            [
                .. rest.Facts.SelectMany((fact, i) => Rows(rest, fact.OccurredAt, "f", i, Document.Write(fact))),
                .. rest.Decisions.SelectMany((decision, i) => Rows(rest, decision.At, "n", i, Document.Write(decision))),
            ],
            cancellation);

        await rest.Delete(tables.Customers, cancellation);
    }

    public async Task<IReadOnlyList<TimelineLine>> Read(CustomerKey key, int max, CancellationToken cancellation)
    {
        var rests = await TurnRest.All(tables.Customers, key, cancellation);
        if (rests.Exists(rest => rest.Messages.Count > 0))
        {
            // Whoever reads the row finishes the turn; only then may its rest go.
            await partition.Row(key, cancellation);
        }

        foreach (var rest in rests)
        {
            await Write(rest, cancellation);
        }

        var prefix = $"{key}:";
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {prefix} and PartitionKey lt {Keys.Behind(prefix)}");
        var lines = new List<TimelineLine>();
        await foreach (var row in tables.Timeline.Rows(filter, Math.Clamp(max, 1, GuardedTable.Page), cancellation))
        {
            if (lines.Count >= max)
            {
                break;
            }

            if (Packed.Holds(row))
            {
                lines.Add(Line(row, (await Packed.Read(tables.Timeline, row, cancellation)).Document));
            }
        }

        return lines;
    }

    /// <summary>Removes lines of before a moment.</summary>
    /// <param name="shard">The first byte of the customers' keys.</param>
    public async Task<int> Shed(int shard, Instant before, CancellationToken cancellation)
    {
        var (from, until) = (shard.ToString("x2", CultureInfo.InvariantCulture), shard == byte.MaxValue ? "g" : (shard + 1).ToString("x2", CultureInfo.InvariantCulture));
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {from} and PartitionKey lt {until} and At lt {before.ToUnixTimeTicks()}");
        var old = new List<TableEntity>();
        await foreach (var row in tables.Timeline.Rows(filter, GuardedTable.Page, cancellation))
        {
            old.Add(row);
        }

        foreach (var line in old)
        {
            // A large line stands in further rows, which go first: without it nobody would find them.
            foreach (var further in await tables.Timeline.All(line.PartitionKey, line.RowKey + "~", Keys.Behind(line.RowKey + "~"), cancellation))
            {
                await tables.Timeline.Delete(further.PartitionKey, further.RowKey, cancellation);
            }

            await tables.Timeline.Delete(line.PartitionKey, line.RowKey, cancellation);
        }

        return old.Count;
    }

    // Named by the turn and the place in it: written twice it is one line, and two alike of one turn stay two.
    private static List<TableEntity> Rows(TurnRest rest, Instant at, string kind, int place, byte[] document)
    {
        var row = new TableEntity($"{rest.Key}:{Keys.Month(at)}", $"{Keys.Descending(at)}:{kind}:{Keys.Descending(rest.Version)}:{Keys.Descending(place)}")
        {
            ["At"] = at.ToUnixTimeTicks(),
            ["Kind"] = kind,
        };
        return [row, .. Packed.Put(row, document)];
    }

    private static TimelineLine Line(TableEntity row, byte[] document)
    {
        var at = Instant.FromUnixTimeTicks(row.GetInt64("At")!.Value);
        return row.GetString("Kind") == "f" ? new(at, Document.ReadFact(document), null) : new(at, null, Document.ReadDecision(document));
    }
}
