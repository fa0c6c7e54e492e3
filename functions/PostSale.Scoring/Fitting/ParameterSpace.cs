namespace PostSale.Scoring.Fitting;

/// <summary>Where a model's parameters live: names, bounds, and the record made of a point.</summary>
internal sealed record ParameterSpace<T>(string[] Names, double[] Low, double[] High, Func<double[], T> Make);

/// <summary>A log-likelihood with its derivatives.</summary>
internal interface ILikelihood
{
    /// <param name="at">Parameters, within their bounds.</param>
    /// <param name="gradient">First derivatives; zero on entry.</param>
    /// <param name="hessian">Second derivatives, all of the symmetric matrix or its upper triangle; zero on entry.</param>
    double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, double[,] hessian);
}
