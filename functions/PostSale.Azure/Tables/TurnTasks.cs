namespace PostSale.Azure.Tables;

/// <summary>What becomes of a turn's tasks: one that exists is left as it is, and only an open one is taken back.</summary>
internal static class TurnTasks
{
    public static async Task Prepare(GuardedTable customers, PartitionWrite write, Turn turn, Instant now, CancellationToken cancellation)
    {
        var next = new Dictionary<TaskId, (bool IsNew, CustomerTask Task)>();
        foreach (var effect in turn.Effects)
        {
            if (effect is Effect.Assign { Task: var task } && !next.ContainsKey(task.Id)
                && await TaskRows.Find(customers, write.Key, task.Id, cancellation) is null)
            {
                next.Add(task.Id, (true, task));
            }
            else if (effect is Effect.Withdraw withdraw)
            {
                var (isNew, open) = next.TryGetValue(withdraw.Task, out var before)
                    ? before
                    : (false, await TaskRows.Find(customers, write.Key, withdraw.Task, cancellation));
                if (open?.Cancel(withdraw.Reason, now) is { } cancelled)
                {
                    next[withdraw.Task] = (isNew, cancelled);
                }
            }
        }

        foreach (var (isNew, task) in next.Values)
        {
            TaskRows.Change(write, isNew, task);
        }
    }
}
