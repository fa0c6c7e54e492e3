using Azure;
using Azure.Data.Tables;

namespace PostSale.Azure.Tables;

internal sealed class TableCustomers(TableSet tables, DueIndex due, CustomerPartition partition, Action arrived) : ICustomers
{
    private readonly Timeline timeline = new(tables, partition);
    private readonly UseRows uses = new(tables.Customers);

    /// <summary>Where what is bought is written, too.</summary>
    public TablePurchases? Purchases { get; set; }

    public Task<int> Shed(int shard, Instant before, CancellationToken cancellation) => timeline.Shed(shard, before, cancellation);

    public Task<LoadedCustomer?> Load(CustomerKey key, CancellationToken cancellation) => partition.Load(key, cancellation);

    public async Task<bool> Append(CustomerKey key, StoreId store, IReadOnlyList<Fact> facts, Instant wake, CancellationToken cancellation)
    {
        // Many facts take several transactions. A repetition after a failure finds those that were written by their keys.
        foreach (var part in FactRows.Parts(facts.DistinctBy(fact => fact.Key)))
        {
            if (!await AppendPart(key, store, part, wake, cancellation))
            {
                return false;
            }
        }

        arrived();
        return true;
    }

    public async Task<Used> Use(CustomerKey key, StoreId store, IReadOnlyList<Use> told, Instant wake, CancellationToken cancellation)
    {
        var used = Used.Counted;
        foreach (var part in UseRows.Parts(told.DistinctBy(use => use.Key)))
        {
            var one = await UsePart(key, store, part, wake, cancellation);
            used = one > used ? one : used;
        }

        if (used == Used.Woken)
        {
            arrived();
        }

        return used;
    }

    public async Task<Saved> Save(LoadedCustomer loaded, Turn turn, Instant now, CancellationToken cancellation)
    {
        var key = turn.Customer.Key;
        if (Purchases is not null)
        {
            await Purchases.Take(loaded.Facts, turn.Customer, cancellation);
        }

        var (row, further) = CustomerRow.FromVersion(key, loaded.Version);
        var write = new PartitionWrite(row);
        write.Replace(turn.Customer);
        write.WakeAt(loaded.HasMore ? now : turn.NextWake);
        write.AwaitsUse = turn.AwaitsUse;
        if (loaded.Uses.Count > 0)
        {
            write.SeeUses();
        }

        FactRows.Remove(write, loaded.Facts, further);
        await TurnTasks.Prepare(tables.Customers, write, turn, now, cancellation);
        var messages = await TurnMessages.Prepare(tables.Customers, write, turn, now, cancellation);
        var rest = new TurnRest(key, write.Version, loaded.Facts, [.. turn.Effects.OfType<Effect.Note>().Select(note => note.Decision)], []);
        var whole = messages.ConvertAll(change => change.Held is null
            ? new TableTransactionAction(TableTransactionActionType.Add, MessageRows.Entity(change.Next))
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, MessageRows.Entity(change.Next), ETag.All));
        if (!Limits.Fit([.. write.Build(), .. whole, .. Rows(rest)]))
        {
            // One transaction must decide whether the turn has happened. It then holds the messages as something owed, and
            // whoever reads this customer next, we first of all, writes their rows before doing anything else.
            rest = rest with { Messages = messages.ConvertAll(change => change.Next) };
            whole = [];
            write.IsUnfinished = true;
        }

        write.Actions.AddRange([.. whole, .. Rows(rest)]);
        if (!await partition.Commit(write, cancellation) && !await partition.WasWritten(write, cancellation))
        {
            return Saved.Conflict;
        }

        await Task.WhenAll(partition.CleanUp(write), Afterwards.Try(() => Conclude(rest)));
        return Saved.Done;
    }

    public async Task<IReadOnlyList<CustomerKey>> Due(Instant now, int max, CancellationToken cancellation) =>
        (await Asleep(now, max, cancellation)).ConvertAll(row => row.Key);

    public async Task<Instant?> NextDue(CancellationToken cancellation) => await Asleep(null, 1, cancellation) is [var row] ? row.Wake : null;

    public async Task<IReadOnlyList<CustomerSummary>> List(StoreId store, CustomerKey? after, int max, CancellationToken cancellation)
    {
        var (prefix, first) = (ListPrefix(store), after?.Value ?? "");
        var from = prefix + (first.Length == 0 ? "" : first[..2]);
        var rows = tables.Lists.Rows(
            TableClient.CreateQueryFilter($"PartitionKey ge {from} and PartitionKey lt {Keys.Behind(prefix)} and RowKey gt {first}"), Math.Clamp(max, 1, GuardedTable.Page), cancellation);
        return await Confirmed.Take(rows, max, row => partition.Summary(CustomerKey.Parse(row.RowKey), cancellation), cancellation);
    }

    public Task<IReadOnlyList<TimelineLine>> Timeline(CustomerKey key, int max, CancellationToken cancellation) => timeline.Read(key, max, cancellation);

    public async Task Forget(Customer gone, Instant now, Instant? wake, CancellationToken cancellation)
    {
        await new Forgetting(tables, partition).Run(gone, now, wake, cancellation);
        if (Purchases is not null)
        {
            await Purchases.Forget(gone.Store, gone.Key, cancellation);
        }

        arrived();
    }

    private async Task<bool> AppendPart(CustomerKey key, StoreId store, List<Fact> facts, Instant wake, CancellationToken cancellation)
    {
        PartitionWrite? last = null;
        for (var row = await partition.Row(key, cancellation); row.Write != last?.Token; row = await partition.Row(key, cancellation))
        {
            if (row.Gone == CustomerRow.Erased)
            {
                return false;
            }

            // Nearly every fact is new, so the first try asks for none; it fails as a whole when one is known.
            var news = last is null || facts.Count == 0 ? facts : await partition.Unknown(key, facts, cancellation);
            if (row.Exists && news.Count == 0 && row.Wake <= wake)
            {
                return true;
            }

            var write = new PartitionWrite(row);
            if (!row.Exists)
            {
                write.First.Add((set => set.Lists, new(ListPrefix(store) + key.Value[..2], key.Value)));
                write.Replace(Customer.New(key, store));
            }

            write.WakeBy(wake);
            FactRows.Add(write, news);
            if (await partition.Commit(write, cancellation))
            {
                await partition.CleanUp(write);
                return true;
            }

            last = write;
        }

        await partition.CleanUp(last!);
        return true;
    }

    private async Task<Used> UsePart(CustomerKey key, StoreId store, Use[] part, Instant wake, CancellationToken cancellation)
    {
        PartitionWrite? last = null;
        var row = await partition.Row(key, cancellation);
        for (; row.Write != last?.Token; row = await partition.Row(key, cancellation))
        {
            if (row.Gone.Length > 0)
            {
                return Used.Gone;
            }

            var news = last is null ? [.. part] : await uses.Unknown(key, part, cancellation);
            if (news.Count == 0)
            {
                return Used.Counted;
            }

            var write = new PartitionWrite(row);
            if (!row.Exists)
            {
                write.First.Add((set => set.Lists, new(ListPrefix(store) + key.Value[..2], key.Value)));
                write.Replace(Customer.New(key, store));
            }

            await uses.Add(write, news, cancellation);
            if (write.AwaitsUse)
            {
                write.WakeBy(wake);
            }

            last = write;
            if (await partition.Commit(write, cancellation))
            {
                break;
            }
        }

        await partition.CleanUp(last!);
        return last!.AwaitsUse ? Used.Woken : Used.Counted;
    }

    private static IEnumerable<TableTransactionAction> Rows(TurnRest rest) =>
        rest.IsEmpty ? [] : rest.ToEntities().Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row));

    private async Task Conclude(TurnRest rest)
    {
        if (rest.Messages.Count > 0)
        {
            await partition.Row(rest.Key, CancellationToken.None);
        }

        if (!rest.IsEmpty)
        {
            await timeline.Write(rest, CancellationToken.None);
        }
    }

    private Task<List<CustomerRow>> Asleep(Instant? until, int max, CancellationToken cancellation) => Confirmed.Take(
        due.Rows(DueIndex.Customers, null, until, "", cancellation), max, row => partition.Confirm(IndexRow.Read(row), cancellation), cancellation);

    private static string ListPrefix(StoreId store) => $"c:{Keys.Of(store)}:";
}
