namespace PostSale.Scoring.Bgnbd;

/// <summary>Parameters of BG/NBD. While there, a customer buys at a rate ~ Gamma(r, alpha), and leaves after a repeat purchase with a probability ~ Beta(a, b).</summary>
/// <param name="R">Shape of the rates, from 1e-6 to 1e6: the smaller, the more customers differ. Mean rate r/alpha.</param>
/// <param name="Alpha">Inverse scale of the rates, in the histories' unit of time, from 1e-6 to 1e9.</param>
/// <param name="A">First shape of the probability of leaving, from 1e-6 to 1e6. Mean probability a/(a+b).</param>
/// <param name="B">Second shape of it, from 1e-6 to 1e6.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is outside its bounds or NaN.</exception>
public sealed record BgnbdParameters(double R, double Alpha, double A, double B)
{
    /// <summary>Shape of the rates.</summary>
    public double R { get; init => field = Bound.Within(value, 1e-6, 1e6, nameof(R)); } = Bound.Within(R, 1e-6, 1e6);

    /// <summary>Inverse scale of the rates.</summary>
    public double Alpha { get; init => field = Bound.Within(value, 1e-6, 1e9, nameof(Alpha)); } = Bound.Within(Alpha, 1e-6, 1e9);

    /// <summary>First shape of the probability of leaving.</summary>
    public double A { get; init => field = Bound.Within(value, 1e-6, 1e6, nameof(A)); } = Bound.Within(A, 1e-6, 1e6);

    /// <summary>Second shape of the probability of leaving.</summary>
    public double B { get; init => field = Bound.Within(value, 1e-6, 1e6, nameof(B)); } = Bound.Within(B, 1e-6, 1e6);
}
