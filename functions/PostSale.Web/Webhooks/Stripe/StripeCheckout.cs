using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Stripe;

/// <summary>A finished checkout is a purchase only where no invoice speaks of it; else it links names.</summary>
internal static class StripeCheckout
{
    public static Translation Completed(StripeEvent said)
    {
        said.Expect("checkout.session");
        var session = said.Object;
        var id = said.ObjectId();
        var invoice = session["invoice"].Id();
        var paid = session["mode"].Text() is "payment" && session["payment_status"].Text() is "paid" && invoice is null;
        var person = Person(said, anOrder: paid);
        said.Names.Subscription(StripeNames.Subscription(session["subscription"].Id()));
        var order = said.Names.Order(
            StripeNames.Checkout(id), StripeNames.PaymentIntent(session["payment_intent"].Id()), StripeNames.Invoice(invoice));
        if (paid)
        {
            var currency = session["currency"].Required(session["currency"].CurrencyCode()) ?? "";
            var amount = StripeMoney.Amount(session["amount_total"], currency);
            if (amount > 0)
            {
                return said.Reading.Introduce(
                    said.Paid($"stripe:checkout:{id}:paid", order, new(amount, currency, "", []), person));
            }
        }

        // The invoice is the purchase; what else it goes by is said here.
        Fact[] named = invoice is null ? [] : [said.Named($"stripe:checkout:{id}:named", order)];
        return said.Names.AnyPerson ? said.Reading.Introduce([said.Updated($"stripe:checkout:{id}:customer", person), .. named])
            : named.Length > 0 ? said.Reading.Add(named)
            : new Translation.Ignored("a checkout without a payment that names nobody");
    }

    // What was typed in for an order outranks the customer object; without an order it is no more than that.
    private static PersonDetails Person(StripeEvent said, bool anOrder)
    {
        var session = said.Object;
        var details = session["customer_details"];
        said.Names.Customer("stripe", session["customer"].Id());
        return new(
            Name: Details.Name(details["name"].Text()),
            Email: said.Names.Email(details["email"].Text() ?? session["customer_email"].Text()),
            EmailRank: anOrder ? 1 : 0,
            Phone: said.Names.Phone(details["phone"].Text()),
            Locale: session["locale"].Text() is { } locale and not "auto" ? Details.Locale(locale) : null);
    }
}
