namespace PostSale.Domain.Customers;

/// <summary>What happened though nobody told it by its name: it follows from what was told.</summary>
internal static class Inference
{
    /// <summary>Everything of a type that happened, told or not.</summary>
    public static IEnumerable<Happening> Of(string type, Knowledge knowledge)
    {
        var told = knowledge.Happenings.Where(moment => moment.Type == type);
        return type switch
        {
            FactTypes.PaymentRecovered => told.Concat(Recoveries(knowledge)).Distinct(),
            FactTypes.SubscriptionStarted => told.Concat(Beginnings(knowledge)),
            _ => told,
        };
    }

    // Whoever pays at last what could not be charged does so by hand, by a retry or with the next period: all the provider tells is that money came.
    private static IEnumerable<Happening> Recoveries(Knowledge knowledge) =>
        from failure in knowledge.Happenings
        where failure.Type == FactTypes.PaymentFailed && failure.About.Length > 0
        let paid = PaymentsFor(failure.About, knowledge).FirstOrDefault(paid => paid.At > failure.At)
        where paid is not null && !knowledge.Happenings.Any(told => told.Type == FactTypes.PaymentRecovered
            && told.About == failure.About && told.At > failure.At && told.At <= paid.At)
        select new Happening(FactTypes.PaymentRecovered, failure.About, paid.At, paid.Lag);

    private static ImmutableArray<PaidOnce> PaymentsFor(string name, Knowledge knowledge) =>
        knowledge.SubscriptionNamed(name) is { } subscription ? subscription.Payments
        : knowledge.OrderNamed(name) is { PaidAt: { } at } order ? [new(at, order.PaidLag)]
        : [];

    // A trial that was paid for has become a subscription, even where the shop passes on invoices only.
    private static IEnumerable<Happening> Beginnings(Knowledge knowledge) =>
        from subscription in knowledge.Subscriptions
        where subscription.BeganAt is not null && subscription.BeganAt != subscription.StartedAt
        let first = subscription.FirstPaid!
        select new Happening(FactTypes.SubscriptionStarted, subscription.Name, first.At, first.Lag);
}
