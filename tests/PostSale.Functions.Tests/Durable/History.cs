namespace PostSale.Functions.Tests.Durable;

/// <summary>What happened to an instance.</summary>
internal abstract record Occurrence
{
    public sealed record ActivityDone(int Task, string? Output) : Occurrence;

    public sealed record ActivityFailed(int Task) : Occurrence;

    public sealed record TimerFired(int Task) : Occurrence;

    public sealed record EventRaised(string Name) : Occurrence;
}

/// <summary>What an orchestrator asked for, in order. A replay must ask for the same.</summary>
internal abstract record Asked
{
    public sealed record Activity(int Task, string Name, string Input, RetryPolicy? Retry) : Asked
    {
        public bool Equals(Activity? other) => other is not null && Task == other.Task && Name == other.Name && Input == other.Input;

        public override int GetHashCode() => Task;
    }

    public sealed record Timer(int Task, DateTime At) : Asked;

    public sealed record NewGeneration : Asked;
}

/// <summary>Occurrences that reached the instance together, at one moment.</summary>
internal sealed record Batch(DateTime At, IReadOnlyList<Occurrence> Occurrences);
