using NodaTime.Text;
using PostSale.Domain.Customers;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Journeys;

/// <summary>Something a journey may begin with.</summary>
/// <param name="About">The order or subscription, by its name; empty where it is about the customer.</param>
/// <param name="Order">The order it is about; null where it is about none.</param>
/// <param name="At">When it happened; of a renewal to come, when its date was said.</param>
/// <param name="Lag">How long it took to reach us; null when only imported facts say so.</param>
internal sealed record Occasion(string Type, string About, Order? Order, Instant At, Duration? Lag)
{
    /// <summary>What tells it from others of its type: its moment, or the day that a renewal falls on.</summary>
    public Instant Mark { get; init; } = At;

    // Ticks would tell apart what no provider does, and names of runs are read by people.
    private static readonly InstantPattern Second = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <summary>Names a run about the customer that begins with a purchase.</summary>
    public static string OfPurchase(string order) => "customer@" + order;

    /// <summary>Names a run that begins with it.</summary>
    public string Subject(SubjectKind subject) => subject switch
    {
        SubjectKind.Order => About,
        _ when Type == FactTypes.OrderPaid => OfPurchase(About),
        SubjectKind.Subscription => $"{About}@{Second.Format(Mark)}",
        _ => $"customer@{Type}@{Second.Format(Mark)}",
    };
}

/// <summary>Finds what journeys may begin with in what is known.</summary>
internal static class Occasions
{
    /// <summary>In order of time; of two at once by what they are about.</summary>
    public static IEnumerable<Occasion> Of(JourneyPlan plan, Knowledge knowledge, Dictionary<string, Order> orders) => plan.Entry
        .SelectMany(type => Of(type, plan.Subject, knowledge, orders))
        .OrderBy(occasion => occasion.At).ThenBy(occasion => occasion.About, StringComparer.Ordinal).ThenBy(occasion => occasion.Type, StringComparer.Ordinal);

    private static IEnumerable<Occasion> Of(string type, SubjectKind subject, Knowledge knowledge, Dictionary<string, Order> orders) => (type, subject) switch
    {
        (FactTypes.OrderPaid, _) => knowledge.Orders.Where(order => order.PaidAt is not null).Select(order =>
            new Occasion(type, order.Refs[0], order, order.PaidAt!.Value, order.PaidLag)),

        (FactTypes.SubscriptionRenews, _) => knowledge.Subscriptions.Where(known => known is { IsRunning: true, IsEnding: false, RenewsAt: not null })
            .Select(known => new Occasion(type, known.Name, null, known.RenewsAt!.At, known.Lag) { Mark = known.RenewsAt!.Value }),

        // Told by the subscription and by its first invoice, seconds apart: one day, one beginning.
        (FactTypes.SubscriptionStarted, SubjectKind.Subscription) => knowledge.Subscriptions.Where(known => known.BeganAt is not null)
            .Select(known => new Occasion(type, known.Name, null, known.BeganAt!.Value, known.Lag) { Mark = DayOf(known.BeganAt!.Value) }),

        (FactTypes.TrialStarted, SubjectKind.Subscription) => knowledge.Subscriptions.Where(known => known.TrialStartedAt is not null)
            .Select(known => new Occasion(type, known.Name, null, known.TrialStartedAt!.Value, known.Lag) { Mark = DayOf(known.TrialStartedAt!.Value) }),

        (FactTypes.ProductUsed, _) => knowledge.Uses.Select(use => use.LastAt).DefaultIfEmpty(Instant.MaxValue).Min() is var first && first < Instant.MaxValue
            ? [new Occasion(type, "", null, first, Duration.Zero)]
            : [],

        // About an order: once per order, whatever it is called where it happened.
        (_, SubjectKind.Order) => Inference.Of(type, knowledge)
            .Select(moment => (Told: moment, Order: orders.GetValueOrDefault(moment.About)))
            .Where(found => found.Order is not null)
            .GroupBy(found => found.Order!.Refs[0])
            .Select(same => new Occasion(type, same.Key, same.First().Order, same.First().Told.At, same.First().Told.Lag)),

        (_, SubjectKind.Subscription) => Inference.Of(type, knowledge).Where(moment => knowledge.SubscriptionNamed(moment.About) is not null)
            .Select(moment => new Occasion(type, moment.About, null, moment.At, moment.Lag)),

        _ => Inference.Of(type, knowledge)
            .Select(moment => new Occasion(type, moment.About, orders.GetValueOrDefault(moment.About), moment.At, moment.Lag)),
    };

    private static Instant DayOf(Instant at) => Calendar.In(at, DateTimeZone.Utc).Date.AtMidnight().InUtc().ToInstant();
}
