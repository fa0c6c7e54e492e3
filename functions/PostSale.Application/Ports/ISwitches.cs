namespace PostSale.Application.Ports;

/// <summary>What people have switched in a store while it runs. Nothing is switched by default.</summary>
public sealed record StoreSwitches
{
    public static StoreSwitches None { get; } = new();

    /// <summary>Nothing leaves.</summary>
    public bool KillSwitch { get; init; }

    /// <summary>Nothing leaves on these channels.</summary>
    public ImmutableArray<Channel> ChannelsOff { get; init; } = [];

    /// <summary>Nothing of these purposes leaves.</summary>
    public ImmutableArray<Purpose> PurposesOff { get; init; } = [];

    /// <summary>Nothing but transactional messages leaves, until <see cref="PausedUntil"/>.</summary>
    public bool Paused { get; init; }

    /// <summary>Null until somebody resumes.</summary>
    public Instant? PausedUntil { get; init; }

    /// <summary>As whoever switched says; may be empty.</summary>
    public string Why { get; init; } = "";

    public string ChangedBy { get; init; } = "";

    public Instant? ChangedAt { get; init; }

    /// <summary>All of the store is being forgotten, asked for then.</summary>
    public Instant? ErasingSince { get; init; }
}

/// <summary>Keeps what is switched, per store.</summary>
/// <remarks>Thread-safe. Every write is durable when it returns. Transport failures throw <see cref="StoreUnavailableException"/>.</remarks>
public interface ISwitches
{
    /// <returns>Of the stores in which anything was ever switched.</returns>
    Task<IReadOnlyDictionary<StoreId, StoreSwitches>> All(CancellationToken cancellation);

    /// <summary>Changes a store's switches, however many do so at a time.</summary>
    /// <param name="change">May be asked more than once.</param>
    /// <returns>As they are now.</returns>
    Task<StoreSwitches> Change(StoreId store, Func<StoreSwitches, StoreSwitches> change, CancellationToken cancellation);
}
