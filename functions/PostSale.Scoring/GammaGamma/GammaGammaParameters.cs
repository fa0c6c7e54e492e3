namespace PostSale.Scoring.GammaGamma;

/// <summary>Parameters of Gamma-Gamma. An amount is ~ Gamma(p, nu), and the customer's nu ~ Gamma(q, v).</summary>
/// <param name="P">Shape of one customer's amounts, from 1e-6 to 1e6: the greater, the more alike they are.</param>
/// <param name="Q">Shape of the customers' scales, from 1.000001 to 1e6: the greater, the more alike customers are. At 1 or below the mean spend of all would be infinite.</param>
/// <param name="V">Scale, in the currency's major unit, from 1e-9 to 1e15. The mean spend of all is p·v/(q-1).</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is outside its bounds or NaN.</exception>
public sealed record GammaGammaParameters(double P, double Q, double V)
{
    internal const double LeastQ = 1.000001;

    /// <summary>Shape of one customer's amounts.</summary>
    public double P { get; init => field = Bound.Within(value, 1e-6, 1e6, nameof(P)); } = Bound.Within(P, 1e-6, 1e6);

    /// <summary>Shape of the customers' scales.</summary>
    public double Q { get; init => field = Bound.Within(value, LeastQ, 1e6, nameof(Q)); } = Bound.Within(Q, LeastQ, 1e6);

    /// <summary>Scale, in the currency's major unit.</summary>
    public double V { get; init => field = Bound.Within(value, 1e-9, 1e15, nameof(V)); } = Bound.Within(V, 1e-9, 1e15);
}
