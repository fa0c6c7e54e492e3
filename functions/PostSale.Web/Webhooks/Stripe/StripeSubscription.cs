using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Stripe;

internal static class StripeSubscription
{
    // One whose first payment is still to come has not begun: it is told once that has.
    public static Translation Started(StripeEvent said) => Status(said) switch
    {
        "trialing" => Told(said, SubscriptionEvent.TrialStarted, "trial-started"),
        "incomplete" or "incomplete_expired" => Named(said),
        _ => Told(said, SubscriptionEvent.Started, "started"),
    };

    public static Translation Ended(StripeEvent said) => Told(said, SubscriptionEvent.Ended, "ended");

    public static Translation TrialEnding(StripeEvent said) =>
        Told(said, SubscriptionEvent.TrialEnding, $"trial-ending:{said.Object["trial_end"].Whole()}");

    // May change many times; only the event tells one change from another.
    public static Translation Changed(StripeEvent said) => Told(
        said,
        said.Object["cancel_at_period_end"].Flag() is true ? SubscriptionEvent.Ending
            : (said.Before["status"].Text(), Status(said)) switch
            {
                ("trialing" or "incomplete", "active") => SubscriptionEvent.Started,
                ("incomplete", "trialing") => SubscriptionEvent.TrialStarted,
                _ => SubscriptionEvent.Changed,
            },
        said.Id);

    private static Translation Named(StripeEvent said)
    {
        said.Expect("subscription");
        said.Names.Customer("stripe", said.Object["customer"].Id());
        said.Names.Subscription(StripeNames.Subscription(said.ObjectId()));
        return said.Reading.Add();
    }

    private static Translation Told(StripeEvent said, SubscriptionEvent what, string which)
    {
        said.Expect("subscription");
        var id = said.ObjectId();
        said.Names.Customer("stripe", said.Object["customer"].Id());
        said.Names.Subscription(StripeNames.Subscription(id));
        return said.Reading.Add(said.Told(what, $"stripe:subscription:{id}:{which}", StripeNames.Subscription(id)!, Terms(said)));
    }

    private static string? Status(StripeEvent said) => said.Object["status"].Text();

    private static bool IsTrial(StripeEvent said) => Status(said) is "trialing";

    private static SubscriptionTerms Terms(StripeEvent said)
    {
        var subscription = said.Object;
        var item = subscription["items"]["data"].Items() is [var first, ..] ? first : subscription["none"];
        var price = item["price"];
        var currency = price["currency"].CurrencyCode() ?? subscription["currency"].CurrencyCode();
        var amount = currency is not null && price["unit_amount"].Exists
            ? StripeMoney.Amount(price["unit_amount"], currency) * Math.Clamp(item["quantity"].Whole() ?? 1, 1, 1_000_000)
            : (decimal?)null;

        // Since 2025 the period is the item's.
        var renews = item["current_period_end"].UnixTime() ?? subscription["current_period_end"].UnixTime();
        return new(
            DisplayText.Clean(price["nickname"].Text() ?? price["lookup_key"].Text() ?? price["id"].Id()),
            amount,
            currency,
            said.Later(renews),
            IsTrial(said) ? said.Later(subscription["trial_end"].UnixTime()) : null);
    }
}
