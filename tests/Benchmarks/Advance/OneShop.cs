using System.Collections.Immutable;
using PostSale.Application;
using PostSale.Application.Settings;
using PostSale.Application.Strategies;
using PostSale.Benchmarks.Support;
using PostSale.Domain.Strategies;

namespace PostSale.Benchmarks.Advance;

/// <summary>The shop as the host would read it, with the real strategy.</summary>
internal sealed class OneShop : IShops
{
    private readonly Application.Shop shop;

    public OneShop()
    {
        var strategy = StrategyLoader.Load(StrategyFolder.Read(Repository.Strategy)) is StrategyResult.Loaded loaded
            ? loaded.Strategy
            : throw new InvalidOperationException("The strategy cannot be loaded.");
        var settings = new StoreSettings { Name = "Loja Exemplo", Strategy = Repository.Strategy };
        shop = new(
            new(Support.Shop.Id), settings, strategy, ImmutableDictionary<StrategyHash, Strategy>.Empty.Add(strategy.Hash, strategy),
            StorePolicies.Of(strategy, settings, killSwitch: false));
    }

    public IReadOnlyCollection<Application.Shop> All => [shop];

    public Application.Shop? Find(StoreId id) => id == shop.Id ? shop : null;
}
