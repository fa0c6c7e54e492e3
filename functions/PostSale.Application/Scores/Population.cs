using PostSale.Application.Ports;
using PostSale.Scoring.GammaGamma;
using PostSale.Scoring.Histories;
using PostSale.Scoring.Orders;
using PostSale.Scoring.Sbg;
using Ordered = PostSale.Scoring.Orders.Order;

namespace PostSale.Application.Scores;

/// <summary>What the models are fitted on: one history, spend and tenures of every customer, without who they are.</summary>
internal sealed class Population
{
    private readonly List<History> histories = [];
    private readonly List<Spend> spends = [];
    private readonly List<Tenure> tenures = [];
    private LocalDate? first;
    private long purchases;
    private int repeatBuyers;
    private int foreign;
    private LeftOut leftOut = new(0, 0, 0, 0);

    public ReadOnlySpan<History> Histories => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(histories);

    public ReadOnlySpan<Spend> Spends => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(spends);

    public ReadOnlySpan<Tenure> Tenures => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(tenures);

    public ScoringData Observed => new(
        histories.Count, repeatBuyers, purchases, first, foreign, leftOut.Future, leftOut.Absurd + leftOut.Negative, leftOut.Undone, tenures.Count);

    public void Add(PurchaseHistory customer, Observation observation)
    {
        var (bought, others) = observation.Bought(customer);
        foreign += others;
        var skipped = bought switch
        {
            CustomerHistory.Bought one => Count(one, observation.End),
            CustomerHistory.NoPurchase none => none.LeftOut,
            _ => leftOut,
        };
        leftOut = new(
            leftOut.Future + skipped.Future, leftOut.Absurd + skipped.Absurd, leftOut.Negative + skipped.Negative, leftOut.Undone + skipped.Undone);
        tenures.AddRange(customer.Subscriptions.Select(observation.Tenure).OfType<Tenure>());
    }

    private LeftOut Count(CustomerHistory.Bought bought, LocalDate end)
    {
        histories.Add(bought.History);
        spends.Add(bought.Spend);
        purchases += bought.History.Purchases + 1;
        repeatBuyers += bought.History.Purchases > 0 ? 1 : 0;
        var began = end.PlusDays(-(int)Math.Round(bought.History.Observed * Observation.DaysPerUnit));
        first = first is { } sooner && sooner <= began ? sooner : began;
        return bought.LeftOut;
    }
}

/// <summary>From when, where and in what money a store's purchases are looked at.</summary>
/// <param name="End">The last day observed.</param>
internal sealed record Observation(DateTimeZone Zone, string Currency, LocalDate End)
{
    /// <summary>The models' unit of time: weeks.</summary>
    public const double DaysPerUnit = 7;

    // Where nobody says when a subscription renews.
    private static readonly Duration Month = Duration.FromDays(30);

    private readonly Instant end = End.PlusDays(1).AtStartOfDayInZone(Zone).ToInstant();

    /// <returns>The history, and how many orders are left out because they are in other money.</returns>
    public (CustomerHistory History, int Foreign) Bought(PurchaseHistory customer)
    {
        var orders = Orders(customer, out var foreign);
        return (CustomerHistory.Of(orders, Day(End), DaysPerUnit), foreign);
    }

    public Ordered[] Orders(PurchaseHistory customer, out int foreign)
    {
        foreign = 0;
        var orders = new Ordered[customer.Purchases.Count];
        var kept = 0;
        foreach (var purchase in customer.Purchases)
        {
            if (purchase.Currency != Currency)
            {
                foreign++;
                continue;
            }

            orders[kept++] = new(Day(purchase.At.InZone(Zone).Date), purchase.Amount, purchase.Refunded);
        }

        return kept == orders.Length ? orders : orders[..kept];
    }

    /// <returns>Null for one that begins later.</returns>
    public Tenure? Tenure(SubscriptionSpan span) => span.StartedAt >= end
        ? null
        : new(Renewals(span), span.EndedAt is { } ended && ended < end);

    /// <summary>How long a period is, at least a day.</summary>
    public static Duration PeriodOf(SubscriptionSpan span) => span.Period is { } said && said >= Duration.FromDays(1) ? said : Month;

    public static DateOnly Day(LocalDate date) => new(date.Year, date.Month, date.Day);

    private int Renewals(SubscriptionSpan span)
    {
        var until = span.EndedAt is { } ended && ended < end ? ended : end;
        var periods = Math.Floor((until - span.StartedAt) / PeriodOf(span));

        // One that ended at the end of its nth period was renewed n - 1 times.
        return (int)Math.Clamp(span.EndedAt < end ? Math.Round((until - span.StartedAt) / PeriodOf(span)) - 1 : periods, 0, PostSale.Scoring.Sbg.Tenure.MostPeriods);
    }
}
