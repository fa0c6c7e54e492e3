using PostSale.Application.Serialization;

namespace PostSale.Embedded.Sqlite;

internal sealed class SqliteTasks(Writer writer, Readers readers, StoreNumbers stores, Action arrived) : ITasks
{
    public Task<CustomerTask?> Find(TaskId id, CancellationToken cancellation) => Task.FromResult(readers.Run(session => TaskRows.Find(session, id)?.Task));

    public async Task<IReadOnlyList<CustomerTask>> List(StoreId store, TaskState state, int max, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        return readers.Run(session => state == TaskState.Open
            ? session.Query("SELECT body FROM tasks WHERE store = $1 AND state = 0 ORDER BY due_by, id LIMIT $2", TaskRows.Read, number, max)
            : session.Query("SELECT body FROM tasks WHERE store = $1 AND state = $2 AND state > 0 ORDER BY id DESC LIMIT $3", TaskRows.Read, number, (int)state, max));
    }

    public Task<IReadOnlyList<CustomerTask>> Of(CustomerKey customer, int max, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<CustomerTask>>(
        readers.Run(session => session.Query(
            "SELECT body FROM tasks WHERE customer = (SELECT id FROM customers WHERE key = $1) ORDER BY id DESC LIMIT $2", TaskRows.Read, customer.ToBytes(), max)));

    public async Task<Saved> Close(CustomerTask closed, IReadOnlyList<Fact> facts, Instant now, CancellationToken cancellation)
    {
        var store = await stores.Of(closed.Store, cancellation);
        var rows = FactRow.Of(facts);
        var saved = await writer.Run(
            session =>
            {
                if (TaskRows.Find(session, closed.Id) is not { Task.State: TaskState.Open } held)
                {
                    return Saved.Conflict;
                }

                TaskRows.Update(session, held.Id, closed);
                CustomerRows.Append(session, closed.Customer, closed.Store, store, rows, now);
                return Saved.Done;
            },
            cancellation);
        if (saved == Saved.Done)
        {
            arrived();
        }

        return saved;
    }
}

/// <summary>A task's row: the document, and beside it what is searched.</summary>
internal static class TaskRows
{
    public static CustomerTask Read(Row row) => Document.ReadTask(row.Span(0));

    public static (long Id, CustomerTask Task)? Find(Session session, TaskId id) => session.First<(long, CustomerTask)?>(
        "SELECT id, body FROM tasks WHERE key = $1", row => (row.Long(0), Document.ReadTask(row.Span(1))), id.ToBytes());

    /// <summary>Leaves one that exists as it is: its name says that it is the same piece of work.</summary>
    public static void Insert(Session session, CustomerTask task, long customer, long store) => session.Execute(
        "INSERT OR IGNORE INTO tasks (key, customer, store, state, due_by, body) VALUES ($1, $2, $3, $4, $5, $6)",
        task.Id.ToBytes(), customer, store, (int)task.State, task.DueBy.ToUnixTimeTicks(), Document.Write(task));

    public static void Update(Session session, long id, CustomerTask task) =>
        session.Execute("UPDATE tasks SET state = $1, body = $2 WHERE id = $3", (int)task.State, Document.Write(task), id);

    /// <summary>Cancels one that is still open.</summary>
    public static void Cancel(Session session, TaskId id, Reason reason, Instant now)
    {
        if (Find(session, id) is var (row, task) && task.Cancel(reason, now) is { } cancelled)
        {
            Update(session, row, cancelled);
        }
    }
}
