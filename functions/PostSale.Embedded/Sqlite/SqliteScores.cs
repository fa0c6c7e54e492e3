using NodaTime.Text;
using PostSale.Application.Scores;
using PostSale.Application.Serialization;

namespace PostSale.Embedded.Sqlite;

internal sealed class SqliteScores(Writer writer, Readers readers, StoreNumbers stores, Action arrived) : IScores
{
    private const string Columns = "customer, day, kind, alive, purchases_90, purchases_365, value_90, value_365, risk";

    private static readonly LocalDate Epoch = new(1970, 1, 1);

    // One process uses the file at a time: whoever held a scoring in an earlier one is gone, whatever its lease says.
    private readonly string process = Guid.NewGuid().ToString("N")[..8] + ":";
    private Duration lease = Duration.FromMinutes(3);

    public async Task<ScoringClaim> Claim(
        StoreId store, LocalDate date, bool again, string claimant, Instant now, Duration lease, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        this.lease = lease;
        return await writer.Run<ScoringClaim>(
            session =>
            {
                var held = session.First(
                    "SELECT claimant, lease, next_shard, finished, body FROM scorings WHERE store = $1 AND date = $2",
                    row => new Held(row.Text(0), row.Instant(1), (int)row.Long(2), !row.IsNull(3), row.IsNull(4) ? null : Document.ReadScoring(row.Span(4))),
                    number, Text(date));
                if (held is { IsFinished: true } && !again)
                {
                    return new ScoringClaim.Finished(held.Scoring!);
                }

                if (held is { IsFinished: false } && held.Claimant.StartsWith(process, StringComparison.Ordinal) && held.Lease > now)
                {
                    return new ScoringClaim.Busy();
                }

                var goesOn = held is { IsFinished: false };
                session.Execute(
                    "INSERT OR REPLACE INTO scorings (store, date, claimant, lease, next_shard, finished, body) VALUES ($1, $2, $3, $4, $5, NULL, $6)",
                    number, Text(date), process + claimant, (now + lease).ToUnixTimeTicks(), goesOn ? held!.Shard : 0,
                    goesOn && held!.Scoring is { } kept ? Document.Write(kept) : null);
                return new ScoringClaim.Taken(goesOn ? held!.Scoring : null, goesOn ? held!.Shard : 0);
            },
            cancellation);
    }

    public async Task<bool> Keep(ScoringRun scoring, string claimant, Instant now, CancellationToken cancellation)
    {
        var number = await stores.Of(scoring.Store, cancellation);
        var body = Document.Write(scoring);
        return await writer.Run(session => Go(session, number, scoring, claimant, 0, body, now), cancellation);
    }

    public async Task<bool> Write(
        ScoringRun scoring, string claimant, int next, IReadOnlyList<Score> scores, IReadOnlyList<Assessed> assessed, Instant now, CancellationToken cancellation)
    {
        var number = await stores.Of(scoring.Store, cancellation);
        var body = Document.Write(scoring);
        var written = await writer.Run(
            session =>
            {
                if (!Go(session, number, scoring, claimant, next, body, now))
                {
                    return false;
                }

                foreach (var score in scores)
                {
                    session.Execute(
                        $"INSERT OR REPLACE INTO scores (store, {Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                        number, score.Customer.ToBytes(), Period.DaysBetween(Epoch, score.Date), (int)score.Kind, score.Alive, score.Purchases90,
                        score.Purchases365, score.Value90, score.Value365, (int)score.Risk);
                }

                foreach (var (customer, fact) in assessed)
                {
                    CustomerRows.Tell(session, customer, number, fact, fact.ReceivedAt);
                }

                return true;
            },
            cancellation);
        if (written && assessed.Count > 0)
        {
            arrived();
        }

        return written;
    }

    public async Task GiveBack(StoreId store, LocalDate date, string claimant, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        await writer.Run(
            session => session.Execute(
                "UPDATE scorings SET lease = 0 WHERE store = $1 AND date = $2 AND claimant = $3 AND finished IS NULL", number, Text(date), process + claimant),
            cancellation);
    }

    public async Task End(ScoringRun scoring, string claimant, CancellationToken cancellation)
    {
        var number = await stores.Of(scoring.Store, cancellation);
        var body = Document.Write(scoring);
        await writer.Run(
            session => session.Execute(
                "UPDATE scorings SET finished = $1, body = $2 WHERE store = $3 AND date = $4 AND claimant = $5 AND finished IS NULL",
                scoring.FinishedAt?.ToUnixTimeTicks(), body, number, Text(scoring.Date), process + claimant),
            cancellation);
    }

    public async Task<ScoringRun?> Latest(StoreId store, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        return readers.Run(session => session.First(
            "SELECT body FROM scorings WHERE store = $1 AND finished IS NOT NULL ORDER BY date DESC LIMIT 1", row => Document.ReadScoring(row.Span(0)), number));
    }

    public async Task<IReadOnlyList<Score>> Read(StoreId store, int shard, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        var (from, until) = HistoryRows.Bounds(shard);
        return readers.Run(session => session.Query(
            $"SELECT {Columns} FROM scores WHERE store = $1 AND customer >= $2 AND customer < $3 ORDER BY customer", Score, number, from, until));
    }

    public async Task<Score?> Find(StoreId store, CustomerKey customer, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        return readers.Run(session => session.First(
            $"SELECT {Columns} FROM scores WHERE store = $1 AND customer = $2", Score, number, customer.ToBytes()));
    }

    private bool Go(Session session, long number, ScoringRun scoring, string claimant, int next, byte[] body, Instant now) => session.Execute(
        "UPDATE scorings SET next_shard = $1, body = $2, lease = $3 WHERE store = $4 AND date = $5 AND claimant = $6 AND finished IS NULL",
        next, body, (now + lease).ToUnixTimeTicks(), number, Text(scoring.Date), process + claimant) == 1;

    private static Score Score(Row row) => new(
        CustomerKey.From(row.Span(0)), Epoch.PlusDays((int)row.Long(1)), (ScoreKind)row.Long(2), row.Double(3), row.Double(4), row.Double(5),
        row.DoubleOrNull(6), row.DoubleOrNull(7), (RiskLevel)row.Long(8));

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private sealed record Held(string Claimant, Instant Lease, int Shard, bool IsFinished, ScoringRun? Scoring);
}
