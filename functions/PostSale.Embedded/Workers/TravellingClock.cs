namespace PostSale.Embedded.Workers;

/// <summary>The time this process lives in: the system's, or, after time travel, that much ahead of it.</summary>
/// <remarks>Thread-safe. Never goes back.</remarks>
public sealed class TravellingClock(IClock system) : IClock, IDisposable
{
    // More requests than this wait for each other where time may jump.
    private const int Most = 64;

    private readonly SemaphoreSlim still = new(Most, Most);
    private readonly Lock gate = new();
    private Duration ahead = Duration.Zero;
    private Instant? stopped;

    /// <summary>It may jump, so that whoever needs it still must hold it.</summary>
    public bool MayJump { get; init; }

    /// <summary>The system's own time.</summary>
    public Instant Wall => system.GetCurrentInstant();

    public Instant GetCurrentInstant()
    {
        lock (gate)
        {
            return stopped ?? system.GetCurrentInstant() + ahead;
        }
    }

    /// <summary>Stands still at a moment until <see cref="Resume"/>.</summary>
    public void StopAt(Instant moment)
    {
        lock (gate)
        {
            stopped = moment;
        }
    }

    /// <summary>Keeps time from jumping until disposed.</summary>
    public Task<IDisposable> Hold(CancellationToken cancellation) => Take(1, cancellation);

    /// <summary>Waits for all who hold the time, and keeps others from holding it until disposed.</summary>
    public Task<IDisposable> Quiet(CancellationToken cancellation) => Take(Most, cancellation);

    private async Task<IDisposable> Take(int places, CancellationToken cancellation)
    {
        var taken = new Places(still);
        try
        {
            for (; taken.Count < places; taken.Count++)
            {
                await still.WaitAsync(cancellation);
            }

            return taken;
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    private sealed class Places(SemaphoreSlim of) : IDisposable
    {
        public int Count { get; set; }

        public void Dispose()
        {
            if (Count > 0)
            {
                of.Release(Count);
                Count = 0;
            }
        }
    }

    /// <summary>Goes on from where it stands.</summary>
    public void Resume()
    {
        lock (gate)
        {
            if (stopped is { } moment)
            {
                ahead = Duration.Max(ahead, moment - system.GetCurrentInstant());
                stopped = null;
            }
        }
    }

    public void Dispose() => still.Dispose();
}
