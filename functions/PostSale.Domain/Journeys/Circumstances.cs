using PostSale.Domain.Customers;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Journeys;

/// <summary>What a condition is asked about: a customer, a run, and a moment up to which things count.</summary>
/// <param name="Run">Null where a journey is about to be entered.</param>
/// <param name="Order">What it is about; null where it is about none.</param>
/// <param name="AsOf">What happened later is not looked at, so that the order in which facts arrive does not matter.</param>
internal sealed record Circumstances(Knowledge Knowledge, Policies Policies, JourneyRun? Run, Order? Order, Instant AsOf)
{
    public bool Meet(Condition? condition) => condition switch
    {
        null => true,
        Condition.All all => all.Conditions.All(Meet),
        Condition.Any any => any.Conditions.Any(Meet),
        Condition.Not not => !Meet(not.Condition),
        Condition.Purchases purchases => purchases.Count.Holds(Kept.Count() + (Past?.Orders ?? 0)),
        Condition.Spent spent => spent.Amount.Holds(
            Kept.Sum(order => order.Payment is { } paid && paid.Currency == Policies.Currency ? paid.Amount : 0)
            + (Past is { } past && past.Currency == Policies.Currency ? past.Amount : 0)),
        Condition.OrderAmount amount => Order?.Payment is { } payment && amount.Amount.Holds(payment.Amount),
        Condition.Bought bought => (Order is null ? Kept : [Order]).Any(order => HasAny(order, bought.Products)),
        Condition.DaysSincePurchase since => Days(Last(Kept.Select(order => order.PaidAt).Append(Past?.Last))) is { } days && since.Days.Holds(days),
        Condition.Score score => Knowledge.AnswerTo(score.Survey) is { } answer && answer.At <= AsOf
            && (score.WithinDays is not { } within || Days(answer.At) <= within) && score.Value.Holds(answer.Score),
        Condition.OpenCase open => Knowledge.HasOpenCase == open.Open,
        Condition.AtRisk risk => Knowledge.Risk is { } assessed && assessed.Level >= risk.Least,
        Condition.Happened happened => Count(happened.Type, happened.WithinDays) >= happened.Times,
        Condition.Uses uses => uses.Count.Holds(Knowledge.UsesOf(uses.Feature, AsOf, uses.WithinDays)),
        Condition.Subscribed subscribed => Knowledge.Subscriptions.Any(subscription => subscription.IsActive
            && (subscribed.Plans.IsEmpty || (subscription.Plan is { } plan && subscribed.Plans.Contains(plan.Value, StringComparer.OrdinalIgnoreCase)))),
        Condition.InTrial trial => Knowledge.Subscriptions.Any(subscription => subscription.InTrialAt(AsOf)) == trial.Is,
        Condition.Reachable reachable => Gate.Reaches(reachable.Channel, reachable.Purpose, Knowledge, Policies),
        Condition.Outcome outcome => Run?.Last(outcome.Touchpoint)?.Outcome is { } came && outcome.Outcomes.Contains(came),
        Condition.WasSent sent => Run?.Last(sent.Touchpoint)?.Standing is Standing.Sent or Standing.Done,
        _ => false,
    };

    private IEnumerable<Order> Kept => Knowledge.Orders.Where(order => order.PaidAt <= AsOf && !order.IsUndone);

    // Imported orders are over and done with: all of them count, or, at a moment before the last of them, none.
    private PastPurchases? Past => Knowledge.Past is { } past && past.Last <= AsOf ? past : null;

    // Purchases and uses are kept as what they are, everything else as that it happened.
    private decimal Count(string type, int? withinDays)
    {
        return type switch
        {
            FactTypes.OrderPaid => Knowledge.Orders.Count(order => order.PaidAt is { } paid && Counts(paid)) + (withinDays is null && Past is { } past ? past.Orders : 0),
            FactTypes.ProductUsed => Knowledge.Uses.Where(use => Counts(use.LastAt)).Sum(use => (decimal)use.Quantity),
            _ => Inference.Of(type, Knowledge).Count(moment => Counts(moment.At)),
        };

        bool Counts(Instant at) => at <= AsOf && (withinDays is not { } within || Days(at) <= within);
    }

    // Days of the customer's calendar: "90 days ago" is a date, or it would hang on the minute. 0 for the future, which is nobody's past.
    private int? Days(Instant? at) => at is { } moment ? Math.Max(0, Period.DaysBetween(Date(moment), Date(AsOf))) : null;

    private LocalDate Date(Instant at) => Calendar.In(at, Knowledge.ZoneOr(Policies.Zone)).Date;

    private static Instant? Last(IEnumerable<Instant?> moments) => moments.Max();

    private static bool HasAny(Order order, ImmutableArray<string> products) => order.Payment is { } payment && payment.Items.Any(item =>
        products.Any(product => Is(product, item.Sku) || Is(product, item.Name) || Is(product, item.Category)));

    private static bool Is(string wanted, string said) => string.Equals(wanted, said, StringComparison.OrdinalIgnoreCase);
}
