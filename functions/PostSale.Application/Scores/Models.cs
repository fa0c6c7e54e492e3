using PostSale.Application.Ports;
using PostSale.Scoring.Bgnbd;
using PostSale.Scoring.Fitting;
using PostSale.Scoring.GammaGamma;
using PostSale.Scoring.Histories;
using PostSale.Scoring.Mbgnbd;
using PostSale.Scoring.Orders;
using PostSale.Scoring.Purchases;
using PostSale.Scoring.Sbg;

namespace PostSale.Application.Scores;

/// <summary>The models of a store as they were fitted, and what they expect of a customer.</summary>
internal sealed class Models
{
    public const string Bgnbd = "BG/NBD";
    public const string Mbgnbd = "MBG/NBD";

    // Beyond it, how much people spend depends on how often they buy, and the two must not be multiplied blindly.
    private const double CredibleCorrelation = 0.3;

    private static readonly int[] Horizons = [90, 365];

    private readonly PurchaseModel? purchases;
    private readonly GammaGammaModel? spend;
    private readonly SbgModel? retention;

    public Models(ModelFit purchases, ModelFit spend, ModelFit retention)
    {
        this.purchases = Of(purchases);
        this.spend = spend.IsFitted ? new GammaGammaModel(new(spend.Values[0], spend.Values[1], spend.Values[2])) : null;
        this.retention = retention.IsFitted ? new SbgModel(new(retention.Values[0], retention.Values[1])) : null;
    }

    /// <summary>Some model was fitted.</summary>
    public bool CanScore => purchases is not null || retention is not null;

    /// <returns>Null where it was not fitted.</returns>
    public static PurchaseModel? Of(ModelFit fit) => fit.Values switch
    {
        [var r, var alpha, var a, var b] when fit.Model == Bgnbd => new BgnbdModel(new(r, alpha, a, b)),
        [var r, var alpha, var a, var b] => new MbgnbdModel(new(r, alpha, a, b)),
        _ => null,
    };

    public static ModelFit FitPurchases(ReadOnlySpan<History> histories, string model)
    {
        var grouped = GroupedHistories.Of(histories);
        return model == Mbgnbd ? Told(Mbgnbd, MbgnbdModel.Fit(grouped)) : Told(Bgnbd, BgnbdModel.Fit(grouped));
    }

    public static ModelFit FitSpend(ReadOnlySpan<Spend> spends)
    {
        var grouped = GroupedSpends.Of(spends);
        return Told("Gamma-Gamma", GammaGammaModel.Fit(grouped)) with
        {
            Note = grouped.Correlation is { } correlation && Math.Abs(correlation) > CredibleCorrelation
                ? FormattableString.Invariant($"how much people spend depends on how often they buy (correlation {correlation:0.00}): take values with caution")
                : null,
        };
    }

    public static ModelFit FitRetention(ReadOnlySpan<Tenure> tenures) => Told("sBG", SbgModel.Fit(Tenures.Of(tenures)));

    /// <returns>Null when no model says anything about this customer.</returns>
    public Score? Score(PurchaseHistory customer, Observation observation)
    {
        // Who has a subscription that runs is judged by it; what they order besides is the smaller part.
        if (retention is not null && Running(customer, observation) is { } span)
        {
            return Subscribed(customer.Customer, span, observation, retention);
        }

        return purchases is not null && observation.Bought(customer).History is CustomerHistory.Bought bought
            ? Bought(customer.Customer, bought, observation, purchases)
            : null;
    }

    private Score Bought(CustomerKey customer, CustomerHistory.Bought bought, Observation observation, PurchaseModel model)
    {
        var alive = model.Alive(bought.History);
        var expected = Array.ConvertAll(Horizons, days => model.ExpectedPurchases(bought.History, days / Observation.DaysPerUnit));
        var amount = spend?.ExpectedSpend(bought.Spend);
        return new(
            customer, observation.End, ScoreKind.Purchases, alive, expected[0], expected[1], expected[0] * amount, expected[1] * amount, RiskLevels.Of(alive));
    }

    private static Score Subscribed(CustomerKey customer, SubscriptionSpan span, Observation observation, SbgModel model)
    {
        var renewals = observation.Tenure(span)!.Value.Renewals;
        var periods = Array.ConvertAll(Horizons, days => (int)Math.Ceiling(days / Observation.PeriodOf(span).TotalDays));
        var survival = model.Survival(renewals, periods[0]);
        var expected = Array.ConvertAll(periods, ahead => model.RemainingPeriods(renewals, ahead));
        var price = span.Price is { } said && span.Currency == observation.Currency ? (double?)(double)said : null;
        return new(
            customer, observation.End, ScoreKind.Subscription, survival, expected[0], expected[1], expected[0] * price, expected[1] * price, RiskLevels.Of(survival));
    }

    // The one that brings most; of such as bring alike, the one that began first.
    private static SubscriptionSpan? Running(PurchaseHistory customer, Observation observation) => customer.Subscriptions
        .Where(span => observation.Tenure(span) is { Ended: false })
        .OrderByDescending(span => (span.Price ?? 0) / (decimal)Observation.PeriodOf(span).TotalDays).ThenBy(span => span.StartedAt).FirstOrDefault();

    private static ModelFit Told<T>(string model, Fit<T> fit)
        where T : class => fit switch
        {
            Fit<T>.Fitted fitted => new(
                model, null, [.. fitted.Uncertainty.Estimates.Select(one => new FittedParameter(one.Name, one.Value, Finite(one.StandardError)))], fitted.LogLikelihood),
            Fit<T>.NotFitted not => new(model, not.Reason.Text, [], 0),
            _ => throw new InvalidOperationException("A fit of an unknown kind."),
        };

    private static double Finite(double error) => double.IsFinite(error) ? error : 0;
}
