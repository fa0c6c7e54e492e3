using System.Text;
using Azure.Data.Tables;

namespace PostSale.Azure.Tables;

/// <summary>What Azure Tables takes, by our own arithmetic: an emulator takes more, and a service says no only when it is too late.</summary>
internal static class Limits
{
    public const int Operations = 100;
    public const int KeyBytes = 1024;
    public const int PropertyBytes = 64 * 1024;
    public const int EntityBytes = 1024 * 1024;
    public const int TransactionBytes = 4 * 1024 * 1024;

    // Headers and the JSON around a row's values, rounded up.
    private const int Envelope = 1024;

    // The names every entity carries; they are not among the properties we count.
    private static readonly string[] System = ["PartitionKey", "RowKey", "Timestamp", "odata.etag"];

    /// <summary>An entity's size as the service counts it: UTF-16 text, and four to twelve bytes around each value.</summary>
    public static int Size(TableEntity row) =>
        4 + (2 * (row.PartitionKey.Length + row.RowKey.Length)) + Properties(row).Sum(property => 8 + (2 * property.Key.Length) + SizeOf(property.Value));

    /// <summary>What a row adds to a transaction's body, where bytes travel as base 64.</summary>
    public static int Payload(TableEntity row) =>
        Envelope + Properties(row).Sum(property => 64 + property.Key.Length + (property.Value switch
        {
            byte[] bytes => (bytes.Length + 2) / 3 * 4,
            string text => Encoding.UTF8.GetByteCount(text) * 2,
            _ => 32,
        }));

    /// <exception cref="StorageLimitException">The row does not fit; nothing was written.</exception>
    public static void Check(TableEntity row)
    {
        if (row.PartitionKey.Length * 2 > KeyBytes || row.RowKey.Length * 2 > KeyBytes)
        {
            throw new StorageLimitException($"A key of row {Name(row)} is longer than {KeyBytes} bytes.");
        }

        foreach (var (name, value) in Properties(row))
        {
            if (SizeOf(value) - 4 > PropertyBytes)
            {
                throw new StorageLimitException($"{name} of row {Name(row)} takes {SizeOf(value)} bytes; a property holds {PropertyBytes}.");
            }
        }

        if (Size(row) > EntityBytes)
        {
            throw new StorageLimitException($"Row {Name(row)} takes {Size(row)} bytes; an entity holds {EntityBytes}.");
        }
    }

    /// <summary>Whether one transaction holds all of these.</summary>
    public static bool Fit(IReadOnlyCollection<TableTransactionAction> actions) =>
        actions.Count <= Operations && actions.Sum(action => Payload((TableEntity)action.Entity)) <= TransactionBytes;

    /// <exception cref="StorageLimitException">They do not fit; nothing was written.</exception>
    public static void Check(IReadOnlyCollection<TableTransactionAction> actions)
    {
        foreach (var action in actions)
        {
            Check((TableEntity)action.Entity);
        }

        if (!Fit(actions))
        {
            throw new StorageLimitException(
                $"{actions.Count} rows of {actions.Sum(action => Payload((TableEntity)action.Entity))} bytes, beginning with {Name((TableEntity)actions.First().Entity)}, do not fit into one transaction of {Operations} rows and {TransactionBytes} bytes.");
        }
    }

    /// <summary>Cuts rows of one partition into groups that each fit a transaction.</summary>
    public static IEnumerable<List<TableEntity>> Groups(IEnumerable<TableEntity> rows)
    {
        var (group, bytes) = (new List<TableEntity>(), 0);
        foreach (var row in rows)
        {
            var more = Payload(row);
            if (group.Count > 0 && (group.Count == Operations || bytes + more > TransactionBytes))
            {
                yield return group;
                (group, bytes) = ([], 0);
            }

            group.Add(row);
            bytes += more;
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private static IEnumerable<KeyValuePair<string, object>> Properties(TableEntity row) =>
        row.Where(property => property.Value is not null && !System.Contains(property.Key));

    private static int SizeOf(object value) => value switch
    {
        byte[] bytes => bytes.Length + 4,
        string text => (2 * text.Length) + 4,
        bool => 1,
        int => 4,
        _ => 8,
    };

    // Keys are hashes and random names, so they may be shown.
    private static string Name(TableEntity row) => $"{row.PartitionKey}/{row.RowKey}";
}

/// <summary>Something is larger than Azure Tables can hold. Nothing was written.</summary>
public sealed class StorageLimitException : Exception
{
    public StorageLimitException() { }

    public StorageLimitException(string message) : base(message) { }

    public StorageLimitException(string message, Exception inner) : base(message, inner) { }
}
