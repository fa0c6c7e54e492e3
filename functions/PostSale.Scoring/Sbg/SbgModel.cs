using PostSale.Scoring.Fitting;
using PostSale.Scoring.Numerics;

namespace PostSale.Scoring.Sbg;

/// <summary>Shifted-beta-geometric (Fader and Hardie 2007): subscriptions that renew or end at each period's end.</summary>
/// <remarks>
/// One customer's chance of leaving stays the same; that of a cohort falls, since those likely to leave have left. Thread-safe. Time is counted in
/// the subscription's own periods. No method returns NaN.
/// </remarks>
public sealed class SbgModel
{
    private static readonly ParameterSpace<SbgParameters> Space = new(["alpha", "beta"], [1e-6, 1e-6], [1e6, 1e6], at => new(at[0], at[1]));

    private readonly double _alpha;
    private readonly double _beta;

    /// <summary>The model with known parameters.</summary>
    /// <param name="parameters">Fitted or chosen.</param>
    public SbgModel(SbgParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        (Parameters, _alpha, _beta) = (parameters, parameters.Alpha, parameters.Beta);
    }

    /// <summary>The parameters.</summary>
    public SbgParameters Parameters { get; }

    /// <summary>Fits by maximum likelihood.</summary>
    /// <param name="tenures">The population.</param>
    /// <param name="start">Where to begin; 1, 1 when null.</param>
    /// <param name="options">What is too little data, and when to stop. Repeat buyers are not asked for.</param>
    /// <returns>The maximum, or why there is none.</returns>
    public static Fit<SbgParameters> Fit(Tenures tenures, SbgParameters? start = null, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(tenures);
        options = FitOptions.OrDefault(options);
        if (tenures.Customers < options.MinimumCustomers)
        {
            return new Fit<SbgParameters>.NotFitted(new NotFittedReason.TooFewCustomers(tenures.Customers, options.MinimumCustomers));
        }

        IEnumerable<double[]> starts = [[1, 1], [0.2, 0.2], [10, 10]];
        return Fitter.Fit(new SbgLikelihood(tenures), Space, start is null ? starts : starts.Prepend([start.Alpha, start.Beta]), options);
    }

    /// <summary>Natural logarithm of the likelihood.</summary>
    /// <param name="parameters">Where to evaluate it.</param>
    /// <param name="tenures">The population.</param>
    public static double LogLikelihood(SbgParameters parameters, Tenures tenures)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(tenures);
        return new SbgLikelihood(tenures).Evaluate([parameters.Alpha, parameters.Beta], new double[2], new double[2, 2]);
    }

    /// <summary>The probability that a subscription renewed n times is renewed at each of the next <paramref name="periods"/>.</summary>
    /// <param name="renewals">How often it was renewed, n; 0 for a new one. From 0 to <see cref="Tenure.MostPeriods"/>.</param>
    /// <param name="periods">From 0 to <see cref="Tenure.MostPeriods"/>.</param>
    /// <returns>From 0 to 1; falls with the periods, rises with the renewals.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its bounds.</exception>
    public double Survival(int renewals, int periods)
    {
        Periods(renewals, nameof(renewals));
        Periods(periods, nameof(periods));
        return Math.Min(1, Math.Exp(Gamma.LogBeta(_alpha, _beta + renewals + periods) - Gamma.LogBeta(_alpha, _beta + renewals)));
    }

    /// <summary>The probability that a subscription renewed n times is renewed once more.</summary>
    /// <param name="renewals">How often it was renewed, n, from 0 to <see cref="Tenure.MostPeriods"/>.</param>
    /// <returns>From 0 to 1; rises with the renewals.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="renewals"/> is outside its bounds.</exception>
    public double Retention(int renewals) => (_beta + Periods(renewals, nameof(renewals))) / (_alpha + _beta + renewals);

    /// <summary>Expected number of renewals among the next <paramref name="horizon"/>, each discounted.</summary>
    /// <param name="renewals">How often it was renewed, n, from 0 to <see cref="Tenure.MostPeriods"/>.</param>
    /// <param name="horizon">Periods ahead, from 0 to <see cref="Tenure.MostPeriods"/>.</param>
    /// <param name="rate">Discount rate per period, from 0 to 10: the k-th renewal from now counts (1+rate)^-k. Default 0: plain expected remaining periods.</param>
    /// <returns>From 0 to <paramref name="horizon"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its bounds or NaN.</exception>
    public double RemainingPeriods(int renewals, int horizon, double rate = 0)
    {
        Periods(renewals, nameof(renewals));
        Periods(horizon, nameof(horizon));
        var discount = 1 / (1 + Bound.Within(rate, 0, 10));
        double term = 1, sum = 0;
        for (var k = 0; k < horizon && term > sum * 1e-18; k++)
        {
            term *= (_beta + renewals + k) / (_alpha + _beta + renewals + k) * discount;
            sum += term;
        }

        return sum;
    }

    /// <summary>Expected number of renewals ever, each discounted: residual lifetime. Needs a discount, since undiscounted it is infinite for alpha of 1 or less.</summary>
    /// <param name="renewals">How often it was renewed, n, from 0 to <see cref="Tenure.MostPeriods"/>.</param>
    /// <param name="rate">Discount rate per period, from 1e-9 to 10: the k-th renewal from now counts (1+rate)^-k.</param>
    /// <returns>From 0 to 1/rate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its bounds or NaN.</exception>
    public double ResidualLifetime(int renewals, double rate)
    {
        var discount = 1 / (1 + Bound.Within(rate, 1e-9, 10));
        var retention = Retention(renewals);
        var later = Hypergeometric.OnUnit(1, _beta + renewals + 1, _alpha, discount, rate * discount);
        return Math.Min(retention * discount * Math.Exp(later), 1 / rate);
    }

    /// <summary><see cref="Survival(int, int)"/> of many.</summary>
    /// <param name="renewals">How often each was renewed.</param>
    /// <param name="periods">Periods ahead, the same for all.</param>
    /// <param name="survival">Receives one probability for each; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its bounds.</exception>
    public void Survival(ReadOnlySpan<int> renewals, int periods, Span<double> survival)
    {
        Spans.RequireSameLength(renewals.Length, survival.Length, nameof(survival));
        for (var i = 0; i < renewals.Length; i++)
        {
            survival[i] = Survival(renewals[i], periods);
        }
    }

    /// <summary><see cref="RemainingPeriods(int, int, double)"/> of many.</summary>
    /// <param name="renewals">How often each was renewed.</param>
    /// <param name="horizon">Periods ahead, the same for all.</param>
    /// <param name="rate">Discount rate per period, from 0 to 10.</param>
    /// <param name="periods">Receives one expectation for each; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its bounds or NaN.</exception>
    public void RemainingPeriods(ReadOnlySpan<int> renewals, int horizon, double rate, Span<double> periods)
    {
        Spans.RequireSameLength(renewals.Length, periods.Length, nameof(periods));
        for (var i = 0; i < renewals.Length; i++)
        {
            periods[i] = RemainingPeriods(renewals[i], horizon, rate);
        }
    }

    private static int Periods(int periods, string name) => (int)Bound.Within(periods, 0, Tenure.MostPeriods, name);
}
