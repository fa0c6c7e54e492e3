using Azure.Data.Tables;

namespace PostSale.Azure.Tables;

/// <summary>Reads and writes single deliveries, with the index and list rows that follow their states.</summary>
internal sealed class DeliveryRows(TableSet tables, Undertaker due, Undertaker lists)
{
    public static string ListPrefix(StoreId store, InboxState state) => $"d:{Keys.Of(store)}:{(int)state}:";

    public async Task<DeliveryRow?> Find(string partition, string row, CancellationToken cancellation) =>
        await tables.Inbox.Find(partition, row, cancellation) is { } entity ? DeliveryRow.Read(entity) : null;

    /// <summary>Gives a delivery its next version, with rows of the due index and of its state's list that bear this version's name.</summary>
    /// <param name="spread">Chooses the due index's shard.</param>
    /// <returns>The delivery as it is to be written, and the rows that must stand before.</returns>
    public static (DeliveryRow Next, TableEntity? Due, TableEntity? Listed) Prepare(DeliveryRow next, DeliveryRow? before, string spread)
    {
        var token = Keys.Token();
        next = next with { Version = next.Version + 1, Write = token };
        var (due, listed) = ((TableEntity?)null, (TableEntity?)null);
        if (next.State != InboxState.Waiting)
        {
            next = next with { Mark = IndexRow.NoMark };
        }
        else if (before is not { State: InboxState.Waiting } || before.NextTry != next.NextTry)
        {
            due = DueIndex.Row(DueIndex.Deliveries, next.NextTry, spread, next.Partition, next.RowKey, next.Version, token);
            next = next with { Mark = IndexRow.MarkOf(due) };
        }

        if (before?.State != next.State)
        {
            var received = next.Head.ReceivedAt();
            listed = IndexRow.Write(
                ListPrefix(new(next.Head.Store), next.State) + Keys.Month(received),
                $"{Keys.Descending(received)}:{Keys.Descending(next.Order)}:{next.Partition}:{token}",
                next.Partition, next.RowKey, next.Version);
            next = next with { Listed = IndexRow.MarkOf(listed) };
        }

        return (next, due, listed);
    }

    /// <summary>Changes a delivery until nobody comes in between.</summary>
    /// <param name="change">Null leaves it as it is.</param>
    public async Task Change(
        string partition, Func<DeliveryRow, DeliveryRow?> change, CancellationToken cancellation, string rowKey = DeliveryRow.First, byte[]? body = null)
    {
        DeliveryRow? last = null;
        while (await Find(partition, rowKey, cancellation) is { } row && row.Write != last?.Write && change(row) is { } changed)
        {
            var (next, dueRow, listRow) = Prepare(changed, row, partition);
            await Task.WhenAll(
                dueRow is null ? Task.CompletedTask : tables.Due.Put([dueRow], cancellation),
                listRow is null ? Task.CompletedTask : tables.Lists.Put([listRow], cancellation));
            if (body is null
                ? await tables.Inbox.Merge(next.ToEntity(), row.ETag, cancellation)
                : await tables.Inbox.Commit([new(TableTransactionActionType.UpdateReplace, next.ToEntities(body)[0], row.ETag)], cancellation))
            {
                await Afterwards.Try(() => Task.WhenAll(
                    next.Mark == row.Mark ? Task.CompletedTask : Delete(tables.Due, row.Mark),
                    next.Listed == row.Listed ? Task.CompletedTask : Delete(tables.Lists, row.Listed)));
                return;
            }

            last = next;
        }
    }

    /// <summary>Empties a delivery's body.</summary>
    /// <param name="reason">Settles it as ignored, for this; null leaves it as it is.</param>
    public async Task Blank(string partition, string? reason, CancellationToken cancellation, string rowKey = DeliveryRow.First)
    {
        await Change(
            partition,
            row => reason is null ? row : row with { State = InboxState.Ignored, Reason = reason, Tries = row.Tries + (row.State == InboxState.Waiting ? 1 : 0) },
            cancellation,
            rowKey,
            body: []);

        // A large body stood in further rows.
        foreach (var further in await tables.Inbox.All(partition, rowKey + "~", Keys.Behind(rowKey + "~"), cancellation))
        {
            await tables.Inbox.Delete(partition, further.RowKey, cancellation);
        }
    }

    public async Task<InboxItem?> Item(string partition, CancellationToken cancellation) =>
        await tables.Inbox.Find(partition, DeliveryRow.First, cancellation) is { } entity && DeliveryRow.Read(entity) is { } row
            ? await Item(new HeldDelivery(row, entity), cancellation)
            : null;

    /// <summary>The delivery that a row of the due index stands for; null when for none, and a row that never will is removed.</summary>
    public Task<HeldDelivery?> Due(TableEntity index, CancellationToken cancellation) => Confirm(index, row => row.Mark, due, cancellation);

    /// <summary>The delivery that a row of a list stands for; null when for none, and a row that never will is removed.</summary>
    public Task<HeldDelivery?> Listed(TableEntity index, CancellationToken cancellation) => Confirm(index, row => row.Listed, lists, cancellation);

    public async Task<InboxItem> Item(HeldDelivery held, CancellationToken cancellation) =>
        held.Row.ToItem((await Packed.Read(tables.Inbox, held.Entity, cancellation)).Document);

    /// <summary>Removes the index and list rows of a write that did not come about, unless the delivery names them after all.</summary>
    public Task Withdraw(DeliveryRow written) => Afterwards.Try(async () =>
    {
        var held = await Find(written.Partition, written.RowKey, CancellationToken.None);
        await Task.WhenAll(
            held?.Mark == written.Mark ? Task.CompletedTask : Delete(tables.Due, written.Mark),
            held?.Listed == written.Listed ? Task.CompletedTask : Delete(tables.Lists, written.Listed));
    });

    private static async Task Delete(GuardedTable table, string mark)
    {
        if (mark != IndexRow.NoMark)
        {
            var (partition, row) = IndexRow.Key(mark);
            await table.Delete(partition, row, CancellationToken.None);
        }
    }

    private async Task<HeldDelivery?> Confirm(TableEntity entity, Func<DeliveryRow, string> mark, Undertaker undertaker, CancellationToken cancellation)
    {
        var index = IndexRow.Read(entity);
        var held = await tables.Inbox.Find(index.Partition, index.Row, cancellation);
        if (held is not null && DeliveryRow.Read(held) is { } row && mark(row) == index.Mark)
        {
            return new(row, held);
        }

        await undertaker.Bury(index, DeliveryRow.VersionOf(held), () => Touch(index, held, cancellation), cancellation);
        return null;
    }

    private Task<bool> Touch(IndexRow index, TableEntity? held, CancellationToken cancellation)
    {
        var entity = new TableEntity(index.Partition, index.Row) { [nameof(DeliveryRow.Version)] = DeliveryRow.VersionOf(held) + 1 };
        return held is null ? tables.Inbox.Add(entity, cancellation) : tables.Inbox.Merge(entity, held.ETag, cancellation);
    }
}
