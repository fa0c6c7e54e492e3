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
                .. rest.Facts.Select((fact, i) => Row(rest, fact.OccurredAt, "f", i, Document.Write(fact))),
                .. rest.Decisions.Select((decision, i) => Row(rest, decision.At, "n", i, Document.Write(decision))),
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
        return (await tables.Timeline.First(filter, max, cancellation)).ConvertAll(Line);
    }

    // Named by the turn and the place in it: written twice it is one line, and two alike of one turn stay two.
    private static TableEntity Row(TurnRest rest, Instant at, string kind, int place, byte[] document)
    {
        var row = new TableEntity($"{rest.Key}:{Keys.Month(at)}", $"{Keys.Descending(at)}:{kind}:{Keys.Descending(rest.Version)}:{Keys.Descending(place)}")
        {
            ["At"] = at.ToUnixTimeTicks(),
            ["Kind"] = kind,
        };
        Packed.Put(row, document);
        return row;
    }

    private static TimelineLine Line(TableEntity row)
    {
        var (at, document) = (Instant.FromUnixTimeTicks(row.GetInt64("At")!.Value), Packed.Read(row));
        return row.GetString("Kind") == "f" ? new(at, Document.ReadFact(document), null) : new(at, null, Document.ReadDecision(document));
    }
}
