namespace PostSale.Embedded.Workers;

/// <summary>The time this process lives in: the system's, or, after time travel, that much ahead of it.</summary>
/// <remarks>Thread-safe. Never goes back.</remarks>
public sealed class TravellingClock(IClock system) : IClock
{
    private readonly Lock gate = new();
    private Duration ahead = Duration.Zero;
    private Instant? stopped;

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
}
