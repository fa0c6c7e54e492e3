namespace PostSale.Functions.Tests.Durable;

/// <summary>One orchestration's life: every batch replays its generation from the beginning.</summary>
internal sealed class Instance(string id, Func<TaskOrchestrationContext, Task> orchestrator)
{
    private List<Batch> history = [];
    private List<Asked> recorded = [];

    public string Id { get; } = id;

    public int Generations { get; private set; }

    public bool Runs { get; private set; }

    public int MostOpenTimers { get; private set; }

    public int OpenTimers { get; private set; }

    /// <summary>Begins from nothing, or again after an end.</summary>
    public IReadOnlyList<Asked> Start(DateTime now) => Begin(now, []);

    /// <returns>What the orchestrator newly asks for.</returns>
    public IReadOnlyList<Asked> Take(DateTime now, IReadOnlyList<Occurrence> occurrences)
    {
        history.Add(new(now, occurrences));
        return Execute(now);
    }

    /// <summary>Runs the history once more, and says what was asked for: a replay on another machine.</summary>
    public IReadOnlyList<Asked> Again() => VirtualContext.Replay(Id, history, orchestrator).Context.Asked;

    public IReadOnlyList<Asked> Recorded => recorded;

    private IReadOnlyList<Asked> Begin(DateTime now, IReadOnlyList<Occurrence> carried)
    {
        (history, recorded) = ([], []);
        Runs = true;
        Generations++;
        return Take(now, carried);
    }

    private IReadOnlyList<Asked> Execute(DateTime now)
    {
        var (context, run) = VirtualContext.Replay(Id, history, orchestrator);
        Assert.Equal(recorded, context.Asked.Take(recorded.Count));
        var asked = context.Asked.Skip(recorded.Count).ToList();
        recorded = context.Asked;
        OpenTimers = context.OpenTimers;
        MostOpenTimers = Math.Max(MostOpenTimers, OpenTimers);
        if (!run.IsCompleted)
        {
            return asked;
        }

        if (run.IsFaulted)
        {
            throw run.Exception!;
        }

        Assert.True(context.OpenTimers == 0, "It ended with a timer open: the platform holds it, and it hears nothing.");
        if (asked is [Asked.NewGeneration])
        {
            return Begin(now, [.. context.Buffered.SelectMany(pair => Enumerable.Repeat(new Occurrence.EventRaised(pair.Key), pair.Value))]);
        }

        Runs = false;
        return asked;
    }
}
