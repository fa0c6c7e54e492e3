using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Stripe;

/// <summary>What becomes of a charge afterwards. The cardholder's address is left alone: it need not be the customer's.</summary>
internal static class StripeCharge
{
    public static Translation Refunded(StripeEvent said)
    {
        said.Expect("charge");
        var charge = said.Object;
        var id = said.ObjectId();
        said.Names.Customer("stripe", charge["customer"].Id());
        var order = said.Names.Order(
            StripeNames.Charge(id), StripeNames.PaymentIntent(charge["payment_intent"].Id()), StripeNames.Invoice(charge["invoice"].Id()));
        var currency = charge["currency"].Required(charge["currency"].CurrencyCode());
        var refunded = charge["amount_refunded"];
        var amount = StripeMoney.Amount(refunded, currency);
        return said.Reading.Add(new Fact.OrderRefunded(order, id, charge["refunded"].Flag() is true ? null : amount)
        {
            // The charge states the total given back so far, so each total is one fact.
            Key = $"stripe:charge:{id}:refunded:{refunded.Whole()}",
            OccurredAt = said.At,
            ReceivedAt = said.Reading.ReceivedAt,
        });
    }

    public static Translation Disputed(StripeEvent said)
    {
        said.Expect("dispute");
        var dispute = said.Object;
        var id = said.ObjectId();
        var order = said.Names.Order(
            StripeNames.Charge(dispute["charge"].Id()), StripeNames.PaymentIntent(dispute["payment_intent"].Id()));
        return said.Reading.Add(said.Noted(FactTypes.ComplaintRaised, $"stripe:dispute:{id}:created", about: order.Id));
    }
}
