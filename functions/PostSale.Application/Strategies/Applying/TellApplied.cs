using PostSale.Application.Ports;

namespace PostSale.Application.Strategies.Applying;

/// <summary>Tells those in flight what was chosen for them when their store's strategy was changed, a bounded piece at a time.</summary>
/// <remarks>
/// What is chosen reaches a customer as a fact, so it takes effect in a turn like any other: no race, nothing lost. How far the telling has come is
/// kept, and each fact has its key; so it may be run at any time, by anyone, and goes on after a crash where it was.
/// </remarks>
public sealed class TellApplied(IShops shops, IStrategies kept, ICustomers customers)
{
    private const int Page = 500;
    private const int MostPages = 20;
    private const int AtOnce = 16;

    /// <returns>How many customers it looked at; 0 when nobody is to be told anything.</returns>
    public Task<int> Run(Instant now, CancellationToken cancellation) => Run(_ => Task.CompletedTask, now, cancellation);

    /// <param name="told">Hears of those who were told, page by page.</param>
    /// <inheritdoc cref="Run(Instant, CancellationToken)"/>
    public async Task<int> Run(Func<IReadOnlyList<CustomerKey>, Task> told, Instant now, CancellationToken cancellation)
    {
        var looked = 0;
        foreach (var (store, adoption) in await kept.Adoptions(cancellation))
        {
            if (adoption.Telling is not null && shops.Find(store) is not null)
            {
                looked += await Run(store, told, now, cancellation);
            }
        }

        if (looked > 0)
        {
            await shops.Refresh(cancellation);
        }

        return looked;
    }

    private async Task<int> Run(StoreId store, Func<IReadOnlyList<CustomerKey>, Task> told, Instant now, CancellationToken cancellation)
    {
        var looked = 0;
        for (var pages = 0; pages < MostPages; pages++)
        {
            if (!(await kept.Adoptions(cancellation)).TryGetValue(store, out var adoption) || adoption.Telling is not { } telling)
            {
                break;
            }

            var page = await customers.List(store, telling.After, Page, cancellation);
            var flying = page.Where(one => one.Customer.Commitments.Runs.Any(run => run.IsActive && run.Version != telling.To)).Select(one => one.Customer.Key).ToList();
            await Parallel.ForEachAsync(flying, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (key, cancel) =>
                await customers.Append(key, store, [Fact(telling)], now, cancel));
            await told(flying);

            looked += Math.Max(1, page.Count);
            Telling? next = page.Count < Page ? null : telling with { After = page[^1].Customer.Key, Told = telling.Told + flying.Count };
            await kept.Adopt(
                store,
                held => held.Telling is { } under && under.Number == telling.Number && under.After == telling.After ? held with { Telling = next } : held,
                cancellation);
        }

        return looked;
    }

    private static Fact.StrategyApplied Fact(Telling telling) => new(telling.To, telling.Rule)
    {
        Key = $"strategy:{telling.Number}", OccurredAt = telling.At, ReceivedAt = telling.At,
    };
}
