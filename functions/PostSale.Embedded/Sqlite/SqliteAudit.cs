namespace PostSale.Embedded.Sqlite;

internal sealed class SqliteAudit(Writer writer, Readers readers, StoreNumbers stores) : IAudit
{
    public async Task Write(AuditLine line, CancellationToken cancellation)
    {
        var store = await stores.Of(line.Store, cancellation);
        await writer.Run(
            session => session.Execute(
                "INSERT INTO audit (store, at, who, what, about) VALUES ($1, $2, $3, $4, $5)", store, line.At.ToUnixTimeTicks(), line.Who, line.What, line.About),
            cancellation);
    }

    public async Task<IReadOnlyList<AuditLine>> List(StoreId store, int max, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        return readers.Run(session => session.Query(
            "SELECT at, who, what, about FROM audit WHERE store = $1 ORDER BY id DESC LIMIT $2",
            row => new AuditLine(row.Instant(0), store, row.Text(1), row.Text(2), row.Text(3)), number, max));
    }
}
