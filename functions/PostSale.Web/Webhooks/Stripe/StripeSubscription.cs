namespace PostSale.Web.Webhooks.Stripe;

internal static class StripeSubscription
{
    public static Translation Started(StripeEvent said) => Noted(said, "subscription.started", "started");

    public static Translation Ended(StripeEvent said) => Noted(said, "subscription.ended", "ended");

    public static Translation TrialEnding(StripeEvent said) =>
        Noted(said, "trial.ending", $"trial-ending:{said.Object["trial_end"].Whole()}");

    // May change many times; only the event tells one change from another.
    public static Translation Changed(StripeEvent said) => Noted(
        said, said.Object["cancel_at_period_end"].Flag() is true ? "subscription.ending" : "subscription.changed", said.Id);

    private static Translation Noted(StripeEvent said, string type, string which)
    {
        said.Expect("subscription");
        var id = said.ObjectId();
        said.Names.Customer("stripe", said.Object["customer"].Id());
        said.Names.Subscription(StripeNames.Subscription(id));
        return said.Reading.Add(said.Noted(type, $"stripe:subscription:{id}:{which}"));
    }
}
