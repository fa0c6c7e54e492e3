using Azure.Data.Tables;
using PostSale.Application.Serialization;

namespace PostSale.Azure.Tables;

/// <summary>A customer's facts: one row each that waits, in the order received, and one per key for good, by which a repeat is known.</summary>
internal sealed class FactRows(GuardedTable table)
{
    /// <summary>How many facts one transaction takes in: two rows each, beside the customer's and a message's.</summary>
    public const int PerWrite = 45;

    private const string Waiting = "f:";

    // What a turn takes in stands once more in its rest, beside the customer and the messages.
    private const int MostBytes = 1024 * 1024;

    /// <summary>The oldest received that wait: as many as a turn takes.</summary>
    public async Task<List<Fact>> Oldest(CustomerKey key, CancellationToken cancellation)
    {
        var facts = new List<Fact>();
        var bytes = 0;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {key.Value} and RowKey ge {Waiting} and RowKey lt {Keys.Behind(Waiting)}");
        foreach (var row in await table.First(filter, LoadedCustomer.MaxFacts, cancellation))
        {
            bytes += Limits.Size(row);
            if (facts.Count > 0 && bytes > MostBytes)
            {
                break;
            }

            facts.Add(Document.ReadFact(Packed.Read(row)));
        }

        return facts;
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
            if (Packed.Put(row, Document.Write(fact)).Count > 0)
            {
                throw new StorageLimitException($"A fact of customer {write.Key} takes more than an entity holds.");
            }

            write.Actions.Add(new(TableTransactionActionType.Add, new TableEntity(write.Key.Value, KnownKey(fact))));
            write.Actions.Add(new(TableTransactionActionType.Add, row));
        }

        write.Facts += facts.Count;
    }

    public static void Remove(PartitionWrite write, IReadOnlyList<Fact> facts)
    {
        foreach (var fact in facts)
        {
            write.Remove(WaitingKey(fact));
        }

        write.Facts -= facts.Count;
    }

    private static string KnownKey(Fact fact) => $"k:{Keys.Hash(fact.Key)}";

    private static string WaitingKey(Fact fact) => $"{Waiting}{Keys.Ascending(fact.ReceivedAt)}:{Keys.Hash(fact.Key)}";
}
