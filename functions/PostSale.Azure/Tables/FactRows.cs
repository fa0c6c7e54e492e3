using Azure.Data.Tables;
using PostSale.Application.Serialization;

namespace PostSale.Azure.Tables;

/// <summary>A customer's facts: one row each that waits, in the order received, and one per key for good, by which a repeat is known.</summary>
internal sealed class FactRows(GuardedTable table)
{
    private const string Waiting = "f:";

    // Two rows each, beside the customer's and a message's.
    private const int MostPerWrite = 45;

    // What is taken in at once stands once more in the turn's rest, beside the customer and the messages.
    private const int MostBytes = 1024 * 1024;

    /// <summary>Cuts facts into as many as one transaction takes; no facts are one part.</summary>
    public static IEnumerable<List<Fact>> Parts(IEnumerable<Fact> facts)
    {
        var (part, bytes) = (new List<Fact>(), 0);
        foreach (var fact in facts)
        {
            var more = Document.Write(fact).Length;
            if (part.Count == MostPerWrite || (part.Count > 0 && bytes + more > MostBytes))
            {
                yield return part;
                (part, bytes) = ([], 0);
            }

            part.Add(fact);
            bytes += more;
        }

        yield return part;
    }

    /// <summary>The oldest received that wait, as many as a turn takes, and the rows of theirs that hold what one row could not.</summary>
    public async Task<(List<Fact> Facts, List<string> Further)> Oldest(CustomerKey key, CancellationToken cancellation)
    {
        var (facts, further, bytes) = (new List<Fact>(), new List<string>(), 0);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {key.Value} and RowKey ge {Waiting} and RowKey lt {Keys.Behind(Waiting)}");
        await foreach (var row in table.Rows(filter, LoadedCustomer.MaxFacts, cancellation))
        {
            if (!Packed.Holds(row))
            {
                continue;
            }

            var (_, document) = await Packed.Read(table, row, cancellation);
            bytes += document.Length;
            if (facts.Count == LoadedCustomer.MaxFacts || (facts.Count > 0 && bytes > MostBytes))
            {
                break;
            }

            facts.Add(Document.ReadFact(document));
            further.AddRange(Packed.Further(row));
        }

        return (facts, further);
    }

    /// <summary>Those whose keys the customer has never held.</summary>
    public async Task<List<Fact>> Unknown(CustomerKey key, IReadOnlyList<Fact> facts, CancellationToken cancellation)
    {
        var known = await SideBySide.Run(facts, async fact => await table.Find(key.Value, KnownKey(fact), cancellation) is not null, cancellation);
        return [.. facts.Where((_, i) => !known[i])];
    }

    public static void Add(PartitionWrite write, IReadOnlyList<Fact> facts)
    {
        foreach (var fact in facts)
        {
            var row = new TableEntity(write.Key.Value, WaitingKey(fact));
            List<TableEntity> rows = [new(write.Key.Value, KnownKey(fact)), row, .. Packed.Put(row, Document.Write(fact))];
            write.Actions.AddRange(rows.Select(one => new TableTransactionAction(TableTransactionActionType.Add, one)));
        }

        write.Facts += facts.Count;
    }

    public static void Remove(PartitionWrite write, IReadOnlyList<Fact> facts, IReadOnlyList<string> further)
    {
        foreach (var key in facts.Select(WaitingKey))
        {
            write.Remove(key);
            foreach (var row in further.Where(row => row.StartsWith($"{key}~", StringComparison.Ordinal)))
            {
                write.Remove(row);
            }
        }

        write.Facts -= facts.Count;
    }

    private static string KnownKey(Fact fact) => $"k:{Keys.Hash(fact.Key)}";

    private static string WaitingKey(Fact fact) => $"{Waiting}{Keys.Ascending(fact.ReceivedAt)}:{Keys.Hash(fact.Key)}";
}
