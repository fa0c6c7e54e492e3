using Azure.Data.Tables;

namespace PostSale.Azure.Tables;

/// <summary>A row of an index, and the row it stands for.</summary>
/// <remarks>
/// Index and truth lie in different partitions, so no transaction holds both. The index row is written first, under a name that no
/// other write has; the truth then names it (its <see cref="Mark"/>); the index row that the truth named before goes last. A crash
/// in between leaves an index row that nobody's truth names: a harmless extra, never a gap.
/// </remarks>
/// <param name="Mark">Partition and row key of the index row. The truth says by it which one is its own.</param>
/// <param name="Partition">Partition key of the truth.</param>
/// <param name="Row">Row key of the truth.</param>
/// <param name="Version">The version that the truth gets, or would have got, by the write that made this.</param>
/// <param name="Written">When it was written, by the service's clock.</param>
internal sealed record IndexRow(string Mark, string Partition, string Row, long Version, DateTimeOffset Written)
{
    /// <summary>What <see cref="Mark"/> is where no index row stands for the truth.</summary>
    public const string NoMark = "";

    public static string MarkOf(TableEntity row) => $"{row.PartitionKey}|{row.RowKey}";

    public static (string Partition, string Row) Key(string mark)
    {
        var bar = mark.IndexOf('|', StringComparison.Ordinal);
        return (mark[..bar], mark[(bar + 1)..]);
    }

    public static TableEntity Write(string indexPartition, string indexRow, string partition, string row, long version) =>
        new(indexPartition, indexRow) { [nameof(Partition)] = partition, [nameof(Row)] = row, [nameof(Version)] = version };

    public static IndexRow Read(TableEntity row) => new(
        MarkOf(row), row.GetString(nameof(Partition)), row.GetString(nameof(Row)), row.GetInt64(nameof(Version))!.Value, row.Timestamp ?? DateTimeOffset.MinValue);
}
