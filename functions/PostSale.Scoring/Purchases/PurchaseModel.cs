using PostSale.Scoring.Histories;
using PostSale.Scoring.Numerics;

namespace PostSale.Scoring.Purchases;

/// <summary>What a fitted model of repeat purchases says about customers.</summary>
/// <remarks>
/// Thread-safe: parameters are fixed; what is kept between calls is only computed once more when two threads race. A customer's result does not
/// depend on which others are asked about in the same call. Horizons are in the unit of the histories, from 0 to <see cref="History.LongestTime"/>.
/// No method returns NaN. Methods over spans write into the caller's memory and allocate nothing for a usual customer.
/// </remarks>
public abstract class PurchaseModel
{
    private readonly double _r;
    private readonly double _alpha;
    private readonly double _b;
    private readonly double _logA;
    private readonly int _ahead;
    private readonly PurchaseCounts _counts;

    // ahead: opportunities to leave before the first repeat purchase, 0 or 1.
    private protected PurchaseModel(double r, double alpha, double a, double b, int ahead)
    {
        (_r, _alpha, _b, _logA, _ahead) = (r, alpha, b, Math.Log(a), ahead);
        _counts = new(r, a, b, ahead);
    }

    /// <summary>The probability that a customer has not left for good.</summary>
    /// <param name="history">The customer.</param>
    /// <returns>From 0 to 1.</returns>
    public double Alive(History history)
    {
        var opportunities = history.Purchases + _ahead;
        if (opportunities == 0)
        {
            return 1;
        }

        var silence = Precise.Log1P((history.Observed - history.Last) / (_alpha + history.Last));
        return Precise.Logistic(Math.Log(_b + opportunities - 1) - _logA - ((_r + history.Purchases) * silence));
    }

    /// <summary><see cref="Alive(History)"/> of many.</summary>
    /// <param name="histories">The customers.</param>
    /// <param name="alive">Receives one probability for each; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void Alive(ReadOnlySpan<History> histories, Span<double> alive)
    {
        Spans.RequireSameLength(histories.Length, alive.Length, nameof(alive));
        for (var i = 0; i < histories.Length; i++)
        {
            alive[i] = Alive(histories[i]);
        }
    }

    /// <summary>Expected number of purchases in the coming <paramref name="horizon"/>.</summary>
    /// <param name="history">The customer; the default value is one who has just bought for the first time.</param>
    /// <param name="horizon">Units from the end of observation.</param>
    /// <returns>Zero or more; rises with the horizon.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="horizon"/> is outside its bounds or NaN.</exception>
    public double ExpectedPurchases(History history, double horizon) => Alive(history) * IfAlive(history, Horizon(horizon));

    /// <summary><see cref="ExpectedPurchases(History, double)"/> of many.</summary>
    /// <param name="histories">The customers.</param>
    /// <param name="horizon">Units from the end of observation, the same for all.</param>
    /// <param name="purchases">Receives one expectation for each; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="horizon"/> is outside its bounds or NaN.</exception>
    public void ExpectedPurchases(ReadOnlySpan<History> histories, double horizon, Span<double> purchases)
    {
        Spans.RequireSameLength(histories.Length, purchases.Length, nameof(purchases));
        Horizon(horizon);
        for (var i = 0; i < histories.Length; i++)
        {
            purchases[i] = Alive(histories[i]) * IfAlive(histories[i], horizon);
        }
    }

    /// <summary>The probability of no purchase at all in the coming <paramref name="horizon"/>.</summary>
    /// <param name="history">The customer.</param>
    /// <param name="horizon">Units from the end of observation.</param>
    /// <returns>From 0 to 1; falls with the horizon, to no less than the probability of having left.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="horizon"/> is outside its bounds or NaN.</exception>
    public double NoPurchase(History history, double horizon)
    {
        // One who is there stays until the next purchase, so only the rate matters: Gamma(r+x, alpha+T).
        var some = -Precise.ExpM1(-(_r + history.Purchases) * Precise.Log1P(Horizon(horizon) / (_alpha + history.Observed)));
        return 1 - (Alive(history) * some);
    }

    /// <summary><see cref="NoPurchase(History, double)"/> of many.</summary>
    /// <param name="histories">The customers.</param>
    /// <param name="horizon">Units from the end of observation, the same for all.</param>
    /// <param name="none">Receives one probability for each; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="horizon"/> is outside its bounds or NaN.</exception>
    public void NoPurchase(ReadOnlySpan<History> histories, double horizon, Span<double> none)
    {
        Spans.RequireSameLength(histories.Length, none.Length, nameof(none));
        for (var i = 0; i < histories.Length; i++)
        {
            none[i] = NoPurchase(histories[i], horizon);
        }
    }

    /// <summary>Expected purchases in the coming <paramref name="horizon"/>, each discounted to the end of observation.</summary>
    /// <param name="history">The customer.</param>
    /// <param name="horizon">Units from the end of observation.</param>
    /// <param name="rate">Continuous discount rate per unit, from 0 to 10: what is worth 1 now is worth e^-rate a unit later.</param>
    /// <returns>From 0 to <see cref="ExpectedPurchases(History, double)"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its bounds or NaN.</exception>
    public double DiscountedPurchases(History history, double horizon, double rate) =>
        Alive(history) * Discounting.Integral(
            _counts, history.Purchases, _r + history.Purchases, _alpha + history.Observed, Horizon(horizon), Bound.Within(rate, 0, 10));

    /// <summary><see cref="DiscountedPurchases(History, double, double)"/> of many.</summary>
    /// <param name="histories">The customers.</param>
    /// <param name="horizon">Units from the end of observation, the same for all.</param>
    /// <param name="rate">Continuous discount rate per unit, from 0 to 10.</param>
    /// <param name="purchases">Receives one expectation for each; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its bounds or NaN.</exception>
    public void DiscountedPurchases(ReadOnlySpan<History> histories, double horizon, double rate, Span<double> purchases)
    {
        Spans.RequireSameLength(histories.Length, purchases.Length, nameof(purchases));
        for (var i = 0; i < histories.Length; i++)
        {
            purchases[i] = DiscountedPurchases(histories[i], horizon, rate);
        }
    }

    private double IfAlive(History history, double horizon) => _counts.Expected(history.Purchases, _alpha + history.Observed, horizon);

    private static double Horizon(double horizon) => Bound.Within(horizon, 0, History.LongestTime);
}
