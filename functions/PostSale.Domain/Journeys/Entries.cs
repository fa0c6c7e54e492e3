using PostSale.Domain.Customers;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Journeys;

/// <summary>Who enters a journey, in what form, and who is taken out.</summary>
/// <remarks>
/// A run in which nothing has been reached is only a plan: it is derived anew from knowledge each time, so that the order in
/// which facts arrive cannot matter. Once something has been reached it stays, and can only end.
/// </remarks>
internal static class Entries
{
    /// <summary>The runs a plan calls for, given what is known.</summary>
    public static IEnumerable<JourneyRun> Wanted(JourneyPlan plan, StrategyHash version, Customer customer, Policies policies)
    {
        var knowledge = customer.Knowledge;
        if (plan.Subject == SubjectKind.Order)
        {
            // What was imported counts as bought before: the customer has held the product in hand.
            var bought = new HashSet<string>(StringComparer.Ordinal);
            foreach (var order in knowledge.Orders.Where(order => order.PaidAt is not null).OrderBy(order => order.PaidAt).ThenBy(order => order.Refs[0], StringComparer.Ordinal))
            {
                if (WhyNot(plan, order, policies) is null)
                {
                    yield return new()
                    {
                        Journey = plan.Id,
                        Subject = order.Refs[0],
                        Version = version,
                        ShortForm = order.Products.All(bought.Contains),
                    };
                }

                if (!order.IsUndone)
                {
                    bought.UnionWith(order.Products);
                }
            }
        }
        else if (Earliest(plan, knowledge, policies) is { } first)
        {
            yield return new() { Journey = plan.Id, Subject = JourneyRun.OfCustomer + first.Refs[0], Version = version };
        }
    }

    /// <summary>Why an order starts no run; null when it does.</summary>
    public static Reason? WhyNot(JourneyPlan plan, Order order, Policies policies) => order switch
    {
        // Not bought as far as anyone has said: there is nothing to follow up, and nothing to explain.
        { PaidAt: null } => Reason.TooLate,
        { PaidLag: null } => Reason.History,
        { PaidLag: { } lag } when lag > policies.LateAfter => Reason.History,
        _ => Undone(plan, order),
    };

    /// <summary>Why a run about an order, or begun with it, must not go on; null when it may.</summary>
    public static Reason? Undone(JourneyPlan plan, Order order) =>
        order.CancelledAt is not null && (plan.ExitOnCancellation || plan.Subject == SubjectKind.Customer) ? Reason.OrderCancelled
        : order.RefundedInFull && (plan.ExitOnRefund || plan.Subject == SubjectKind.Customer) ? Reason.OrderRefunded
        : null;

    private static Order? Earliest(JourneyPlan plan, Knowledge knowledge, Policies policies) => knowledge.Orders
        .Where(order => WhyNot(plan, order, policies) is null)
        .OrderBy(order => order.PaidAt).ThenBy(order => order.Refs[0], StringComparer.Ordinal)
        .FirstOrDefault();
}
