namespace PostSale.Scoring.Fitting;

/// <summary>What a fit came to: parameters with their uncertainty, or the reason why there are none.</summary>
/// <typeparam name="T">The model's parameters.</typeparam>
public abstract record Fit<T>
    where T : class
{
    private Fit() { }

    /// <summary>The maximum of the likelihood.</summary>
    /// <param name="Parameters">The estimates.</param>
    /// <param name="LogLikelihood">Natural logarithm of the likelihood there.</param>
    /// <param name="Uncertainty">Standard errors, from the observed information.</param>
    /// <param name="Steps">Steps the search took from the start that led there.</param>
    public sealed record Fitted(T Parameters, double LogLikelihood, Uncertainty<T> Uncertainty, int Steps) : Fit<T>;

    /// <summary>No number can be trusted.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record NotFitted(NotFittedReason Reason) : Fit<T>;
}
