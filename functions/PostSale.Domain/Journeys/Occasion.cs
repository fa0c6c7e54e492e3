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
    /// <remarks>Asked of every journey in every turn, and mostly there is none: so a list, and no queries.</remarks>
    public static List<Occasion> Of(JourneyPlan plan, Knowledge knowledge, Dictionary<string, Order> orders)
    {
        var found = new List<Occasion>();
        foreach (var type in plan.Entry)
        {
            Add(found, type, plan.Subject, knowledge, orders);
        }

        if (found.Count > 1)
        {
            found.Sort(Compare);
        }

        return found;
    }

    private static int Compare(Occasion left, Occasion right)
    {
        var order = left.At.CompareTo(right.At);
        order = order != 0 ? order : string.CompareOrdinal(left.About, right.About);
        return order != 0 ? order : string.CompareOrdinal(left.Type, right.Type);
    }

    private static void Add(List<Occasion> found, string type, SubjectKind subject, Knowledge knowledge, Dictionary<string, Order> orders)
    {
        switch (type, subject)
        {
            case (FactTypes.OrderPaid, _):
                foreach (var order in knowledge.Orders)
                {
                    if (order.PaidAt is { } paid)
                    {
                        found.Add(new(type, order.Refs[0], order, paid, order.PaidLag));
                    }
                }

                break;
            case (FactTypes.SubscriptionRenews, _):
                found.AddRange(knowledge.Subscriptions.Where(known => known is { IsRunning: true, IsEnding: false, RenewsAt: not null })
                    .Select(known => new Occasion(type, known.Name, null, known.RenewsAt!.At, known.Lag) { Mark = known.RenewsAt!.Value }));
                break;

            // Told by the subscription and by its first invoice, seconds apart: one day, one beginning.
            case (FactTypes.SubscriptionStarted, SubjectKind.Subscription):
                found.AddRange(knowledge.Subscriptions.Where(known => known.BeganAt is not null)
                    .Select(known => new Occasion(type, known.Name, null, known.BeganAt!.Value, known.Lag) { Mark = DayOf(known.BeganAt!.Value) }));
                break;
            case (FactTypes.TrialStarted, SubjectKind.Subscription):
                found.AddRange(knowledge.Subscriptions.Where(known => known.TrialStartedAt is not null)
                    .Select(known => new Occasion(type, known.Name, null, known.TrialStartedAt!.Value, known.Lag) { Mark = DayOf(known.TrialStartedAt!.Value) }));
                break;
            case (FactTypes.ProductUsed, _):
                if (!knowledge.Uses.IsEmpty)
                {
                    found.Add(new(type, "", null, knowledge.Uses.Min(use => use.LastAt), Duration.Zero));
                }

                break;
            default:
                AddHappenings(found, type, subject, knowledge, orders);
                break;
        }
    }

    private static void AddHappenings(List<Occasion> found, string type, SubjectKind subject, Knowledge knowledge, Dictionary<string, Order> orders)
    {
        var before = found.Count;
        foreach (var moment in Inference.Of(type, knowledge))
        {
            var order = subject == SubjectKind.Subscription ? null : orders.GetValueOrDefault(moment.About);
            switch (subject)
            {
                // About an order: once per order, whatever it is called where it happened.
                case SubjectKind.Order when order is null || found.FindIndex(before, known => ReferenceEquals(known.Order, order)) >= 0:
                case SubjectKind.Subscription when knowledge.SubscriptionNamed(moment.About) is null:
                    break;
                default:
                    found.Add(new(type, subject == SubjectKind.Order ? order!.Refs[0] : moment.About, order, moment.At, moment.Lag));
                    break;
            }
        }
    }

    private static Instant DayOf(Instant at) => Calendar.In(at, DateTimeZone.Utc).Date.AtMidnight().InUtc().ToInstant();
}
