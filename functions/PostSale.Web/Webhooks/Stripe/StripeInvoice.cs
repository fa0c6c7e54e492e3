using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Stripe;

/// <summary>Where there is an invoice, its payment is the purchase.</summary>
internal static class StripeInvoice
{
    private const int MaxLines = 250;

    public static Translation Paid(StripeEvent said)
    {
        said.Expect("invoice");
        var invoice = said.Object;
        var id = said.ObjectId();
        var currency = invoice["currency"].Required(invoice["currency"].CurrencyCode()) ?? "";
        var amount = StripeMoney.Amount(invoice["amount_paid"], currency);
        var (person, subscription) = Person(said);
        var order = Order(said, id);
        Fact[] also = [.. Recovered(said, id, subscription ?? order.Id)];
        switch (amount > 0, invoice["billing_reason"].Text())
        {
            case (true, "subscription_create" or "manual" or null):
                var paid = said.Paid($"stripe:invoice:{id}:paid", order, new(amount, currency, Reference(invoice), Items(invoice)), person);
                return said.Reading.Introduce([paid, .. Begun(said, id, subscription, amount, currency), .. also]);
            case (true, "subscription_cycle"):
                Fact renewed = subscription is null
                    ? said.Noted(FactTypes.SubscriptionRenewed, $"stripe:invoice:{id}:renewed", person)
                    : said.Told(SubscriptionEvent.Renewed, $"stripe:invoice:{id}:renewed", subscription, Terms(said, amount, currency), person);
                return said.Reading.Add([renewed, .. also]);
            default:
                // Nothing was bought, a trial for example; but somebody has been named.
                return said.Reading.Introduce([said.Updated($"stripe:invoice:{id}:customer", person), .. also]);
        }
    }

    public static Translation Failed(StripeEvent said)
    {
        said.Expect("invoice");
        var id = said.ObjectId();
        var attempt = said.Object["attempt_count"].Whole() ?? 0;
        var (person, subscription) = Person(said);
        var order = Order(said, id);
        return said.Reading.Add(said.Noted(FactTypes.PaymentFailed, $"stripe:invoice:{id}:failed:{attempt}", person, subscription ?? order.Id));
    }

    // The subscription's own event says the same; a shop that listens to invoices only hears it here.
    private static IEnumerable<Fact> Begun(StripeEvent said, string id, string? subscription, decimal amount, string currency) =>
        subscription is not null && said.Object["billing_reason"].Text() is "subscription_create"
            ? [said.Told(SubscriptionEvent.Started, $"stripe:invoice:{id}:started", subscription, Terms(said, amount, currency))]
            : [];

    // It took more than one attempt, so an earlier one failed.
    private static IEnumerable<Fact> Recovered(StripeEvent said, string id, string about) => said.Object["attempt_count"].Whole() > 1
        ? [said.Noted(FactTypes.PaymentRecovered, $"stripe:invoice:{id}:recovered", about: about)]
        : [];

    // The invoice's own period is the one that has passed; its lines say what was paid for.
    private static SubscriptionTerms Terms(StripeEvent said, decimal amount, string currency) => new(
        Amount: amount,
        Currency: currency,
        RenewsAt: said.Later(said.Object["lines"]["data"].Items().Select(line => line["period"]["end"].UnixTime()).Max()));

    private static (PersonDetails Person, string? Subscription) Person(StripeEvent said)
    {
        var invoice = said.Object;
        said.Names.Customer("stripe", invoice["customer"].Id());
        var subscription = StripeNames.Subscription(
            invoice["subscription"].Id() ?? invoice["parent"]["subscription_details"]["subscription"].Id());
        said.Names.Subscription(subscription);
        var person = new PersonDetails(
            Name: Details.Name(invoice["customer_name"].Text()),
            Email: said.Names.Email(invoice["customer_email"].Text()),
            Phone: said.Names.Phone(invoice["customer_phone"].Text()));
        return (person, subscription);
    }

    // Since 2025 what paid an invoice stands in a list, before that beside it.
    private static OrderRefs Order(StripeEvent said, string id)
    {
        var invoice = said.Object;
        var names = new List<string?>
        {
            StripeNames.Charge(invoice["charge"].Id()),
            StripeNames.PaymentIntent(invoice["payment_intent"].Id()),
        };
        foreach (var payment in invoice["payments"]["data"].Items())
        {
            names.Add(StripeNames.Charge(payment["payment"]["charge"].Id()));
            names.Add(StripeNames.PaymentIntent(payment["payment"]["payment_intent"].Id()));
        }

        return said.Names.Order(StripeNames.Invoice(id), [.. names.Distinct()]);
    }

    private static string Reference(Node invoice) => DisplayText.Clean(invoice["number"].Text());

    private static ImmutableArray<OrderItem> Items(Node invoice) =>
    [
        .. invoice["lines"]["data"].Items().Take(MaxLines)
            // A credit for unused time is no purchase.
            .Where(line => line["amount"].Whole() is null or >= 0)
            .Select(line => new OrderItem(
                line["price"]["product"].Id() ?? line["pricing"]["price_details"]["product"].Id() ?? "",
                DisplayText.Clean(line["description"].Text()),
                (int)Math.Clamp(line["quantity"].Whole() ?? 1, 1, int.MaxValue),
                ""))
            .Where(item => item.Product.Length > 0),
    ];
}
