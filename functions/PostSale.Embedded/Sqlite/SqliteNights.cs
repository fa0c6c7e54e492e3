using NodaTime.Text;

namespace PostSale.Embedded.Sqlite;

internal sealed class SqliteNights(Writer writer, StoreNumbers stores) : INights
{
    // One process uses the file at a time: whoever had a night in an earlier one is gone, whatever the lease says.
    private readonly string process = Guid.NewGuid().ToString("N")[..8] + ":";

    public async Task<bool> Claim(StoreId store, LocalDate date, string claimant, Instant now, Duration lease, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        return await writer.Run(
            session => session.Execute(
                """
                INSERT INTO nights (store, date, claimant, ends, finished) VALUES ($1, $2, $3, $4, 0)
                ON CONFLICT DO UPDATE SET claimant = $3, ends = $4 WHERE finished = 0 AND (ends <= $5 OR substr(claimant, 1, 9) <> $6)
                """,
                number, LocalDatePattern.Iso.Format(date), process + claimant, (now + lease).ToUnixTimeTicks(), now.ToUnixTimeTicks(), process) == 1,
            cancellation);
    }

    public async Task Finish(StoreId store, LocalDate date, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        await writer.Run(
            session => session.Execute(
                "INSERT INTO nights (store, date, claimant, ends, finished) VALUES ($1, $2, '', 0, 1) ON CONFLICT DO UPDATE SET finished = 1",
                number, LocalDatePattern.Iso.Format(date)),
            cancellation);
    }
}
