using PostSale.Application.Ports;
using PostSale.Application.Scores;

namespace PostSale.Application.Kpis;

/// <summary>Counts what a strategy is measured by, customer by customer, in any order. docs/kpis.md says what each figure means.</summary>
/// <param name="currency">Amounts in other currencies are left out.</param>
public sealed class KpiCount(KpiPeriod period, string currency)
{
    // A subscription's first payment is usually told as an order of the same day: it is one payment.
    private static readonly Duration SamePayment = Duration.FromDays(1);

    private const double Year = 365.25;

    private readonly Share satisfied = new();
    private readonly Share kept = new();
    private readonly Share content = new();
    private int promoters;
    private int detractors;
    private int answers;
    private decimal paid;
    private int payers;

    public int Customers { get; private set; }

    /// <summary>Who paid for the first time in the period.</summary>
    public int NewCustomers { get; private set; }

    /// <summary>Orders of the period, those given back in full included.</summary>
    public int Orders { get; private set; }

    /// <summary>What those were paid with.</summary>
    public decimal Revenue { get; private set; }

    /// <summary>What was given back of them until now.</summary>
    public decimal Refunded { get; private set; }

    public Figure Satisfaction => satisfied.In(period.Days);

    public Figure Nps => answers == 0 ? Figure.None : new(Math.Round(100m * (promoters - detractors) / answers, MidpointRounding.AwayFromZero), answers);

    /// <summary>A year's.</summary>
    public Figure Retention => kept.In(period.Days, Year);

    /// <summary>A month's.</summary>
    public Figure Churn => kept.In(period.Days, Year / 12) is { Value: { } stayed } share ? share with { Value = 100 - stayed } : Figure.None;

    public Figure LifetimeValue => payers == 0 ? Figure.None : new(Math.Round(paid / payers, 2, MidpointRounding.AwayFromZero), payers);

    /// <summary>A quarter's.</summary>
    public Figure Upsell => content.In(period.Days, Year / 4) is { Value: { } stayed } share ? share with { Value = 100 - stayed } : Figure.None;

    /// <param name="bought">Null for one who never bought.</param>
    public void Add(Knowledge known, PurchaseHistory? bought)
    {
        Customers++;
        foreach (var answer in known.Answers.Where(answer => period.Holds(answer.At)))
        {
            Ask(answer);
        }

        Upsold(known);
        if (bought is not null)
        {
            Pay(bought);
        }
    }

    private void Ask(Answer answer)
    {
        if (answer.Survey == SurveyKind.Csat)
        {
            satisfied.Add(answer.Score >= Scale.Of(SurveyKind.Csat).Most - 1);
        }
        else if (answer.Survey == SurveyKind.Nps)
        {
            answers++;
            promoters += Scale.IsPromoter(answer.Survey, answer.Score) ? 1 : 0;
            detractors += Scale.IsDetractor(answer.Survey, answer.Score) ? 1 : 0;
        }
    }

    private void Upsold(Knowledge known)
    {
        var sold = known.Orders.Where(order => order is { PaidAt: { } at, IsUndone: false } && at < period.End).ToLookup(order => order.PaidAt >= period.Begin);
        var before = Products(sold[false]).ToHashSet(StringComparer.Ordinal);
        if (before.Count > 0)
        {
            content.Add(before.IsSupersetOf(Products(sold[true])));
        }

        static IEnumerable<string> Products(IEnumerable<Order> orders) => orders.SelectMany(order => order.Products).Where(product => product.Length > 0);
    }

    private void Pay(PurchaseHistory bought)
    {
        foreach (var order in bought.Purchases.Where(order => period.Holds(order.At) && order.Currency == currency))
        {
            Orders++;
            Revenue += order.Amount;
            Refunded += Math.Min(order.Refunded, order.Amount);
        }

        var purchases = bought.Purchases.Where(order => order.At < period.End && order.Refunded < order.Amount).ToList();
        var subscriptions = bought.Subscriptions.Where(span => span.StartedAt < period.End).ToList();
        if (purchases.Count + subscriptions.Count == 0)
        {
            return;
        }

        var first = purchases.Select(order => order.At).Concat(subscriptions.Select(span => span.StartedAt)).Min();
        NewCustomers += first >= period.Begin ? 1 : 0;
        payers++;
        paid += purchases.Where(order => order.Currency == currency).Sum(order => order.Amount - order.Refunded)
            + subscriptions.Where(span => span.Currency == currency).Sum(span => Paid(span, purchases));

        var staysSubscribed = subscriptions.Any(span => RunsAt(span, period.End));
        if (subscriptions.Any(span => RunsAt(span, period.Begin)))
        {
            kept.Add(staysSubscribed);
        }
        else if (purchases.Any(order => order.At >= period.Before && order.At < period.Begin))
        {
            kept.Add(staysSubscribed || purchases.Any(order => order.At >= period.Begin));
        }
    }

    private static bool RunsAt(SubscriptionSpan span, Instant moment) => span.StartedAt < moment && !(span.EndedAt < moment);

    private decimal Paid(SubscriptionSpan span, List<Purchase> purchases)
    {
        if (span.Price is not { } price)
        {
            return 0;
        }

        // One that ended at the end of its nth period was renewed n - 1 times.
        var length = Observation.PeriodOf(span);
        var renewals = span.EndedAt is { } ended && ended < period.End
            ? Math.Max(0, Math.Round((ended - span.StartedAt) / length) - 1)
            : Math.Floor((period.End - span.StartedAt) / length);
        var isFirstAnOrder = purchases.Any(order => order.At < span.StartedAt + SamePayment && order.At > span.StartedAt - SamePayment);
        return price * ((decimal)renewals + (isFirstAnOrder ? 0 : 1));
    }

    private sealed class Share
    {
        private int all;
        private int some;

        /// <param name="days">How many it was counted over.</param>
        /// <param name="per">For how many it is told, at a steady pace: of 100 of whom 81 stay two months, 90 stay one. 0 tells it as counted.</param>
        public Figure In(int days, double per = 0) => all == 0 ? Figure.None
            : new(decimal.Round((decimal)(100 * Math.Pow((double)some / all, per == 0 ? 1 : per / days)), 1, MidpointRounding.AwayFromZero), all);

        public void Add(bool counts)
        {
            all++;
            some += counts ? 1 : 0;
        }
    }
}

/// <param name="Value">Null where nobody could be asked.</param>
/// <param name="Of">How many customers it stands on.</param>
public readonly record struct Figure(decimal? Value, int Of)
{
    public static Figure None => new(null, 0);
}
