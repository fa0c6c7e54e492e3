using System.Diagnostics;
using System.Globalization;
using PostSale.Application.Nightly;
using PostSale.Application.Ports;

namespace PostSale.Application.Scores;

/// <summary>Scores a store's customers: fits the models on everybody's purchases, then says of each what they expect.</summary>
/// <remarks>
/// Once per store and date. What is fitted is kept before the first score is written, and each shard's scores are written with where to go on: a process
/// that dies on the way costs a repetition of one shard. Of two at once one works.
/// </remarks>
public sealed class ScoreStore(IPurchases purchases, IScores scores) : INightlyJob
{
    /// <summary>How long a scorer may be silent before another may go on with its work: the longest silence is the fit, which reads everybody.</summary>
    public static readonly Duration Lease = Duration.FromMinutes(15);

    private const int Together = 1000;

    // The night's first hours belong to the day before. Somebody may have scored today by hand, and older scores would overwrite newer ones; what a
    // clock that was wrong has dated later still, stops no night.
    async Task INightlyJob.Run(Shop shop, LocalDate date, Instant now, CancellationToken cancellation)
    {
        var yesterday = date.PlusDays(-1);
        if (await scores.Latest(shop.Id, cancellation) is not { } latest || latest.Date < yesterday || latest.Date > date)
        {
            await Run(shop, yesterday, new(), Quiet.Instance, now, cancellation);
        }
    }

    /// <param name="date">The last day observed.</param>
    public async Task<ScoringOutcome> Run(
        Shop shop, LocalDate date, ScoringOptions options, IProgress<ScoringProgress> progress, Instant now, CancellationToken cancellation)
    {
        var claimant = Guid.NewGuid().ToString("N");
        switch (await scores.Claim(shop.Id, date, options.Again, claimant, now, Lease, cancellation))
        {
            case ScoringClaim.Finished finished:
                return new ScoringOutcome.Before(finished.Scoring);
            case ScoringClaim.Taken taken:
                try
                {
                    return await Run(shop, new Observation(shop.Policies.Zone, shop.Settings.Currency, date), options, taken, claimant, progress, now, cancellation);
                }
                catch (Exception)
                {
                    await GiveBack(shop.Id, date, claimant);
                    throw;
                }

            default:
                return new ScoringOutcome.Busy();
        }
    }

    // Whoever asks next need not wait for the lease to end.
    private async Task GiveBack(StoreId store, LocalDate date, string claimant)
    {
        try
        {
            await scores.GiveBack(store, date, claimant, CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // What stopped the scoring says more; the lease ends by itself.
        }
    }

    private async Task<ScoringOutcome> Run(
        Shop shop, Observation observation, ScoringOptions options, ScoringClaim.Taken taken, string claimant, IProgress<ScoringProgress> progress, Instant now,
        CancellationToken cancellation)
    {
        // A virtual moment stands still; a lease must not.
        var began = Stopwatch.GetTimestamp();
        Instant Now() => now + Duration.FromTimeSpan(Stopwatch.GetElapsedTime(began));
        var scoring = taken.Scoring;
        if (scoring is null)
        {
            scoring = await Fit(shop, observation, options.Model, progress, now, cancellation);
            if (!await scores.Keep(scoring, claimant, Now(), cancellation))
            {
                return new ScoringOutcome.Busy();
            }
        }

        var models = new Models(scoring.Purchases, scoring.Spend, scoring.Retention);
        var pending = new List<Score>();
        var assessed = new List<Assessed>();
        for (var shard = taken.Shard; shard < IPurchases.Shards; shard++)
        {
            progress.Report(new("scoring", shard, IPurchases.Shards));
            var histories = models.CanScore ? await purchases.Read(shop.Id, shard, cancellation) : [];
            if (histories.Count > 0)
            {
                var before = (await scores.Read(shop.Id, shard, cancellation)).ToDictionary(score => score.Customer, score => score.Risk);
                var scored = histories.Select(customer => models.Score(customer, observation)).OfType<Score>().ToList();
                pending.AddRange(scored);
                assessed.AddRange(scored.Select(score => Assess(score, before, now)).OfType<Assessed>());
            }

            // Shards of a small store go together.
            if (pending.Count >= Together || (pending.Count > 0 && shard == IPurchases.Shards - 1))
            {
                scoring = Counted(scoring, pending, assessed);
                if (!await scores.Write(scoring, claimant, shard + 1, pending, assessed, Now(), cancellation))
                {
                    return new ScoringOutcome.Busy();
                }

                (pending, assessed) = ([], []);
            }
        }

        scoring = scoring with { FinishedAt = now };
        await scores.End(scoring, claimant, cancellation);
        return new ScoringOutcome.Done(scoring);
    }

    private static ScoringRun Counted(ScoringRun scoring, List<Score> scored, List<Assessed> assessed) => scoring with
    {
        Scored = scoring.Scored + scored.Count,
        Risks = [.. scoring.Risks.Select((count, level) => count + scored.Count(score => (int)score.Risk == level))],
        Changed = scoring.Changed + assessed.Count,
    };

    /// <summary>Fits the models, and writes nothing.</summary>
    internal async Task<ScoringRun> Fit(
        Shop shop, Observation observation, string model, IProgress<ScoringProgress> progress, Instant now, CancellationToken cancellation)
    {
        var population = new Population();
        for (var shard = 0; shard < IPurchases.Shards; shard++)
        {
            progress.Report(new("reading", shard, IPurchases.Shards));
            foreach (var customer in await purchases.Read(shop.Id, shard, cancellation))
            {
                population.Add(customer, observation);
            }
        }

        progress.Report(new("fitting", 0, null));
        return new(
            shop.Id, observation.End, now, null, population.Observed,
            Models.FitPurchases(population.Histories, model), Models.FitSpend(population.Spends), Models.FitRetention(population.Tenures));
    }

    // Only a change is news. The first assessment is none: it says how things have long stood, and must not write to everybody who left years ago.
    private static Assessed? Assess(Score score, Dictionary<CustomerKey, RiskLevel> before, Instant now)
    {
        var isFirst = !before.TryGetValue(score.Customer, out var level);
        return level == score.Risk ? null : new(score.Customer, new Fact.RiskAssessed(score.Risk)
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"risk:{score.Date:uuuu-MM-dd}:{Words.Of(level)}:{Words.Of(score.Risk)}"),
            OccurredAt = now,
            ReceivedAt = now,
            Imported = isFirst,
        });
    }

    private sealed class Quiet : IProgress<ScoringProgress>
    {
        public static readonly Quiet Instance = new();

        public void Report(ScoringProgress value)
        {
        }
    }
}

/// <param name="Again">Scores a date anew that has been scored.</param>
/// <param name="Model">BG/NBD or MBG/NBD.</param>
public sealed record ScoringOptions(bool Again = false, string Model = "BG/NBD");

/// <summary>How far a scoring is.</summary>
/// <param name="Phase">reading, fitting or scoring.</param>
public sealed record ScoringProgress(string Phase, int Done, int? Total);

/// <summary>What came of a scoring.</summary>
public abstract record ScoringOutcome
{
    private ScoringOutcome() { }

    public sealed record Done(ScoringRun Scoring) : ScoringOutcome;

    /// <summary>The date has been scored before; nothing was done.</summary>
    public sealed record Before(ScoringRun Scoring) : ScoringOutcome;

    /// <summary>Somebody else is at it; nothing was done.</summary>
    public sealed record Busy : ScoringOutcome;
}
