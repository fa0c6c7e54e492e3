using PostSale.Scoring.Histories;

namespace PostSale.Scoring.GammaGamma;

/// <summary>What Gamma-Gamma knows about one customer: how often and how much on average.</summary>
/// <remarks>
/// Valid by construction, the default value (nothing bought again) included. The first purchase is left out, as it is from the count: of the
/// first purchase everybody has one, so it would say least where most customers have nothing else.
/// </remarks>
public readonly record struct Spend
{
    /// <summary>The least mean amount of a repeat purchase: 1e-6 of the currency's major unit.</summary>
    public const double LeastMean = 1e-6;

    /// <summary>The greatest mean amount of a repeat purchase: 1e12 of the currency's major unit.</summary>
    public const double GreatestMean = 1e12;

    /// <summary>A customer's spend, checked.</summary>
    /// <param name="purchases">Repeat purchases, x, from 0 to <see cref="History.MostPurchases"/>.</param>
    /// <param name="mean">
    /// Mean amount of them, in the currency's major unit, net of refunds: from <see cref="LeastMean"/> to <see cref="GreatestMean"/>; zero when there
    /// were none.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its bounds, infinite or NaN.</exception>
    public Spend(int purchases, double mean)
    {
        Purchases = (int)Bound.Within(purchases, 0, History.MostPurchases, nameof(purchases));
        Mean = purchases == 0 ? Bound.Within(mean, 0, 0, nameof(mean)) : Bound.Within(mean, LeastMean, GreatestMean, nameof(mean));
    }

    /// <summary>Repeat purchases, x.</summary>
    public int Purchases { get; }

    /// <summary>Mean amount of a repeat purchase, in the currency's major unit; zero when there were none.</summary>
    public double Mean { get; }
}
