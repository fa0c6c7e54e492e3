using PostSale.Application.Ports;

namespace PostSale.Application.Starting;

/// <summary>The configured stores, each as it goes by its strategy and is switched now. The gate asks their policies when it plans and when it sends.</summary>
/// <remarks>
/// Thread-safe. What this process switches holds at once. Where several processes serve one store, the others hear of it at their next
/// <see cref="Refresh"/>.
/// </remarks>
public sealed class Switchboard(IShops configured, ISwitches switches) : IShops
{
    private readonly Lock one = new();
    private volatile IReadOnlyDictionary<StoreId, StoreSwitches> current = new Dictionary<StoreId, StoreSwitches>();
    private volatile IReadOnlyDictionary<StoreId, Shop> shops = configured.All.ToDictionary(shop => shop.Id);

    public IReadOnlyCollection<Shop> All => [.. shops.Values];

    public Shop? Find(StoreId id) => shops.GetValueOrDefault(id);

    public StoreSwitches Of(StoreId store) => current.GetValueOrDefault(store, StoreSwitches.None);

    public StrategyHash? Configured(StoreId id) => configured.Configured(id);

    /// <summary>Reads what is switched, and which strategy the stores go by.</summary>
    public async Task Refresh(CancellationToken cancellation)
    {
        await configured.Refresh(cancellation);
        var all = await switches.All(cancellation);
        lock (one)
        {
            // Looked at within, so that of two who refresh at a time the last to write has seen the latest.
            current = all;
            shops = configured.All.ToDictionary(shop => shop.Id, shop => shop with { Policies = Switched(shop.Policies, all.GetValueOrDefault(shop.Id, StoreSwitches.None)) });
        }
    }

    /// <inheritdoc cref="ISwitches.Change"/>
    public async Task<StoreSwitches> Change(StoreId store, Func<StoreSwitches, StoreSwitches> change, CancellationToken cancellation)
    {
        var changed = await switches.Change(store, change, cancellation);
        await Refresh(cancellation);
        return changed;
    }

    private static Policies Switched(Policies policies, StoreSwitches switched) => policies with
    {
        KillSwitch = policies.KillSwitch || switched.KillSwitch,
        ChannelsOff = switched.ChannelsOff,
        PurposesOff = switched.PurposesOff,
        PausedUntil = switched.Paused ? switched.PausedUntil ?? Instant.MaxValue : policies.PausedUntil,
    };
}
