namespace PostSale.Application.Serialization;

/// <summary>What facts are called in stored rows and to people.</summary>
public static class FactNames
{
    // The names are in stored rows: add, never rename.
    internal static IReadOnlyDictionary<Type, string> All { get; } = new Dictionary<Type, string>
    {
        [typeof(Fact.OrderPaid)] = "order.paid",
        [typeof(Fact.OrderNamed)] = "order.named",
        [typeof(Fact.OrderShipped)] = "order.shipped",
        [typeof(Fact.OrderDelivered)] = "order.delivered",
        [typeof(Fact.OrderRefunded)] = "order.refunded",
        [typeof(Fact.OrderCancelled)] = "order.cancelled",
        [typeof(Fact.ConsentGranted)] = "consent.granted",
        [typeof(Fact.ConsentWithdrawn)] = "consent.withdrawn",
        [typeof(Fact.CustomerUpdated)] = "customer.updated",
        [typeof(Fact.AddressSuppressed)] = "address.suppressed",
        [typeof(Fact.MessageSettled)] = "message.settled",
        [typeof(Fact.SubscriptionTold)] = "subscription",
        [typeof(Fact.SurveyAnswered)] = "survey.answered",
        [typeof(Fact.PastImported)] = "past.imported",
        [typeof(Fact.RiskAssessed)] = "risk.assessed",
        [typeof(Fact.Paused)] = "paused",
        [typeof(Fact.Resumed)] = "resumed",
        [typeof(Fact.TaskClosed)] = "task.closed",
        [typeof(Fact.MessageReported)] = "message.reported",
        [typeof(Fact.Noted)] = "noted",
        [typeof(Fact.SamePerson)] = "person.same",
        [typeof(Fact.Absorbed)] = "person.absorbed",
        [typeof(Fact.ErasureAsked)] = "customer.erased",
        [typeof(Fact.DataAsked)] = "data.asked",
        [typeof(Fact.ErasureWanted)] = "erasure.wanted",
        [typeof(Fact.CallAsked)] = "call.wanted",
        [typeof(Fact.StrategyApplied)] = "strategy.applied",
    };

    public static string Of(Fact fact) => All[fact.GetType()];
}
