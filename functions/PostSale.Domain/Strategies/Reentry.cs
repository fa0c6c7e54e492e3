namespace PostSale.Domain.Strategies;

/// <summary>Whether a customer who has been in a journey may enter it again. Journeys about orders are entered once per order.</summary>
public abstract record Reentry
{
    private Reentry() { }

    /// <summary>Never again, unless what it began with was undone.</summary>
    public sealed record Once : Reentry;

    /// <summary>Every new beginning ends the run before it.</summary>
    public sealed record Restart : Reentry;

    /// <summary>Again when so much time has passed since the last beginning.</summary>
    public sealed record After(Duration Pause) : Reentry;
}
