using PostSale.Application.Ports;

namespace PostSale.Application.Work;

/// <summary>What came of closing a task.</summary>
public abstract record Closing
{
    private Closing() { }

    public sealed record Closed(CustomerTask Task) : Closing;

    public sealed record NoSuchTask : Closing;

    /// <summary>Somebody else was first, or it was taken back.</summary>
    public sealed record NotOpen(CustomerTask Task) : Closing;

    /// <param name="Allowed">The words that its strategy offers.</param>
    public sealed record UnknownOutcome(IReadOnlyList<string> Allowed) : Closing;
}

/// <summary>Takes down what a person did. The journey that asked for it goes on with the outcome.</summary>
public sealed class CloseTask(ITasks tasks, IShops shops)
{
    /// <summary>The longest note kept, in characters; the rest is cut off.</summary>
    public const int LongestNote = 4000;

    /// <param name="outcome">One of the words that <see cref="Outcomes"/> offers.</param>
    /// <param name="note">As written; may be empty.</param>
    public async Task<Closing> Run(TaskId id, string outcome, string note, Instant now, CancellationToken cancellation)
    {
        if (await tasks.Find(id, cancellation) is not { } task)
        {
            return new Closing.NoSuchTask();
        }

        var allowed = Outcomes(task);
        if (!allowed.Contains(outcome))
        {
            return new Closing.UnknownOutcome(allowed);
        }

        var kept = note.Length <= LongestNote ? note : note[..LongestNote];
        if (task.Close(outcome, kept, now) is not { } closed)
        {
            return new Closing.NotOpen(task);
        }

        var fact = new Fact.TaskClosed(id, outcome, kept) { Key = $"task:{id}", OccurredAt = now, ReceivedAt = now };
        return await tasks.Close(closed, [fact], now, cancellation) == Saved.Done
            ? new Closing.Closed(closed)
            : new Closing.NotOpen(await tasks.Find(id, cancellation) ?? task);
    }

    /// <summary>The words one of which closes a task: its own version's, else the usual ones.</summary>
    public ImmutableArray<string> Outcomes(CustomerTask task) =>
        shops.Find(task.Store)?.Plans.Find(task.Effect.Journey, task.Version)?.Find(task.Effect.Touchpoint)?.Task?.Outcomes
        ?? TaskPlan.UsualOutcomes;
}
