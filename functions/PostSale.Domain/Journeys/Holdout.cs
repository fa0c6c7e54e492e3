using PostSale.Domain.Customers;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Journeys;

/// <summary>Keeps some customers without optional messages, so that it can be seen what these are worth.</summary>
/// <remarks>By hash of customer, store and journey: the same person is always on the same side, and nobody chooses.</remarks>
public static class Holdout
{
    public static bool Holds(JourneyPlan plan, CustomerKey customer, StoreId store) =>
        plan.HoldoutPercent > 0 && Spread.Of(10_000, customer.Value, store.Value, plan.Id.Value, "holdout") < plan.HoldoutPercent * 100;

    // What is owed, and what a person is to do about trouble, goes to everybody.
    internal static bool Holds(Upcoming upcoming, Customer customer) =>
        upcoming.Purpose != Purpose.Transactional && upcoming.Touchpoint.Task is null && Holds(upcoming.Plan, customer.Key, customer.Store);
}
