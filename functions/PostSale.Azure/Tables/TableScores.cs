using Azure;
using Azure.Data.Tables;
using NodaTime.Text;
using PostSale.Application.Scores;
using PostSale.Application.Serialization;

namespace PostSale.Azure.Tables;

/// <summary>Score rows by store and shard; beside them one row per store and date, whose holder writes.</summary>
/// <remarks>Facts go first, scores second, where to go on last: whoever takes over repeats a shard and finds what is written.</remarks>
internal sealed class TableScores(GuardedTable scorings, GuardedTable scores, ICustomers customers) : IScores
{
    private const string Claimant = "Claimant";
    private const string Ends = "Ends";
    private const string Next = "Next";
    private const string Finished = "Finished";

    private Duration lease = Duration.FromMinutes(15);

    public async Task<ScoringClaim> Claim(
        StoreId store, LocalDate date, bool again, string claimant, Instant now, Duration lease, CancellationToken cancellation)
    {
        this.lease = lease;
        while (true)
        {
            var held = await scorings.Find(Keys.Of(store), RowKey(date), cancellation);
            var scoring = held is not null && Packed.Holds(held) ? Document.ReadScoring((await Packed.Read(scorings, held, cancellation)).Document) : null;
            var isFinished = held?.GetBoolean(Finished) == true;
            if (isFinished && !again)
            {
                return new ScoringClaim.Finished(scoring!);
            }

            if (held is not null && !isFinished && held.GetString(Claimant) != claimant && held.GetDateTimeOffset(Ends) > now.ToDateTimeOffset())
            {
                return new ScoringClaim.Busy();
            }

            var (kept, shard) = isFinished || held is null ? (null, 0) : (scoring, held.GetInt32(Next) ?? 0);
            var row = Row(store, date, claimant, now, shard, kept);
            if (held is null ? await scorings.Add(row, cancellation) : await Replace(row, held.ETag, cancellation))
            {
                return new ScoringClaim.Taken(kept, shard);
            }
        }
    }

    public Task<bool> Keep(ScoringRun scoring, string claimant, Instant now, CancellationToken cancellation) => Go(scoring, claimant, 0, now, cancellation);

    public async Task<bool> Write(
        ScoringRun scoring, string claimant, int next, IReadOnlyList<Score> written, IReadOnlyList<Assessed> assessed, Instant now, CancellationToken cancellation)
    {
        if (await Mine(scoring, claimant, cancellation) is null)
        {
            return false;
        }

        await SideBySide.Run(assessed, one => customers.Append(one.Customer, scoring.Store, [one.Fact], one.Fact.ReceivedAt, cancellation), cancellation);
        await scores.Put(written.Select(score => ToEntity(scoring.Store, score)), cancellation);
        return await Go(scoring, claimant, next, now, cancellation);
    }

    public async Task GiveBack(StoreId store, LocalDate date, string claimant, CancellationToken cancellation)
    {
        if (await Mine(store, date, claimant, cancellation) is { } held)
        {
            held[Ends] = DateTimeOffset.UnixEpoch;
            await Replace(held, held.ETag, cancellation);
        }
    }

    public async Task End(ScoringRun scoring, string claimant, CancellationToken cancellation)
    {
        if (await Mine(scoring, claimant, cancellation) is { } held)
        {
            var row = Row(scoring.Store, scoring.Date, claimant, scoring.FinishedAt ?? scoring.StartedAt, IPurchases.Shards, scoring);
            row[Finished] = true;
            await Replace(row, held.ETag, cancellation);
        }
    }

    public async Task<ScoringRun?> Latest(StoreId store, CancellationToken cancellation)
    {
        // Dates descend in the keys: the newest that is finished comes first.
        var partition = Keys.Of(store);
        var finished = await scorings.First(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and Finished eq {true}"), 1, cancellation);
        return finished is [var row] ? Document.ReadScoring((await Packed.Read(scorings, row, cancellation)).Document) : null;
    }

    public async Task<IReadOnlyList<Score>> Read(StoreId store, int shard, CancellationToken cancellation) =>
        (await scores.All(PurchaseRow.Partition(store, shard), "", "\uffff", cancellation)).ConvertAll(ToScore);

    public async Task<Score?> Find(StoreId store, CustomerKey customer, CancellationToken cancellation) =>
        await scores.Find(PurchaseRow.Partition(store, customer), customer.Value, cancellation) is { } row ? ToScore(row) : null;

    private async Task<bool> Go(ScoringRun scoring, string claimant, int next, Instant now, CancellationToken cancellation) =>
        await Mine(scoring, claimant, cancellation) is { } held
        && await Replace(Row(scoring.Store, scoring.Date, claimant, now, next, scoring), held.ETag, cancellation);

    private Task<TableEntity?> Mine(ScoringRun scoring, string claimant, CancellationToken cancellation) =>
        Mine(scoring.Store, scoring.Date, claimant, cancellation);

    private async Task<TableEntity?> Mine(StoreId store, LocalDate date, string claimant, CancellationToken cancellation) =>
        await scorings.Find(Keys.Of(store), RowKey(date), cancellation) is { } held
        && held.GetString(Claimant) == claimant && held.GetBoolean(Finished) != true ? held : null;

    private Task<bool> Replace(TableEntity row, ETag tag, CancellationToken cancellation) =>
        scorings.Commit([new(TableTransactionActionType.UpdateReplace, row, tag)], cancellation);

    private TableEntity Row(StoreId store, LocalDate date, string claimant, Instant now, int next, ScoringRun? scoring)
    {
        var row = new TableEntity(Keys.Of(store), RowKey(date))
        {
            [Claimant] = claimant, [Ends] = (now + lease).ToDateTimeOffset(), [Next] = next, [Finished] = false,
        };
        if (scoring is not null)
        {
            // A scoring's document is a few kilobytes, whatever the store's size.
            _ = Packed.Put(row, Document.Write(scoring));
        }

        return row;
    }

    // The newest first.
    private static string RowKey(LocalDate date) => $"{Keys.Descending(Period.DaysBetween(new(1, 1, 1), date))}:{LocalDatePattern.Iso.Format(date)}";

    private static TableEntity ToEntity(StoreId store, Score score)
    {
        var row = new TableEntity(PurchaseRow.Partition(store, score.Customer), score.Customer.Value)
        {
            ["Date"] = LocalDatePattern.Iso.Format(score.Date), ["Kind"] = score.Kind.ToString(), ["Alive"] = score.Alive,
            ["Purchases90"] = score.Purchases90, ["Purchases365"] = score.Purchases365, ["Risk"] = score.Risk.ToString(),
        };
        if (score is { Value90: { } soon, Value365: { } year })
        {
            (row["Value90"], row["Value365"]) = (soon, year);
        }

        return row;
    }

    private static Score ToScore(TableEntity row) => new(
        CustomerKey.Parse(row.RowKey), LocalDatePattern.Iso.Parse(row.GetString("Date")).Value, Enum.Parse<ScoreKind>(row.GetString("Kind")), row.GetDouble("Alive")!.Value,
        row.GetDouble("Purchases90")!.Value, row.GetDouble("Purchases365")!.Value, row.GetDouble("Value90"), row.GetDouble("Value365"),
        Enum.Parse<RiskLevel>(row.GetString("Risk")));
}
