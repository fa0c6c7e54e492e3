using PostSale.Application.Settings;
using PostSale.Application.Strategies;

namespace PostSale.Application;

/// <summary>One store as it stands: its settings, its strategy, the policies that follow from both.</summary>
/// <remarks>Immutable.</remarks>
/// <param name="Earlier">The versions that runs in flight may be pinned to.</param>
public sealed record Shop(StoreId Id, StoreSettings Settings, Strategy Strategy, ImmutableDictionary<StrategyHash, Strategy> Earlier, Policies Policies)
{
    public PlanBook Plans { get; } = new(Strategy.Plan, Earlier.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Plan));
}

/// <summary>The stores this deployment serves.</summary>
public interface IShops
{
    IReadOnlyCollection<Shop> All { get; }

    /// <returns>Null when there is no such store.</returns>
    Shop? Find(StoreId id);
}
