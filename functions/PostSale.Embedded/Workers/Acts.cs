namespace PostSale.Embedded.Workers;

/// <summary>Something that happens at a moment of a past that is lived through.</summary>
public sealed record Act(Instant At, Func<Instant, CancellationToken, Task> Do);

/// <summary>What happens in a past that is lived through, in order of time. One act may bring on another, at a moment that has not come yet.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class Acts
{
    // Of acts at the same moment the one told first goes first.
    private readonly PriorityQueue<Act, (Instant At, int Number)> waiting = new();
    private readonly Lock one = new();
    private int told;

    public Acts(IEnumerable<Act> first)
    {
        foreach (var act in first)
        {
            Add(act);
        }
    }

    /// <summary>When the next one is; null when none waits.</summary>
    public Instant? Next
    {
        get
        {
            lock (one)
            {
                return waiting.TryPeek(out var act, out _) ? act.At : null;
            }
        }
    }

    public void Add(Act act)
    {
        lock (one)
        {
            waiting.Enqueue(act, (act.At, told++));
        }
    }

    /// <summary>Takes out all that happens until <paramref name="moment"/>, inclusive.</summary>
    internal IReadOnlyList<Act> Until(Instant moment)
    {
        var taken = new List<Act>();
        lock (one)
        {
            while (waiting.TryPeek(out var act, out _) && act.At <= moment)
            {
                taken.Add(waiting.Dequeue());
            }
        }

        return taken;
    }
}
