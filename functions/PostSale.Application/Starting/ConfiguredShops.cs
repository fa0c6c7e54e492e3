using PostSale.Application.Ports;
using PostSale.Application.Settings;
using PostSale.Application.Strategies;

namespace PostSale.Application.Starting;

/// <summary>The stores as the settings and their strategies' folders say, read once at the start.</summary>
public sealed class ConfiguredShops : IShops
{
    private readonly Dictionary<StoreId, Shop> shops;

    private ConfiguredShops(IEnumerable<Shop> shops) => this.shops = shops.ToDictionary(shop => shop.Id);

    public IReadOnlyCollection<Shop> All => shops.Values;

    public Shop? Find(StoreId id) => shops.GetValueOrDefault(id);

    /// <summary>Reads every store's strategy, and keeps each version so that runs in flight find the one they entered.</summary>
    /// <param name="folders">Where a relative strategy folder may be, the nearest first.</param>
    /// <exception cref="StartupException">A strategy is missing or faulty; one line per fault.</exception>
    public static async Task<ConfiguredShops> Read(
        PostSaleSettings settings, IReadOnlyList<string> folders, IStrategies kept, CancellationToken cancellation)
    {
        var faults = new List<string>();
        var current = new List<(StoreId Id, StoreSettings Settings, Strategy Strategy)>();
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
                    current.Add((new(id), store, loaded.Strategy));
                    break;
                case StrategyResult.Faulty faulty:
                    faults.AddRange(faulty.Faults.Select(fault => $"{folder}/{fault}"));
                    break;
            }
        }

        if (faults.Count > 0)
        {
            throw new StartupException(faults);
        }

        foreach (var (_, _, strategy) in current)
        {
            await kept.Keep(strategy.Hash, strategy.Files, cancellation);
        }

        var earlier = ImmutableDictionary.CreateBuilder<StrategyHash, Strategy>();
        foreach (var (hash, files) in await kept.All(cancellation))
        {
            // A version this program can no longer read leaves its runs to the current one.
            if (StrategyLoader.Load(files) is StrategyResult.Loaded loaded)
            {
                earlier[hash] = loaded.Strategy;
            }
        }

        var versions = earlier.ToImmutable();
        return new(current.Select(shop => new Shop(
            shop.Id, shop.Settings, shop.Strategy, versions,
            StorePolicies.Of(shop.Strategy, shop.Settings, killSwitch: false))));
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
