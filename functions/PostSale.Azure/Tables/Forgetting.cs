using Azure;
using Azure.Data.Tables;

namespace PostSale.Azure.Tables;

/// <summary>
/// Removes what is kept of a customer, and leaves a row that keeps the version, by which late writers lose their races and index rows are told
/// dead. Every kind of row that says anything about a customer is named here, but for aliases and deliveries.
/// </summary>
internal sealed class Forgetting(TableSet tables, CustomerPartition partition)
{
    // Of the customer's partition, everything but the customer (c), messages (m:) and tasks (w:): facts (f:), their keys (k:), what turns
    // still owe (r:), contents (t:), sums of uses (u:) and their keys (v:), and further rows of the customer's document (c~).
    private static readonly string[] Removed = ["c~", "f:", "k:", "r:", "t:", "u:", "v:"];

    // Beside the customer's row.
    private const int MostPerWrite = 80;

    public async Task Run(Customer gone, Instant now, Instant? wake, CancellationToken cancellation)
    {
        if (!await Close(gone, now, wake, cancellation))
        {
            return;
        }

        // Nobody writes here any more but to settle what a sender has claimed; what is read now may go.
        foreach (var prefix in Removed)
        {
            await Remove(gone.Key, prefix, cancellation);
        }

        foreach (var table in new[] { tables.Purchases, tables.Scores })
        {
            var shard = PurchaseRow.Partition(gone.Store, gone.Key);
            foreach (var row in await table.All(shard, gone.Key.Value, Keys.Behind(gone.Key.Value), cancellation))
            {
                await table.Delete(shard, row.RowKey, cancellation);
            }
        }

        await foreach (var line in tables.Timeline.Rows(
            TableClient.CreateQueryFilter($"PartitionKey ge {gone.Key + ":"} and PartitionKey lt {Keys.Behind(gone.Key + ":")}"), GuardedTable.Page, cancellation))
        {
            await tables.Timeline.Delete(line.PartitionKey, line.RowKey, cancellation);
        }
    }

    /// <summary>Writes the record of one who is gone, cancels what is pending and open, and blanks what tasks say.</summary>
    /// <returns>False when there is no such customer.</returns>
    private async Task<bool> Close(Customer gone, Instant now, Instant? wake, CancellationToken cancellation)
    {
        for (var done = false; !done;)
        {
            var row = await partition.Row(gone.Key, cancellation);
            if (!row.Exists)
            {
                return false;
            }

            var write = new PartitionWrite(row);
            write.Replace(gone);
            write.WakeAt(wake);
            write.AwaitsUse = false;
            write.Facts = 0;
            write.SeeUses();
            var messages = (await tables.Customers.All(gone.Key.Value, MessageRows.Prefix, Keys.Behind(MessageRows.Prefix), cancellation))
                .Select(MessageRows.Read)
                .Where(held => held.Message.State == MessageState.Pending).ToList();
            var tasks = (await tables.Customers.All(gone.Key.Value, TaskRows.Prefix, Keys.Behind(TaskRows.Prefix), cancellation))
                .Select(TaskRows.Read)
                .Where(task => task.State == TaskState.Open || task.Note is not null).ToList();
            foreach (var held in messages.Take(MostPerWrite / 2))
            {
                var cancelled = MessageRows.Change(write, held, held.Message.Cancel(Reason.Erased, now)!);
                write.Actions.Add(new(TableTransactionActionType.UpdateReplace, MessageRows.Entity(cancelled), ETag.All));
            }

            foreach (var task in tasks.Take(MostPerWrite / 2))
            {
                TaskRows.Change(write, isNew: false, task.Forget(now));
            }

            // What does not fit into one transaction is found by the next.
            var isAll = messages.Count <= MostPerWrite / 2 && tasks.Count <= MostPerWrite / 2;
            if (await partition.Commit(write, cancellation) || await partition.WasWritten(write, cancellation))
            {
                await partition.CleanUp(write);
                done = isAll;
            }
        }

        return true;
    }

    private async Task Remove(CustomerKey key, string prefix, CancellationToken cancellation)
    {
        while (true)
        {
            var row = await partition.Row(key, cancellation);
            var rows = await tables.Customers.First(
                TableClient.CreateQueryFilter($"PartitionKey eq {key.Value} and RowKey ge {prefix} and RowKey lt {Keys.Behind(prefix)}"), MostPerWrite, cancellation);
            if (rows.Count == 0)
            {
                return;
            }

            var write = new PartitionWrite(row) { Facts = 0 };
            rows.ForEach(one => write.Remove(one.RowKey));
            await partition.Commit(write, cancellation);
        }
    }
}
