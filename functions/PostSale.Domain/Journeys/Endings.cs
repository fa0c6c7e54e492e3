using PostSale.Domain.Customers;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Journeys;

/// <summary>Why a run that has begun must not go on.</summary>
/// <param name="By">The fact that ends it, in the contract's word; null where the reason says it all.</param>
internal sealed record Ending(Reason Reason, string? By = null);

internal static class Endings
{
    /// <returns>Null when the run goes on.</returns>
    public static Ending? Of(JourneyRun run, JourneyPlan plan, Order? order, Knowledge knowledge, Dictionary<string, Order> orders, Policies policies)
    {
        if (order is not null && Entries.Undone(plan, order) is { } undone)
        {
            return new(undone);
        }

        foreach (var goal in plan.Goal)
        {
            if (Happened(goal, run, plan, order, knowledge, orders))
            {
                return new(Reason.GoalReached, goal);
            }
        }

        foreach (var exit in plan.Exit)
        {
            if (!IsUndoing(exit, order) && Happened(exit, run, plan, order, knowledge, orders))
            {
                return new(Reason.ExitReached, exit);
            }
        }

        return plan is { Reentry: Reentry.Restart, Subject: not SubjectKind.Order } && BeganAgain(run, plan, knowledge, orders, policies) ? new(Reason.Superseded) : null;
    }

    // A refund or cancellation of the run's own order is weighed by what it gives back, not by having happened.
    private static bool IsUndoing(string type, Order? order) => order is not null && type is FactTypes.OrderRefunded or FactTypes.OrderCancelled;

    private static bool Happened(
        string type, JourneyRun run, JourneyPlan plan, Order? order, Knowledge knowledge, Dictionary<string, Order> orders) => type switch
        {
            FactTypes.OrderPaid => knowledge.Orders.Any(other => other != order && other.PaidAt > run.EnteredAt && !other.IsUndone),
            FactTypes.ProductUsed => knowledge.Uses.Any(use => use.LastAt > run.EnteredAt),
            _ => Inference.Of(type, knowledge).Any(moment =>
                (moment.At > run.EnteredAt || (moment.At == run.EnteredAt && !Begins(plan, type)))
                && Concerns(moment, run, order, knowledge, orders)),
        };

    // What a run began with does not end it; a date of renewal is told by what began or renewed the period before.
    private static bool Begins(JourneyPlan plan, string type) => plan.Entry.Contains(type)
        || (plan.Entry.Contains(FactTypes.SubscriptionRenews) && type is FactTypes.SubscriptionStarted or FactTypes.SubscriptionRenewed or FactTypes.SubscriptionChanged);

    // What is about another order, or another subscription, is none of this run's business.
    private static bool Concerns(Happening moment, JourneyRun run, Order? order, Knowledge knowledge, Dictionary<string, Order> orders) =>
        moment.About.Length == 0 || run.About.Length == 0
        || (orders.TryGetValue(moment.About, out var other) && order is not null ? other == order
            : knowledge.SubscriptionNamed(moment.About) is null || knowledge.SubscriptionNamed(run.About) is null || moment.About == run.About);

    private static bool BeganAgain(JourneyRun run, JourneyPlan plan, Knowledge knowledge, Dictionary<string, Order> orders, Policies policies) =>
        Occasions.Of(plan, knowledge, orders).Any(occasion => occasion.At > run.EnteredAt
            && occasion.Subject(plan.Subject) != run.Subject
            && (plan.Subject != SubjectKind.Subscription || occasion.About == run.About)
            && Entries.WhyNot(plan, occasion, policies) is null
            && (plan.If is null || new Circumstances(knowledge, policies, null, occasion.Order, occasion.At).Meet(plan.If)));
}
