using PostSale.Scoring.Fitting;

namespace PostSale.Scoring.GammaGamma;

/// <summary>Gamma-Gamma (Fader and Hardie 2013): how much a customer spends at a purchase, drawn towards the mean of all the more the less is known.</summary>
/// <remarks>Thread-safe. Takes how much for independent of how often. No method returns NaN.</remarks>
public sealed class GammaGammaModel
{
    private static readonly ParameterSpace<GammaGammaParameters> Space = new(
        ["p", "q", "v"], [1e-6, GammaGammaParameters.LeastQ, 1e-9], [1e6, 1e6, 1e15], at => new(at[0], at[1], at[2]));

    /// <summary>The model with known parameters.</summary>
    /// <param name="parameters">Fitted or chosen.</param>
    public GammaGammaModel(GammaGammaParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Parameters = parameters;
    }

    /// <summary>The parameters.</summary>
    public GammaGammaParameters Parameters { get; }

    /// <summary>Fits by maximum likelihood.</summary>
    /// <param name="spends">The population; only those who bought again count.</param>
    /// <param name="start">Where to begin; derived from the data when null.</param>
    /// <param name="options">What is too little data, and when to stop. Of its minimums only that of repeat buyers is asked.</param>
    /// <returns>The maximum, or why there is none.</returns>
    public static Fit<GammaGammaParameters> Fit(GroupedSpends spends, GammaGammaParameters? start = null, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(spends);
        options = FitOptions.OrDefault(options);
        if (spends.Customers < options.MinimumRepeatBuyers)
        {
            return new Fit<GammaGammaParameters>.NotFitted(new NotFittedReason.TooFewRepeatBuyers(spends.Customers, options.MinimumRepeatBuyers));
        }

        double total = 0;
        for (var i = 0; i < spends.Distinct.Length; i++)
        {
            total += spends.Counts[i] * (spends.Distinct[i].Mean / spends.Customers);
        }

        // v such that p·v/(q-1) is the mean.
        IEnumerable<double[]> starts = [[2, 3, total], [10, 2, total / 10], [1, 10, total * 9]];
        return Fitter.Fit(
            new GammaGammaLikelihood(spends), Space, start is null ? starts : starts.Prepend([start.P, start.Q, start.V]), options);
    }

    /// <summary>Natural logarithm of the likelihood of the mean amounts.</summary>
    /// <param name="parameters">Where to evaluate it.</param>
    /// <param name="spends">The population.</param>
    public static double LogLikelihood(GammaGammaParameters parameters, GroupedSpends spends)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(spends);
        return new GammaGammaLikelihood(spends).Evaluate([parameters.P, parameters.Q, parameters.V], new double[3], new double[3, 3]);
    }

    /// <summary>Expected amount of a coming purchase: the customer's own mean and that of all, weighted.</summary>
    /// <param name="spend">The customer; the default value is one who has not bought again.</param>
    /// <returns>In the currency's major unit; greater than zero and finite.</returns>
    public double ExpectedSpend(Spend spend)
    {
        var (p, q, v) = (Parameters.P, Parameters.Q, Parameters.V);
        return p * (v + (spend.Purchases * spend.Mean)) / ((p * spend.Purchases) + (q - 1));
    }

    /// <summary><see cref="ExpectedSpend(Spend)"/> of many.</summary>
    /// <param name="spends">The customers.</param>
    /// <param name="expected">Receives one amount for each; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void ExpectedSpend(ReadOnlySpan<Spend> spends, Span<double> expected)
    {
        Spans.RequireSameLength(spends.Length, expected.Length, nameof(expected));
        for (var i = 0; i < spends.Length; i++)
        {
            expected[i] = ExpectedSpend(spends[i]);
        }
    }
}
