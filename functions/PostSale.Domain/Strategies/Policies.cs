namespace PostSale.Domain.Strategies;

/// <summary>The rules a store holds every contact to. Always the current ones, whatever version a run is pinned to.</summary>
public sealed record Policies
{
    /// <summary>The store's zone; used for customers whose own is unknown.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>Local time of a touchpoint that falls on a day. Default 10:00.</summary>
    public LocalTime SendAt { get; init; } = new(10, 0);

    /// <summary>Minutes over which <see cref="SendAt"/> is spread by hash: 0 to this, exclusive. Default 30; 1 means none.</summary>
    public int SpreadMinutes { get; init; } = 30;

    /// <summary>A purchase that arrives later than this after it happened is history. Default 7 days.</summary>
    public Duration LateAfter { get; init; } = Duration.FromDays(7);

    /// <summary>How long a touchpoint may be late before it is skipped. Default 3 days.</summary>
    public Duration ExpiresAfter { get; init; } = Duration.FromDays(3);

    /// <summary>Non-transactional messages a person gets on one local day at most. Default 1.</summary>
    public int PerDay { get; init; } = 1;

    /// <summary>Marketing messages a person gets in 7 local days at most. Default 2.</summary>
    public int MarketingPerWeek { get; init; } = 2;

    /// <summary>Segments that an SMS with usual names may take at most; asked when a strategy is checked. Default 2.</summary>
    public int SmsSegments { get; init; } = 2;

    public ConsentMode Consent { get; init; } = ConsentMode.Explicit;

    public ConfirmationMode Confirmation { get; init; } = ConfirmationMode.Confirm;

    /// <summary>Nothing leaves while this is set.</summary>
    public bool KillSwitch { get; init; }

    /// <summary>Nothing but transactional messages leaves before; null when the store is not paused.</summary>
    public Instant? PausedUntil { get; init; }

    /// <summary>ISO 4217, upper case: what <see cref="Condition.Spent"/> counts.</summary>
    public string Currency { get; init; } = "BRL";

    public Holidays Holidays { get; init; } = Holidays.None;

    /// <summary>How long a bad score keeps marketing away. Default 180 days.</summary>
    public int DetractorDays { get; init; } = 180;

    public ImmutableDictionary<Channel, Window> Windows { get; init; } = Window.Defaults;

    public Window WindowOf(Channel channel) => Windows.GetValueOrDefault(channel, Window.Office);
}
