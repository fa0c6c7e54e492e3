using Azure.Data.Tables;

namespace PostSale.Azure.Tables;

/// <summary>One partition per store and month, newest first.</summary>
internal sealed class TableAudit(GuardedTable table) : IAudit
{
    public Task Write(AuditLine line, CancellationToken cancellation) => table.Put(
        [
            new TableEntity(Prefix(line.Store) + Keys.Month(line.At), $"{Keys.Descending(line.At)}:{Keys.Token()}")
            {
                [nameof(AuditLine.At)] = line.At.ToUnixTimeTicks(),
                [nameof(AuditLine.Who)] = line.Who,
                [nameof(AuditLine.What)] = line.What,
                [nameof(AuditLine.About)] = line.About,
            },
        ],
        cancellation);

    public async Task<IReadOnlyList<AuditLine>> List(StoreId store, int max, CancellationToken cancellation)
    {
        var prefix = Prefix(store);
        var rows = await table.First(TableClient.CreateQueryFilter($"PartitionKey ge {prefix} and PartitionKey lt {Keys.Behind(prefix)}"), max, cancellation);
        return rows.ConvertAll(row => new AuditLine(
            Instant.FromUnixTimeTicks(row.GetInt64(nameof(AuditLine.At))!.Value), store, row.GetString(nameof(AuditLine.Who)),
            row.GetString(nameof(AuditLine.What)), row.GetString(nameof(AuditLine.About))));
    }

    private static string Prefix(StoreId store) => $"{Keys.Of(store)}:";
}
