using System.Collections.Immutable;

namespace PostSale.Scoring.Backtesting;

/// <summary>Customers of one frequency in calibration, and what became of them.</summary>
/// <param name="Purchases">Repeat purchases in calibration.</param>
/// <param name="OrMore">Whether those with more are in here as well.</param>
/// <param name="Customers">How many; at least one.</param>
/// <param name="Expected">Expected purchases in the holdout, mean of a customer.</param>
/// <param name="Actual">Actual purchases in the holdout, mean of a customer.</param>
public sealed record FrequencyRow(int Purchases, bool OrMore, int Customers, double Expected, double Actual);

/// <summary>Expectation against what happened in a holdout.</summary>
/// <param name="Customers">Customers compared.</param>
/// <param name="Expected">Expected purchases of all.</param>
/// <param name="Actual">Actual purchases of all.</param>
/// <param name="MeanAbsoluteError">Mean over customers of |expected - actual|, in purchases.</param>
/// <param name="NaiveError">The same of the rule "everyone goes on at the rate so far": a model that is not better is not worth having.</param>
/// <param name="Rows">By frequency in calibration, rising; frequencies nobody had are left out.</param>
public sealed record BacktestReport(
    int Customers, double Expected, long Actual, double MeanAbsoluteError, double NaiveError, ImmutableArray<FrequencyRow> Rows)
{
    /// <summary>Expected over actual, less one: 0.1 means ten per cent too many. Null when nobody bought.</summary>
    public double? TotalError => Actual == 0 ? null : (Expected / Actual) - 1;
}
