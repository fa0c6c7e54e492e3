using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Stripe;

/// <summary>What Stripe's events mean. One purchase shows as several of them and counts once.</summary>
public sealed class StripeTranslator : ITranslator
{
    public string Provider => "stripe";

    public Translation Translate(Shop shop, Delivery delivery) => BodyReading.Of(shop, delivery, Read);

    private static Translation Read(BodyReading reading)
    {
        var root = reading.Root;
        if (root["object"].Text() is "v2.core.event")
        {
            return new Translation.Ignored("a thin event, which does not carry what it is about");
        }

        if (root["object"].Text() is not "event")
        {
            root["object"].Fault("a Stripe event is expected");
            return new Translation.Ignored("");
        }

        if (root["livemode"].Flag() is false && !reading.Shop.Settings.Stripe.AcceptTestMode)
        {
            return new Translation.Ignored("test mode, which this store does not accept (Stripe:AcceptTestMode)");
        }

        var type = root["type"].Required(root["type"].Text()) ?? "";
        var created = root["created"].Required(root["created"].UnixTime());
        var id = root["id"].Required(root["id"].Id()) ?? "";
        return Meaning(new(reading, id, type, root["data"]["object"], root["data"]["previous_attributes"], reading.Ours(created)));
    }

    private static Translation Meaning(StripeEvent said) => said.Type switch
    {
        "invoice.paid" or "invoice.payment_succeeded" => StripeInvoice.Paid(said),
        "invoice_payment.paid" => StripeInvoice.PaidBy(said),
        "invoice.payment_failed" => StripeInvoice.Failed(said),
        // Where money takes its time (boleto), the second one brings the payment.
        "checkout.session.completed" or "checkout.session.async_payment_succeeded" => StripeCheckout.Completed(said),
        "charge.refunded" => StripeCharge.Refunded(said),
        "charge.dispute.created" => StripeCharge.Disputed(said),
        "customer.created" or "customer.updated" => StripeCustomer.Updated(said),
        "customer.deleted" => StripeCustomer.Deleted(said),
        "customer.subscription.created" => StripeSubscription.Started(said),
        "customer.subscription.updated" => StripeSubscription.Changed(said),
        "customer.subscription.deleted" => StripeSubscription.Ended(said),
        "customer.subscription.trial_will_end" => StripeSubscription.TrialEnding(said),
        _ => new Translation.Ignored("a type of event that says nothing about what follows a sale"),
    };
}
