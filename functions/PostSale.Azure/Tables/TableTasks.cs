using Azure;
using Azure.Data.Tables;
using PostSale.Application;
using PostSale.Application.Serialization;

namespace PostSale.Azure.Tables;

internal sealed class TableTasks(TableSet tables, CustomerPartition partition, Action arrived) : ITasks
{
    public async Task<CustomerTask?> Find(TaskId id, CancellationToken cancellation) =>
        await tables.Messages.Find(id.Value, TaskRows.Lookup, cancellation) is { } lookup
            ? await TaskRows.Find(tables.Customers, CustomerKey.Parse(lookup.GetString("Customer")), id, cancellation)
            : null;

    public async Task<IReadOnlyList<CustomerTask>> List(StoreId store, TaskState state, int max, CancellationToken cancellation) => await Confirmed.Take(
        tables.Lists.Rows(TableClient.CreateQueryFilter($"PartitionKey eq {TaskRows.ListOf(store, state)}"), Math.Clamp(max, 1, GuardedTable.Page), cancellation),
        max,
        async row => await TaskRows.Find(tables.Customers, CustomerKey.Parse(row.GetString("Customer")), TaskId.Parse(row.GetString("Task")), cancellation) is { } task
            && task.State == state ? task : null,
        cancellation);

    public async Task<IReadOnlyList<CustomerTask>> Of(CustomerKey customer, int max, CancellationToken cancellation)
    {
        await partition.Row(customer, cancellation);
        return (await tables.Customers.All(customer.Value, TaskRows.Prefix, Keys.Behind(TaskRows.Prefix), cancellation))
            .Select(TaskRows.Read)
            .OrderByDescending(task => task.CreatedAt).ThenByDescending(task => task.Id)
            .Take(max).ToList();
    }

    public async Task<Saved> Close(CustomerTask closed, IReadOnlyList<Fact> facts, Instant now, CancellationToken cancellation)
    {
        PartitionWrite? last = null;
        while (true)
        {
            var row = await partition.Row(closed.Customer, cancellation);
            if (last is not null && row.Write == last.Token)
            {
                break;
            }

            if (!row.Exists || await TaskRows.Find(tables.Customers, closed.Customer, closed.Id, cancellation) is not { State: TaskState.Open })
            {
                return Saved.Conflict;
            }

            var write = new PartitionWrite(row);
            TaskRows.Change(write, isNew: false, closed);
            FactRows.Add(write, await partition.Unknown(closed.Customer, [.. facts.DistinctBy(fact => fact.Key)], cancellation));
            write.WakeBy(now);
            last = write;
            if (await partition.Commit(write, cancellation))
            {
                break;
            }
        }

        await partition.CleanUp(last);
        arrived();
        return Saved.Done;
    }
}

/// <summary>Tasks in their customers' partitions, and the list rows that follow their states.</summary>
internal static class TaskRows
{
    public const string Prefix = "w:";

    /// <summary>The row that says whose a task is, beside those that say it of messages.</summary>
    public const string Lookup = "t";

    public static string ListOf(StoreId store, TaskState state) => $"t:{Keys.Of(store)}:{Words.Of(state)}";

    public static CustomerTask Read(TableEntity row) => Document.ReadTask(Packed.Read(row));

    public static async Task<CustomerTask?> Find(GuardedTable customers, CustomerKey customer, TaskId id, CancellationToken cancellation) =>
        await customers.Find(customer.Value, Prefix + id.Value, cancellation) is { } row ? Read(row) : null;

    /// <summary>Prepares a task's row and the rows of the lists it comes to stand in; it leaves the list of the open when it is closed.</summary>
    public static void Change(PartitionWrite write, bool isNew, CustomerTask to)
    {
        if (isNew)
        {
            write.First.Add((set => set.Messages, new(to.Id.Value, Lookup) { ["Customer"] = to.Customer.Value }));
        }
        else
        {
            var open = Listed(to with { State = TaskState.Open });
            write.Last.Add((set => set.Lists, open.PartitionKey, open.RowKey));
        }

        write.First.Add((set => set.Lists, Listed(to)));
        var entity = new TableEntity(to.Customer.Value, Prefix + to.Id.Value) { [nameof(CustomerTask.State)] = to.State.ToString() };
        if (Packed.Put(entity, Document.Write(to)).Count > 0)
        {
            throw new StorageLimitException($"Task {to.Id} takes more than an entity holds.");
        }

        write.Actions.Add(isNew
            ? new(TableTransactionActionType.Add, entity)
            : new(TableTransactionActionType.UpdateReplace, entity, ETag.All));
    }

    // Open ones by when they should be done, the others newest created first.
    private static TableEntity Listed(CustomerTask task) => new(
        ListOf(task.Store, task.State),
        $"{(task.State == TaskState.Open ? Keys.Ascending(task.DueBy) : Keys.Descending(task.CreatedAt))}:{task.Id}")
    {
        ["Customer"] = task.Customer.Value,
        ["Task"] = task.Id.Value,
    };
}
