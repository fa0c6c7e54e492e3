using PostSale.Scoring.Histories;
using PostSale.Scoring.Purchases;

namespace PostSale.Scoring.Backtesting;

/// <summary>Tests a model against a time it has not seen.</summary>
public static class Backtest
{
    private const int OpenFrequency = 7;

    /// <summary>Compares a model's expectation with what happened. Fit the model on the same histories, and on nothing later.</summary>
    /// <param name="model">The model.</param>
    /// <param name="histories">The customers up to the split.</param>
    /// <param name="actual">What each bought in the holdout; of the same length.</param>
    /// <param name="horizon">Length of the holdout in the histories' unit of time.</param>
    /// <exception cref="ArgumentException">The lengths differ, or nobody is there.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="horizon"/> is outside its bounds, or an actual number is negative.</exception>
    public static BacktestReport Run(PurchaseModel model, ReadOnlySpan<History> histories, ReadOnlySpan<int> actual, double horizon)
    {
        ArgumentNullException.ThrowIfNull(model);
        var expected = new double[histories.Length];
        model.ExpectedPurchases(histories, horizon, expected);
        return Compare(histories, expected, actual, horizon);
    }

    /// <summary>Compares any expectation with what happened.</summary>
    /// <param name="histories">The customers up to the split.</param>
    /// <param name="expected">What each was expected to buy in the holdout; of the same length, from 0 to 1e12.</param>
    /// <param name="actual">What each bought; of the same length.</param>
    /// <param name="horizon">Length of the holdout in the histories' unit of time.</param>
    /// <exception cref="ArgumentException">The lengths differ, or nobody is there.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its bounds or NaN.</exception>
    public static BacktestReport Compare(ReadOnlySpan<History> histories, ReadOnlySpan<double> expected, ReadOnlySpan<int> actual, double horizon)
    {
        Spans.RequireSameLength(histories.Length, expected.Length, nameof(expected));
        Spans.RequireSameLength(histories.Length, actual.Length, nameof(actual));
        Bound.Within(horizon, 0, History.LongestTime);
        if (histories.IsEmpty)
        {
            throw new ArgumentException("a backtest needs at least one customer", nameof(histories));
        }

        var rows = new (int Customers, double Expected, long Actual)[OpenFrequency + 1];
        double error = 0, naive = 0;
        for (var i = 0; i < histories.Length; i++)
        {
            Bound.Within(expected[i], 0, 1e12, nameof(expected));
            Bound.Within(actual[i], 0, int.MaxValue, nameof(actual));
            ref var row = ref rows[Math.Min(histories[i].Purchases, OpenFrequency)];
            row = (row.Customers + 1, row.Expected + expected[i], row.Actual + actual[i]);
            error += Math.Abs(expected[i] - actual[i]);
            var rate = histories[i].Observed > 0 ? histories[i].Purchases / histories[i].Observed : 0;
            naive += Math.Abs((rate * horizon) - actual[i]);
        }

        return new(
            histories.Length,
            rows.Sum(row => row.Expected),
            rows.Sum(row => row.Actual),
            error / histories.Length,
            naive / histories.Length,
            [.. rows.Index().Where(row => row.Item.Customers > 0).Select(row => new FrequencyRow(
                row.Index, row.Index == OpenFrequency, row.Item.Customers, row.Item.Expected / row.Item.Customers, (double)row.Item.Actual / row.Item.Customers))]);
    }
}
