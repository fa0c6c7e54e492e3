using System.Collections.Immutable;
using PostSale.Application.Imports;
using PostSale.Application.Nightly;
using PostSale.Application.Scores;
using PostSale.Application.Settings;
using PostSale.Application.Strategies;
using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Contracts;

/// <summary>A whole scoring on a store, and what interrupts it.</summary>
public abstract class ScoringContract : StoreContract
{
    private const int People = 240;

    private static readonly LocalDate Date = Noon.InUtc().Date;

    [SkippableFact]
    public async Task FailsInTheMiddle_AndGoesOnAtOnceWhereItStopped()
    {
        await Purchases.Add(Shop, Past(), Noon, None);
        var dying = new Dying(Purchases, IPurchases.Shards + 100);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Score(dying, At(1)));
        Assert.Null(await Scores.Latest(Shop, None));

        var done = Assert.IsType<ScoringOutcome.Done>(await Score(Purchases, At(2)));

        // What was fitted is kept, and nobody is counted twice.
        Assert.Equal((People, At(1)), (done.Scoring.Scored, done.Scoring.StartedAt));
        Assert.Equal(People, done.Scoring.Risks.Sum());
        var scores = await All();
        Assert.Equal(People, scores.Count);
        Assert.All(scores, score => Assert.True(score.Alive is > 0 and <= 1 && double.IsFinite(score.Purchases90) && score.Purchases90 <= score.Purchases365));

        // Who bought last week is likelier to come back than whoever bought as often long ago.
        Assert.True(scores.Max(score => score.Alive) - scores.Min(score => score.Alive) > 0.2);
        Assert.IsType<ScoringOutcome.Before>(await Score(Purchases, At(3)));
        Assert.Equal(At(2), (await Scores.Latest(Shop, None))?.FinishedAt);
    }

    [SkippableFact]
    public async Task TwoAtOnce_OneWorks()
    {
        await Purchases.Add(Shop, Past(), Noon, None);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Score(Purchases, At(1)))));

        Assert.Equal(People, Assert.IsType<ScoringOutcome.Done>(Assert.Single(outcomes, outcome => outcome is ScoringOutcome.Done)).Scoring.Scored);
        Assert.Single(outcomes, outcome => outcome is ScoringOutcome.Busy or ScoringOutcome.Before);
    }

    [SkippableFact]
    public async Task Night_AfterALaterDateWasScored_LeavesItsScores()
    {
        await Purchases.Add(Shop, [.. Past().Take(5)], Noon, None);
        await Score(Purchases, At(1));
        INightlyJob night = new ScoreStore(Purchases, Scores);

        await night.Run(AShop(), Date, At(2), None);
        Assert.Equal((Date, At(1)), await Latest());

        await night.Run(AShop(), Date.PlusDays(2), At(3), None);
        Assert.Equal((Date.PlusDays(1), At(3)), await Latest());

        // A clock that was wrong has dated a scoring far ahead.
        var score = new ScoreStore(Purchases, Scores);
        await score.Run(AShop(), Date.PlusYears(1), new(), new Progress<ScoringProgress>(), At(4), None);
        await night.Run(AShop(), Date.PlusDays(3), At(5), None);
        var before = Assert.IsType<ScoringOutcome.Before>(await score.Run(AShop(), Date.PlusDays(2), new(), new Progress<ScoringProgress>(), At(6), None));
        Assert.Equal(At(5), before.Scoring.FinishedAt);

        async Task<(LocalDate, Instant?)> Latest() => (await Scores.Latest(Shop, None)) is { } latest ? (latest.Date, latest.FinishedAt) : default;
    }

    [SkippableFact]
    public async Task Night_AfterAnImportWasBrokenOff_MakesCustomersOfThoseWhoseOrdersWereTaken()
    {
        await Purchases.Add(Shop, [.. Past().Take(5)], Noon, None);
        Assert.Empty(await Customers.List(Shop, null, 10, None));

        await ((INightlyJob)new TellImported(Purchases)).Run(AShop(), Date, At(1), None);

        Assert.NotEmpty(await Customers.List(Shop, null, 10, None));
    }

    private Task<ScoringOutcome> Score(IPurchases purchases, Instant now) =>
        new ScoreStore(purchases, Scores).Run(AShop(), Date, new(), new Progress<ScoringProgress>(), now, None);

    private async Task<List<Score>> All()
    {
        var all = new List<Score>();
        for (var shard = 0; shard < IPurchases.Shards; shard++)
        {
            all.AddRange(await Scores.Read(Shop, shard, None));
        }

        return all;
    }

    // As the model believes people to be: paces differ by a gamma distribution, the chance of leaving after an order by a beta one.
    private static List<PastOrder> Past()
    {
        var random = new Random(20260302);
        var orders = new List<PastOrder>();
        for (var person = 0; person < People; person++)
        {
            var name = new AliasHash(person.ToString("x64", null));
            var (pace, leaves) = (60 / (Exponential() + Exponential()), 1 - Math.Pow(random.NextDouble(), 1.0 / 3));
            var nth = 0;
            for (var daysAgo = 300 + (random.NextDouble() * 60); daysAgo > 0; daysAgo -= 1 + (Exponential() * pace))
            {
                orders.Add(new([name], PurchaseMark.Of($"{person}-{++nth}"), Noon - Duration.FromDays(daysAgo), 20 + random.Next(80), 0, "BRL", null));
                if (random.NextDouble() < leaves)
                {
                    break;
                }
            }
        }

        return orders;

        double Exponential() => -Math.Log(1 - random.NextDouble());
    }

    private static Application.Shop AShop()
    {
        var strategy = new Strategy(
            new(new("v1"), []), "test", "pt-BR", ImmutableDictionary<TouchpointId, TouchpointText>.Empty, ImmutableDictionary<TouchpointId, TouchpointText>.Empty,
            ImmutableDictionary<TouchpointId, TaskText>.Empty, ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, string>.Empty, new() { Zone = DateTimeZone.Utc });
        return new(Sample.Shop, new StoreSettings { Currency = "BRL" }, strategy, ImmutableDictionary<StrategyHash, Strategy>.Empty, strategy.Rules);
    }

    /// <summary>Reads so many shards and then no more.</summary>
    private sealed class Dying(IPurchases inner, int reads) : IPurchases
    {
        private int left = reads;

        public Task<Added> Add(StoreId store, IReadOnlyList<PastOrder> orders, Instant now, CancellationToken cancellation) => inner.Add(store, orders, now, cancellation);

        public Task<int> Tell(StoreId store, int shard, Instant now, CancellationToken cancellation) => inner.Tell(store, shard, now, cancellation);

        public Task Move(StoreId store, CustomerKey from, CustomerKey to, CancellationToken cancellation) => inner.Move(store, from, to, cancellation);

        public Task<IReadOnlyList<PurchaseHistory>> Read(StoreId store, int shard, CancellationToken cancellation) =>
            --left >= 0 ? inner.Read(store, shard, cancellation) : throw new StoreUnavailableException("It is gone.");
    }
}
