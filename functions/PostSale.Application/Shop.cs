using PostSale.Application.Ports;
using PostSale.Application.Settings;
using PostSale.Application.Strategies;

namespace PostSale.Application;

/// <summary>One store as it stands: its settings, its strategy, the policies that follow from both.</summary>
/// <remarks>Immutable.</remarks>
/// <param name="Earlier">The versions that runs in flight may be pinned to.</param>
public sealed record Shop(StoreId Id, StoreSettings Settings, Strategy Strategy, ImmutableDictionary<StrategyHash, Strategy> Earlier, Policies Policies)
{
    public PlanBook Plans { get; } = new(Strategy.Plan, Earlier.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Plan));

    /// <summary>How it came to its strategy.</summary>
    public Adoption Adoption { get; init; } = Adoption.None;

    /// <summary>Versions kept that this program cannot read.</summary>
    public ImmutableHashSet<StrategyHash> Unreadable { get; init; } = [];

    /// <summary>Whether it knows what there is to know of a version.</summary>
    public bool Knows(StrategyHash version) => Plans.Version(version) is not null || Unreadable.Contains(version);
}

/// <summary>The stores this deployment serves.</summary>
public interface IShops
{
    IReadOnlyCollection<Shop> All { get; }

    /// <returns>Null when there is no such store.</returns>
    Shop? Find(StoreId id);

    /// <summary>Looks for what another process has changed since: which strategy a store goes by, and versions not known here. Nothing ever changes by default.</summary>
    Task Refresh(CancellationToken cancellation) => Task.CompletedTask;

    /// <returns>What the store's configured folder holds now; null where it holds nothing that could be carried out, or there is none.</returns>
    StrategyHash? Configured(StoreId id) => null;
}
