namespace PostSale.Domain.Customers;

/// <summary>What may happen to a customer, in the contract's words: journeys begin and end with them, rules answer them.</summary>
public static class FactTypes
{
    public const string OrderPaid = "order.paid";
    public const string OrderShipped = "order.shipped";
    public const string OrderDelivered = "order.delivered";
    public const string OrderRefunded = "order.refunded";
    public const string OrderCancelled = "order.cancelled";
    public const string SubscriptionStarted = "subscription.started";
    public const string SubscriptionRenewed = "subscription.renewed";
    public const string SubscriptionChanged = "subscription.changed";
    public const string SubscriptionEnding = "subscription.ending";
    public const string SubscriptionEnded = "subscription.ended";

    /// <summary>Not told but known: a subscription that goes on has a day on which it renews, and that day is the moment.</summary>
    public const string SubscriptionRenews = "subscription.renews";

    public const string TrialStarted = "trial.started";
    public const string TrialEnding = "trial.ending";
    public const string PaymentFailed = "payment.failed";
    public const string PaymentRecovered = "payment.recovered";
    public const string ProductUsed = "product.used";
    public const string MilestoneReached = "milestone.reached";
    public const string SupportOpened = "support.opened";
    public const string SupportResolved = "support.resolved";
    public const string ComplaintRaised = "complaint.raised";
    public const string CancellationSought = "cancellation.sought";
    public const string CompetitorCompared = "competitor.compared";
    public const string MessageReplied = "message.replied";
    public const string SurveyAnswered = "survey.answered";

    /// <summary>A call or visit was made and its outcome written down.</summary>
    public const string CallLogged = "call.logged";

    /// <summary>The nightly scoring found a high or critical risk of losing the customer.</summary>
    public const string RiskRaised = "risk.raised";

    /// <summary>Everything a journey may begin with.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        OrderPaid, OrderShipped, OrderDelivered, OrderRefunded, OrderCancelled, SubscriptionStarted, SubscriptionRenewed, SubscriptionChanged,
        SubscriptionEnding, SubscriptionEnded, SubscriptionRenews, TrialStarted, TrialEnding, PaymentFailed, PaymentRecovered, ProductUsed, MilestoneReached,
        SupportOpened, SupportResolved, ComplaintRaised, CancellationSought, CompetitorCompared, MessageReplied, SurveyAnswered, CallLogged, RiskRaised,
    ];

    /// <summary>What is about an order, so that it ends the journeys of that order only.</summary>
    public static ImmutableArray<string> OfOrders { get; } = [OrderPaid, OrderShipped, OrderDelivered, OrderRefunded, OrderCancelled];

    /// <summary>What never says which subscription it is about.</summary>
    public static ImmutableArray<string> OfNoSubscription { get; } = [.. OfOrders, ProductUsed, SurveyAnswered, CallLogged, RiskRaised, MessageReplied];
}
