namespace PostSale.Scoring.Sbg;

/// <summary>Parameters of sBG. At each renewal a customer leaves with a probability of their own ~ Beta(alpha, beta).</summary>
/// <param name="Alpha">First shape, from 1e-6 to 1e6. Mean churn at the first renewal alpha/(alpha+beta).</param>
/// <param name="Beta">Second shape, from 1e-6 to 1e6.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is outside its bounds or NaN.</exception>
public sealed record SbgParameters(double Alpha, double Beta)
{
    /// <summary>First shape.</summary>
    public double Alpha { get; init => field = Bound.Within(value, 1e-6, 1e6, nameof(Alpha)); } = Bound.Within(Alpha, 1e-6, 1e6);

    /// <summary>Second shape.</summary>
    public double Beta { get; init => field = Bound.Within(value, 1e-6, 1e6, nameof(Beta)); } = Bound.Within(Beta, 1e-6, 1e6);
}
