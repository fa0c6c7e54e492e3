using System.Globalization;
using PostSale.Application.Scores;

namespace PostSale.Local.Commands;

/// <summary>Scorings and backtests on a terminal.</summary>
internal static class ScorePrint
{
    public static void Write(ScoringAnswer answer)
    {
        var scoring = answer.Scoring;
        Say($"Store {scoring.Store}, up to {scoring.Date}{(answer.Ran ? "" : ": scored before; --again scores it anew")}.");
        var seen = scoring.Observed;
        Say($"{seen.Customers:N0} customers, {seen.RepeatBuyers:N0} of whom bought again; {seen.Purchases:N0} purchases{(scoring.First is null ? "" : $" since {scoring.First}")}; {seen.Subscriptions:N0} subscriptions.");
        foreach (var (count, what) in new[]
        {
            (seen.Undone, "free, cancelled or refunded in full"), (seen.Foreign, "in another currency"), (seen.Future, "dated later"), (seen.Absurd, "beyond belief"),
        })
        {
            if (count > 0)
            {
                Say($"  left out: {count:N0} orders {what}");
            }
        }

        Write("purchases", scoring.Purchases);
        Write("amounts", scoring.Spend);
        Write("renewals", scoring.Retention);
        Say($"{scoring.Scored:N0} scored: {string.Join(", ", scoring.Risks.Select(risk => Invariant($"{risk.Value:N0} {risk.Key}")))} risk; {scoring.Changed:N0} changed.");
    }

    public static void Write(ReportedBacktest backtest)
    {
        if (backtest is not { Report: { } report, Fit: { } fit })
        {
            Console.Error.WriteLine(backtest.Reason);
            return;
        }

        Say($"Fitted on what lies up to {backtest.Split}, compared with what came up to {backtest.End}.");
        Write("purchases", fit);
        Say($"{report.Customers:N0} customers: {report.Expected:N0} purchases expected, {report.Actual:N0} came{(report.TotalError is { } error ? Invariant($" ({100 * error:+0.0;-0.0} %)") : "")}.");
        Say($"Mean absolute error {report.MeanAbsoluteError:0.000}; of \"everyone goes on as so far\" {report.NaiveError:0.000}.");
        Say($"  bought again   customers   expected   came");
        foreach (var row in report.Rows)
        {
            Say($"  {row.Purchases + (row.OrMore ? "+" : ""),12} {row.Customers,11:N0} {row.Expected,10:0.00} {row.Actual,6:0.00}");
        }
    }

    private static void Write(string what, ModelFit fit)
    {
        Say(fit.IsFitted
            ? (FormattableString)$"{what}: {fit.Model}, {string.Join(", ", fit.Parameters.Select(one => Invariant($"{one.Name} {one.Value:0.######} (±{one.StandardError:0.###})")))}, log-likelihood {fit.LogLikelihood:0.000}"
            : $"{what}: no {fit.Model}: {fit.Reason}");
        if (fit.Note is { } note)
        {
            Say($"  beware: {note}");
        }
    }

    private static void Say(FormattableString text) => Console.WriteLine(Invariant(text));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
