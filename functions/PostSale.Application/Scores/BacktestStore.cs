using System.Runtime.InteropServices;
using PostSale.Application.Ports;
using PostSale.Scoring.Backtesting;
using PostSale.Scoring.Histories;
using Split = PostSale.Scoring.Backtesting.Holdout;

namespace PostSale.Application.Scores;

/// <summary>Tries the model on the store's own past: fits it on what lies before a day, and compares with what came after. Writes nothing.</summary>
public sealed class BacktestStore(IPurchases purchases)
{
    /// <param name="split">Last day the model may see; null for the middle between the first purchase and the last.</param>
    /// <param name="end">Last day compared; null for the day of the last purchase.</param>
    /// <param name="today">In the store's zone; nothing later is looked at.</param>
    public async Task<BacktestOutcome> Run(
        Shop shop, LocalDate? split, LocalDate? end, LocalDate today, string model, IProgress<ScoringProgress> progress, CancellationToken cancellation)
    {
        var (zone, currency) = (shop.Policies.Zone, shop.Settings.Currency);
        if (await Span(shop, zone, end ?? today, progress, cancellation) is not var (first, last))
        {
            return new BacktestOutcome.NotRun("There is no purchase to test on.");
        }

        var until = end ?? last;
        var at = split ?? first.PlusDays(Period.DaysBetween(first, until) / 2);
        if (at < first || at >= until)
        {
            return new BacktestOutcome.NotRun($"The split must lie between the first purchase, {first:uuuu-MM-dd}, and the last day compared, {until:uuuu-MM-dd}.");
        }

        var observation = new Observation(zone, currency, until);
        var (histories, actual) = (new List<History>(), new List<int>());
        for (var shard = 0; shard < IPurchases.Shards; shard++)
        {
            progress.Report(new("reading", IPurchases.Shards + shard, 2 * IPurchases.Shards));
            foreach (var customer in await purchases.Read(shop.Id, shard, cancellation))
            {
                if (Split.Of(observation.Orders(customer, out _), Observation.Day(at), Observation.Day(until), Observation.DaysPerUnit) is { } held)
                {
                    histories.Add(held.Calibration.History);
                    actual.Add(held.Purchases);
                }
            }
        }

        progress.Report(new("fitting", 0, null));
        var fit = Models.FitPurchases(CollectionsMarshal.AsSpan(histories), model);
        return fit.IsFitted
            ? new BacktestOutcome.Run(at, until, fit, Backtest.Run(
                Models.Of(fit)!, CollectionsMarshal.AsSpan(histories), CollectionsMarshal.AsSpan(actual), Period.DaysBetween(at, until) / Observation.DaysPerUnit))
            : new BacktestOutcome.NotRun($"{fit.Model} cannot be fitted on what lies before {at:uuuu-MM-dd}: {fit.Reason}.");
    }

    private async Task<(LocalDate First, LocalDate Last)?> Span(
        Shop shop, DateTimeZone zone, LocalDate end, IProgress<ScoringProgress> progress, CancellationToken cancellation)
    {
        (LocalDate First, LocalDate Last)? span = null;
        for (var shard = 0; shard < IPurchases.Shards; shard++)
        {
            progress.Report(new("reading", shard, 2 * IPurchases.Shards));
            foreach (var purchase in (await purchases.Read(shop.Id, shard, cancellation)).SelectMany(customer => customer.Purchases))
            {
                var day = purchase.At.InZone(zone).Date;
                if (purchase.Amount > purchase.Refunded && purchase.Currency == shop.Settings.Currency && day <= end)
                {
                    span = span is var (first, last) ? (LocalDate.Min(first, day), LocalDate.Max(last, day)) : (day, day);
                }
            }
        }

        return span;
    }
}

/// <summary>What a backtest came to.</summary>
public abstract record BacktestOutcome
{
    private BacktestOutcome() { }

    /// <param name="Split">Last day the model saw.</param>
    /// <param name="End">Last day compared.</param>
    public sealed record Run(LocalDate Split, LocalDate End, ModelFit Fit, BacktestReport Report) : BacktestOutcome;

    /// <param name="Reason">Why there is no number.</param>
    public sealed record NotRun(string Reason) : BacktestOutcome;
}
