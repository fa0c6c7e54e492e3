using PostSale.Scoring.Fitting;
using PostSale.Scoring.Histories;
using PostSale.Scoring.Purchases;

namespace PostSale.Scoring.Bgnbd;

/// <summary>BG/NBD (Fader, Hardie and Lee 2005): customers buy at a rate of their own until, after some repeat purchase, they leave for good.</summary>
/// <remarks>
/// One without a repeat purchase counts as there for certain; where that is not believed, <see cref="Mbgnbd.MbgnbdModel"/> serves.
/// </remarks>
public sealed class BgnbdModel : PurchaseModel
{
    private static readonly ParameterSpace<BgnbdParameters> Space = new(
        ["r", "alpha", "a", "b"], [1e-6, 1e-6, 1e-6, 1e-6], [1e6, 1e9, 1e6, 1e6], at => new(at[0], at[1], at[2], at[3]));

    /// <summary>The model with known parameters.</summary>
    /// <param name="parameters">Fitted or chosen.</param>
    public BgnbdModel(BgnbdParameters parameters)
        : base(parameters?.R ?? throw new ArgumentNullException(nameof(parameters)), parameters.Alpha, parameters.A, parameters.B, ahead: 0) =>
        Parameters = parameters;

    /// <summary>The parameters.</summary>
    public BgnbdParameters Parameters { get; }

    /// <summary>Fits by maximum likelihood.</summary>
    /// <param name="histories">The population.</param>
    /// <param name="start">Where to begin; derived from the data when null. Any start within the bounds leads to the same maximum.</param>
    /// <param name="options">What is too little data, and when to stop.</param>
    /// <returns>The maximum, or why there is none.</returns>
    public static Fit<BgnbdParameters> Fit(GroupedHistories histories, BgnbdParameters? start = null, FitOptions? options = null) =>
        DropoutFit.Fit(histories, 0, Space, start is null ? null : [start.R, start.Alpha, start.A, start.B], FitOptions.OrDefault(options));

    /// <summary>Natural logarithm of the likelihood.</summary>
    /// <param name="parameters">Where to evaluate it.</param>
    /// <param name="histories">The population.</param>
    /// <returns>Finite; constants that depend on the data alone are left out, as is customary.</returns>
    public static double LogLikelihood(BgnbdParameters parameters, GroupedHistories histories)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(histories);
        return new DropoutLikelihood(histories, 0).Evaluate([parameters.R, parameters.Alpha, parameters.A, parameters.B], new double[4], new double[4, 4]);
    }
}
