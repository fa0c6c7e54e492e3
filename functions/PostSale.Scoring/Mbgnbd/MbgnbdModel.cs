using PostSale.Scoring.Fitting;
using PostSale.Scoring.Histories;
using PostSale.Scoring.Purchases;

namespace PostSale.Scoring.Mbgnbd;

/// <summary>MBG/NBD (Batislam, Denizel and Filiztekin 2007): as BG/NBD, but a customer may leave after the first purchase already.</summary>
/// <remarks>So one who has not bought again is less and less likely to be there the longer nothing comes.</remarks>
public sealed class MbgnbdModel : PurchaseModel
{
    private static readonly ParameterSpace<MbgnbdParameters> Space = new(
        ["r", "alpha", "a", "b"], [1e-6, 1e-6, 1e-6, 1e-6], [1e6, 1e9, 1e6, 1e6], at => new(at[0], at[1], at[2], at[3]));

    /// <summary>The model with known parameters.</summary>
    /// <param name="parameters">Fitted or chosen.</param>
    public MbgnbdModel(MbgnbdParameters parameters)
        : base(parameters?.R ?? throw new ArgumentNullException(nameof(parameters)), parameters.Alpha, parameters.A, parameters.B, ahead: 1) =>
        Parameters = parameters;

    /// <summary>The parameters.</summary>
    public MbgnbdParameters Parameters { get; }

    /// <summary>Fits by maximum likelihood.</summary>
    /// <param name="histories">The population.</param>
    /// <param name="start">Where to begin; derived from the data when null. Any start within the bounds leads to the same maximum.</param>
    /// <param name="options">What is too little data, and when to stop.</param>
    /// <returns>The maximum, or why there is none.</returns>
    public static Fit<MbgnbdParameters> Fit(GroupedHistories histories, MbgnbdParameters? start = null, FitOptions? options = null) =>
        DropoutFit.Fit(histories, 1, Space, start is null ? null : [start.R, start.Alpha, start.A, start.B], FitOptions.OrDefault(options));

    /// <summary>Natural logarithm of the likelihood.</summary>
    /// <param name="parameters">Where to evaluate it.</param>
    /// <param name="histories">The population.</param>
    /// <returns>Finite; constants that depend on the data alone are left out, as is customary.</returns>
    public static double LogLikelihood(MbgnbdParameters parameters, GroupedHistories histories)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(histories);
        return new DropoutLikelihood(histories, 1).Evaluate([parameters.R, parameters.Alpha, parameters.A, parameters.B], new double[4], new double[4, 4]);
    }
}
