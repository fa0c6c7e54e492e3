using System.Globalization;
using PostSale.Scoring.Backtesting;

namespace PostSale.Application.Scores;

/// <summary>A scoring for people: the API's answer and what the command line prints.</summary>
/// <remarks>Plain values only.</remarks>
/// <param name="Date">The last day observed, <c>yyyy-MM-dd</c>.</param>
/// <param name="Scored">Customers who have a score.</param>
/// <param name="Changed">Whose risk changed.</param>
/// <param name="Risks">How many customers are at each level.</param>
public sealed record ReportedScoring(
    string Store, string Date, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, ScoringData Observed, string? First, ModelFit Purchases, ModelFit Spend,
    ModelFit Retention, int Scored, int Changed, IReadOnlyDictionary<string, int> Risks)
{
    public static ReportedScoring Of(ScoringRun scoring) => new(
        scoring.Store.Value, Day(scoring.Date), scoring.StartedAt.ToDateTimeOffset(), scoring.FinishedAt?.ToDateTimeOffset(), scoring.Observed with { First = null },
        scoring.Observed.First is { } first ? Day(first) : null, scoring.Purchases, scoring.Spend, scoring.Retention, scoring.Scored, scoring.Changed,
        Enum.GetValues<RiskLevel>().ToDictionary(level => Words.Of(level), level => scoring.Risks[(int)level]));

    internal static string Day(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="Kind">purchases or subscription.</param>
public sealed record ReportedScore(
    string Customer, string Date, string Kind, double Alive, double Purchases90, double Purchases365, double? Value90, double? Value365, string Risk)
{
    public static ReportedScore Of(Score score) => new(
        score.Customer.Value, ReportedScoring.Day(score.Date), Words.Of(score.Kind), score.Alive, score.Purchases90, score.Purchases365, score.Value90, score.Value365,
        Words.Of(score.Risk));
}

/// <summary>A backtest for people.</summary>
/// <param name="Reason">Why there is no number; null when there is.</param>
public sealed record ReportedBacktest(string? Reason, string? Split, string? End, ModelFit? Fit, BacktestReport? Report)
{
    public static ReportedBacktest Of(BacktestOutcome outcome) => outcome switch
    {
        BacktestOutcome.Run run => new(null, ReportedScoring.Day(run.Split), ReportedScoring.Day(run.End), run.Fit, run.Report),
        BacktestOutcome.NotRun not => new(not.Reason, null, null, null, null),
        _ => throw new InvalidOperationException("A backtest of an unknown kind."),
    };
}

/// <param name="Ran">False when the date had been scored before, and nothing was done.</param>
public sealed record ScoringAnswer(bool Ran, ReportedScoring Scoring);
