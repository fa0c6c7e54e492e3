using PostSale.Application.Ports;
using PostSale.Application.Settings;
using PostSale.Application.Strategies;

namespace PostSale.Application.Starting;

/// <summary>The stores as the settings say, each with the version of its strategy that it goes by.</summary>
/// <remarks>
/// Which version that is, is kept with the data (<see cref="Adoption"/>): what was applied last, or what the configured folder holds, whichever
/// changed later. Thread-safe.
/// </remarks>
public sealed class ConfiguredShops : IShops
{
    private readonly PostSaleSettings settings;
    private readonly Dictionary<StoreId, (string Folder, Strategy Strategy)> configured;
    private readonly IStrategies kept;
    private readonly Lock one = new();
    private volatile IReadOnlyDictionary<StoreId, Shop> shops = new Dictionary<StoreId, Shop>();
    private volatile ImmutableDictionary<StrategyHash, Strategy> versions;
    private volatile ImmutableHashSet<StrategyHash> unreadable = [];

    private ConfiguredShops(PostSaleSettings settings, Dictionary<StoreId, (string, Strategy)> configured, IStrategies kept)
    {
        (this.settings, this.configured, this.kept) = (settings, configured, kept);
        versions = this.configured.Values.Select(store => store.Strategy).DistinctBy(strategy => strategy.Hash).ToImmutableDictionary(strategy => strategy.Hash);
    }

    public IReadOnlyCollection<Shop> All => [.. shops.Values];

    public Shop? Find(StoreId id) => shops.GetValueOrDefault(id);

    /// <summary>Reads every store's strategy, and keeps each version so that runs in flight find the one they entered. A folder that was changed since the last start counts.</summary>
    /// <param name="folders">Where a relative strategy folder may be, the nearest first.</param>
    /// <exception cref="StartupException">A strategy is missing or faulty; one line per fault.</exception>
    public static async Task<ConfiguredShops> Read(
        PostSaleSettings settings, IReadOnlyList<string> folders, IStrategies kept, Instant now, CancellationToken cancellation)
    {
        var read = new ConfiguredShops(settings, Configured(settings, folders), kept);
        foreach (var (id, (_, strategy)) in read.configured)
        {
            await kept.Keep(strategy.Hash, strategy.Files, cancellation);
            await kept.Adopt(id, held => held.Starts(strategy.Hash, now), cancellation);
        }

        await read.Begin(cancellation);
        return read;
    }

    /// <summary>The same without writing anything: a folder that was changed since the last start does not count yet.</summary>
    /// <inheritdoc cref="Read"/>
    public static async Task<ConfiguredShops> Look(
        PostSaleSettings settings, IReadOnlyList<string> folders, IStrategies kept, CancellationToken cancellation)
    {
        var read = new ConfiguredShops(settings, Configured(settings, folders), kept);
        await read.Begin(cancellation);
        return read;
    }

    /// <inheritdoc/>
    public async Task Refresh(CancellationToken cancellation)
    {
        var adoptions = await kept.Adoptions(cancellation);
        foreach (var hash in adoptions.Where(store => configured.ContainsKey(store.Key)).SelectMany(store => Named(store.Value)).Distinct())
        {
            if (!versions.ContainsKey(hash) && !unreadable.Contains(hash))
            {
                Take(hash, await kept.Find(hash, cancellation));
            }
        }

        lock (one)
        {
            shops = configured.ToDictionary(store => store.Key, store => Shop(store.Key, adoptions.GetValueOrDefault(store.Key, Adoption.None)));
        }
    }

    /// <inheritdoc/>
    public StrategyHash? Configured(StoreId id)
    {
        try
        {
            return configured.TryGetValue(id, out var store) && Load(store.Folder, []) is StrategyResult.Loaded loaded ? loaded.Strategy.Hash : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // It is as it is; the next start says what is wrong with it.
            return null;
        }
    }

    private async Task Begin(CancellationToken cancellation)
    {
        foreach (var (hash, files) in await kept.All(cancellation))
        {
            Take(hash, files);
        }

        await Refresh(cancellation);
    }

    private static IEnumerable<StrategyHash> Named(Adoption adoption) =>
        adoption.History.Select(adopted => adopted.Version).Concat(adoption.Current is { } current ? [current] : []);

    // A version this program can no longer read leaves its runs to the current one.
    private void Take(StrategyHash hash, IReadOnlyDictionary<string, string>? files)
    {
        if (files is null || versions.ContainsKey(hash))
        {
            return;
        }

        var loaded = StrategyLoader.LoadKept(files) as StrategyResult.Loaded;
        lock (one)
        {
            (versions, unreadable) = loaded is null ? (versions, unreadable.Add(hash)) : (versions.SetItem(hash, loaded.Strategy), unreadable);
        }
    }

    private Shop Shop(StoreId id, Adoption adoption)
    {
        if (shops.TryGetValue(id, out var held))
        {
            // Of two who look at a time, the one who read earlier may be the later here.
            adoption = adoption.Number < held.Adoption.Number ? held.Adoption : adoption;
            if (held.Earlier == versions && held.Unreadable == unreadable && held.Adoption.Current == adoption.Current)
            {
                return held with { Adoption = adoption };
            }
        }

        var store = settings.Stores[id.Value];
        var strategy = adoption.Current is { } current && versions.TryGetValue(current, out var known) ? known : configured[id].Strategy;
        return new(id, store, strategy, versions, StorePolicies.Of(strategy, store, killSwitch: false)) { Adoption = adoption, Unreadable = unreadable };
    }

    private static Dictionary<StoreId, (string Folder, Strategy Strategy)> Configured(PostSaleSettings settings, IReadOnlyList<string> folders)
    {
        var faults = new List<string>();
        var read = new Dictionary<StoreId, (string, Strategy)>();
        foreach (var (id, store) in settings.Stores)
        {
            if (Folder(store.Strategy, folders) is not { } folder)
            {
                faults.Add($"PostSale:Stores:{id}:Strategy: no such folder. Looked in {string.Join(" and ", folders)}.");
                continue;
            }

            switch (Load(folder, faults))
            {
                case StrategyResult.Loaded loaded:
                    read.Add(new(id), (folder, loaded.Strategy));
                    break;
                case StrategyResult.Faulty faulty:
                    faults.AddRange(faulty.Faults.Select(fault => $"{folder}/{fault}"));
                    break;
            }
        }

        return faults.Count == 0 ? read : throw new StartupException(faults);
    }

    private static StrategyResult? Load(string folder, List<string> faults)
    {
        try
        {
            return StrategyLoader.Load(StrategyFolder.Read(folder));
        }
        catch (StrategyFolderException unreadable)
        {
            faults.Add($"{folder}: {unreadable.Message}");
            return null;
        }
    }

    private static string? Folder(string strategy, IReadOnlyList<string> folders) => folders
        .Select(folder => Path.GetFullPath(Path.Combine(folder, strategy)))
        .FirstOrDefault(Directory.Exists);
}
