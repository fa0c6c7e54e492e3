using PostSale.Application.Ports;
using PostSale.Application.Strategies.Comparing;

namespace PostSale.Application.Strategies.Applying;

/// <param name="Files">Path within the strategy's folder, with forward slashes, to content.</param>
/// <param name="Rule">What is to become of those in flight.</param>
/// <param name="DryRun">Shows what would change, and writes nothing.</param>
public sealed record ApplyRequest(StoreId Store, IReadOnlyDictionary<string, string> Files, MoveRule Rule, bool DryRun);

/// <summary>What became of a request to change a store's strategy.</summary>
public abstract record ApplyOutcome
{
    private ApplyOutcome() { }

    /// <summary>The files cannot be carried out; nothing was written.</summary>
    public sealed record Faulty(ImmutableArray<StrategyFault> Faults) : ApplyOutcome;

    /// <param name="Before">What the store went by.</param>
    /// <param name="Flight">As it was before.</param>
    /// <param name="Telling">Those in flight are still to be told: <see cref="TellApplied"/>.</param>
    public sealed record Done(
        ApplyRequest Request, Strategy Before, Strategy After, ImmutableArray<StrategyChange> Changes, Flight Flight, bool Telling) : ApplyOutcome;
}

/// <summary>Changes a store's strategy while customers are in flight.</summary>
public sealed class ApplyStrategy(IShops shops, IStrategies kept, ICustomers customers, IAudit audit)
{
    /// <param name="shop">As <see cref="IShops"/> knows it.</param>
    public async Task<ApplyOutcome> Run(Shop shop, ApplyRequest request, string who, Instant now, CancellationToken cancellation)
    {
        switch (StrategyLoader.Load(request.Files))
        {
            case StrategyResult.Loaded loaded:
                return await Run(shop, request, loaded.Strategy, who, now, cancellation);
            case StrategyResult.Faulty faulty:
                return new ApplyOutcome.Faulty(faulty.Faults);
            case var other:
                throw new InvalidOperationException($"An unknown result: {other}.");
        }
    }

    private async Task<ApplyOutcome> Run(Shop shop, ApplyRequest request, Strategy after, string who, Instant now, CancellationToken cancellation)
    {
        var before = shop.Strategy;
        var plans = new PlanBook(after.Plan, shop.Plans.Earlier.SetItem(before.Hash, before.Plan));
        var policies = StorePolicies.Of(after, shop.Settings, shop.Policies.KillSwitch);
        var flight = await Flight.Of(customers, shop, (plans, policies, request.Rule), now, cancellation);
        var done = new ApplyOutcome.Done(request, before, after, StrategyChanges.Of(before, after), flight, false);
        if (request.DryRun)
        {
            return done;
        }

        await kept.Keep(after.Hash, after.Files, cancellation);
        var configured = shops.Configured(shop.Id);
        await kept.Adopt(shop.Id, held => held.Applies(after.Hash, request.Rule, who, configured, now), cancellation);
        await shops.Refresh(cancellation);
        await audit.Write(new(now, shop.Id, who, "strategy applied", $"{after.Hash}, {Words.Of(request.Rule)}"), cancellation);
        return done with { Telling = shops.Find(shop.Id)?.Adoption.Telling is not null };
    }
}
