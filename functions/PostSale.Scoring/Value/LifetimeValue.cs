using PostSale.Scoring.GammaGamma;
using PostSale.Scoring.Histories;
using PostSale.Scoring.Purchases;

namespace PostSale.Scoring.Value;

/// <summary>What a customer is still worth: expected purchases times expected spend times margin, discounted to the end of observation.</summary>
/// <remarks>Of the future only: what has been bought is not counted. Thread-safe. No method returns NaN.</remarks>
/// <param name="purchases">How often they will buy.</param>
/// <param name="spend">How much at a time.</param>
/// <param name="margin">What remains of an amount, from 0 to 1. With 1 the value is revenue.</param>
/// <param name="horizon">How far ahead, in the histories' unit of time, from 0 to <see cref="History.LongestTime"/>.</param>
/// <param name="rate">Continuous discount rate per unit of time, from 0 to 10; see <see cref="ContinuousRate"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is outside its bounds or NaN.</exception>
public sealed class LifetimeValue(PurchaseModel purchases, GammaGammaModel spend, double margin, double horizon, double rate)
{
    private readonly PurchaseModel _purchases = purchases ?? throw new ArgumentNullException(nameof(purchases));
    private readonly GammaGammaModel _spend = spend ?? throw new ArgumentNullException(nameof(spend));
    private readonly double _margin = Bound.Within(margin, 0, 1);
    private readonly double _horizon = Bound.Within(horizon, 0, History.LongestTime);
    private readonly double _rate = Bound.Within(rate, 0, 10);

    /// <summary>The continuous rate per unit of time that discounts as much as a yearly rate.</summary>
    /// <param name="yearly">Yearly rate, 0.15 for 15 %; from 0 to 10.</param>
    /// <param name="unitsPerYear">Units of time in a year, 365.25/7 for weeks; from 1 to 1e6.</param>
    /// <returns>ln(1+yearly)/unitsPerYear.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its bounds or NaN.</exception>
    public static double ContinuousRate(double yearly, double unitsPerYear) =>
        Numerics.Precise.Log1P(Bound.Within(yearly, 0, 10)) / Bound.Within(unitsPerYear, 1, 1e6);

    /// <summary>What one customer is still worth.</summary>
    /// <param name="history">How often and how recently they bought.</param>
    /// <param name="amounts">How much they spent.</param>
    /// <returns>In the currency's major unit; zero or more, finite.</returns>
    public double Of(History history, Spend amounts) =>
        _margin * _spend.ExpectedSpend(amounts) * _purchases.DiscountedPurchases(history, _horizon, _rate);

    /// <summary><see cref="Of(History, Spend)"/> of many.</summary>
    /// <param name="histories">The customers.</param>
    /// <param name="amounts">Their spends, in the same order.</param>
    /// <param name="values">Receives one value for each; all of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void Of(ReadOnlySpan<History> histories, ReadOnlySpan<Spend> amounts, Span<double> values)
    {
        Spans.RequireSameLength(histories.Length, amounts.Length, nameof(amounts));
        Spans.RequireSameLength(histories.Length, values.Length, nameof(values));
        for (var i = 0; i < histories.Length; i++)
        {
            values[i] = Of(histories[i], amounts[i]);
        }
    }
}
