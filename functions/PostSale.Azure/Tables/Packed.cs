using System.IO.Compression;
using Azure.Data.Tables;

namespace PostSale.Azure.Tables;

/// <summary>A document in a row: compressed, over as many properties as it takes, and over more rows when one entity is too small.</summary>
/// <remarks>
/// Further rows stand behind the first as <c>{row key}~1</c> and so on, and carry the mark of the same writing. A document that
/// became shorter leaves rows behind that no reader looks at.
/// </remarks>
internal static class Packed
{
    private const string Rows = "Rows";
    private const string Writing = "Writing";

    // Someone may write it anew between two reads, even twice; never this often.
    private const int Tries = 20;

    // The service counts bytes as they are, and fifteen properties would do; the emulator counts their base 64.
    private const int PropertiesPerRow = 11;
    private const int RowBytes = PropertiesPerRow * Limits.PropertyBytes;

    /// <summary>Puts a document into a row.</summary>
    /// <returns>The rows it needs besides.</returns>
    public static List<TableEntity> Put(TableEntity row, byte[] document)
    {
        var packed = Compress(document);
        var count = Math.Max(1, (packed.Length + RowBytes - 1) / RowBytes);
        var writing = count > 1 ? Keys.Token() : "";
        var rows = new List<TableEntity> { row };
        for (var n = 1; n < count; n++)
        {
            rows.Add(new(row.PartitionKey, $"{row.RowKey}~{n}"));
        }

        for (var n = 0; n < count; n++)
        {
            rows[n][Writing] = writing;
            for (var (at, i) = (n * RowBytes, 0); at < Math.Min(packed.Length, (n + 1) * RowBytes); at += Limits.PropertyBytes, i++)
            {
                rows[n][$"Body{i}"] = packed[at..Math.Min(packed.Length, at + Limits.PropertyBytes)];
            }
        }

        row[Rows] = count;
        return rows[1..];
    }

    /// <summary>Whether a row holds a document, or at least its beginning.</summary>
    public static bool Holds(TableEntity row) => row.ContainsKey(Rows);

    /// <summary>The rows that hold a document beside the first.</summary>
    public static IEnumerable<string> Further(TableEntity row) => Enumerable.Range(1, row.GetInt32(Rows)!.Value - 1).Select(n => $"{row.RowKey}~{n}");

    /// <summary>The document of a row, with the rows behind it where there are any.</summary>
    /// <returns>The document, and the row as it was when all of it was read together.</returns>
    public static async Task<(TableEntity Row, byte[] Document)> Read(GuardedTable table, TableEntity row, CancellationToken cancellation)
    {
        for (var tries = 0; Further(row).Any(); tries++)
        {
            // Read once more, all at once: rows read one after another may be of different writings.
            var all = await table.All(row.PartitionKey, row.RowKey, Keys.Behind($"{row.RowKey}~"), cancellation);
            if (tries == Tries || all.Find(one => one.RowKey == row.RowKey) is not { } first)
            {
                throw new StoreUnavailableException($"Row {row.PartitionKey}/{row.RowKey} went or lost a part while it was being read.");
            }

            var same = all.Where(one => one.GetString(Writing) == first.GetString(Writing)).ToDictionary(one => one.RowKey);
            var names = Further(first).ToList();
            if (names.TrueForAll(same.ContainsKey))
            {
                return (first, Decompress([first, .. names.Select(name => same[name])]));
            }

            row = first;
        }

        return (row, Decompress([row]));
    }

    /// <summary>The document of a row that never needs further ones.</summary>
    public static byte[] Read(TableEntity row) => Decompress([row]);

    private static byte[] Compress(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            brotli.Write(plain);
        }

        return packed.ToArray();
    }

    private static byte[] Decompress(IReadOnlyList<TableEntity> rows)
    {
        using var packed = new MemoryStream();
        foreach (var row in rows)
        {
            for (var i = 0; row.GetBinary($"Body{i}") is { } part; i++)
            {
                packed.Write(part);
            }
        }

        packed.Position = 0;
        using var plain = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionMode.Decompress))
        {
            brotli.CopyTo(plain);
        }

        return plain.ToArray();
    }
}
