using System.Collections.Immutable;

namespace PostSale.Scoring.Fitting;

/// <summary>One parameter with its uncertainty.</summary>
/// <param name="Name">The model's name of it.</param>
/// <param name="Value">Maximum-likelihood estimate.</param>
/// <param name="StandardError">Standard error, in the parameter's unit.</param>
/// <param name="Low">Lower end of the 95 % interval, symmetric on the logarithm, so never negative.</param>
/// <param name="High">Upper end of it.</param>
public sealed record Estimate(string Name, double Value, double StandardError, double Low, double High);

/// <summary>How sure a fit is: from the curvature of the log-likelihood at its maximum (the observed information).</summary>
/// <remarks>Immutable, so safe to share between threads. Holds as far as the likelihood is near-quadratic there: with many customers.</remarks>
/// <typeparam name="T">The model's parameters.</typeparam>
public sealed class Uncertainty<T>
{
    // Central differences of a smooth function: the error of the derivative is about 1e-8 of it.
    private const double Step = 1e-4;

    private readonly ParameterSpace<T> _space;
    private readonly double[] _values;
    private readonly double[,] _logCovariance;

    internal Uncertainty(ParameterSpace<T> space, double[] values, double[,] logCovariance)
    {
        _space = space;
        _values = values;
        _logCovariance = logCovariance;
        Estimates = [.. values.Select((value, i) => Of(space.Names[i], value, Math.Sqrt(logCovariance[i, i])))];
    }

    /// <summary>Every parameter, in the model's order.</summary>
    public ImmutableArray<Estimate> Estimates { get; }

    /// <summary>Covariance of two parameters' natural logarithms.</summary>
    /// <param name="one">Index into <see cref="Estimates"/>.</param>
    /// <param name="other">Index into <see cref="Estimates"/>.</param>
    public double LogCovariance(int one, int other) => _logCovariance[one, other];

    /// <summary>Standard error of anything computed from the parameters, by the delta method.</summary>
    /// <param name="quantity">A smooth function of the parameters; evaluated twice for each of them.</param>
    /// <returns>In the quantity's unit; not negative.</returns>
    public double StandardErrorOf(Func<T, double> quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        var slopes = new double[_values.Length];
        for (var i = 0; i < slopes.Length; i++)
        {
            slopes[i] = (quantity(Moved(i, Step)) - quantity(Moved(i, -Step))) / (2 * Step);
        }

        var variance = 0.0;
        for (var i = 0; i < slopes.Length; i++)
        {
            for (var j = 0; j < slopes.Length; j++)
            {
                variance += slopes[i] * slopes[j] * _logCovariance[i, j];
            }
        }

        // A variance of zero may come out as -1e-20.
        return Math.Sqrt(Math.Max(variance, 0));
    }

    private T Moved(int index, double step)
    {
        var moved = (double[])_values.Clone();
        moved[index] = Math.Clamp(moved[index] * Math.Exp(step), _space.Low[index], _space.High[index]);
        return _space.Make(moved);
    }

    private static Estimate Of(string name, double value, double logError) =>
        new(name, value, value * logError, value * Math.Exp(-1.959964 * logError), value * Math.Exp(1.959964 * logError));
}
