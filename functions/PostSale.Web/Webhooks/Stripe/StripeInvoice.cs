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
        switch (amount > 0, invoice["billing_reason"].Text())
        {
            case (true, "subscription_cycle"):
                return said.Reading.Add(subscription is null
                    ? said.Noted(FactTypes.SubscriptionRenewed, $"stripe:invoice:{id}:renewed", person)
                    : said.Told(SubscriptionEvent.Renewed, $"stripe:invoice:{id}:renewed", subscription, Terms(said, amount, currency), person));
            case (true, "subscription_create" or "manual" or null):
            case (true, _) when subscription is null:
                var paid = said.Paid($"stripe:invoice:{id}:paid", order, new(amount, currency, Reference(invoice), Items(invoice)), person);
                return said.Reading.Introduce([paid, .. Begun(said, id, subscription, amount, currency), .. Money(said, id, subscription)]);
            default:
                // Nothing was bought, a trial for example; but somebody has been named.
                return said.Reading.Introduce(
                [
                    said.Updated($"stripe:invoice:{id}:customer", person),
                    .. amount > 0 ? [] : Begun(said, id, subscription, null, currency),
                    .. Money(said, id, subscription),
                ]);
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
    private static IEnumerable<Fact> Begun(StripeEvent said, string id, string? subscription, decimal? amount, string currency) =>
        subscription is not null && said.Object["billing_reason"].Text() is "subscription_create" && Beginning(said) is { } what
            ? [said.Told(what, $"stripe:invoice:{id}:started", subscription, Terms(said, amount, currency, what))]
            : [];

    // Where nothing was to pay, a coupon shows before the total; a trial asks nothing for what has a price. Of what is left nobody can tell.
    private static SubscriptionEvent? Beginning(StripeEvent said)
    {
        var invoice = said.Object;
        if (invoice["amount_paid"].Whole() > 0 || invoice["subtotal"].Whole() > 0)
        {
            return SubscriptionEvent.Started;
        }

        var lines = invoice["lines"]["data"].Items();
        return lines.Any(line => line["amount"].Whole() is 0 && line["quantity"].Whole() is null or > 0 && Price(line) > 0) ? SubscriptionEvent.TrialStarted
            : lines.Count > 0 && lines.All(line => Price(line) is 0) ? SubscriptionEvent.Started
            : null;
    }

    // Since 2025 the price is not in the line, only what it came to.
    private static decimal? Price(Node line) =>
        (decimal?)line["price"]["unit_amount"].Whole() ?? (line["pricing"]["unit_amount_decimal"].Amount() is > 0 and var price ? price : null);

    // Whether it mends a payment that failed before, what is known of the customer says.
    private static IEnumerable<Fact> Money(StripeEvent said, string id, string? subscription) =>
        subscription is not null && (said.Object["amount_paid"].Whole() > 0 || said.Object["amount_due"].Whole() > 0)
            ? [said.Told(SubscriptionEvent.Paid, $"stripe:invoice:{id}:money", subscription, new())]
            : [];

    // The invoice's own period is the one that has passed; its lines say what was paid for.
    private static SubscriptionTerms Terms(StripeEvent said, decimal? amount, string currency, SubscriptionEvent what = SubscriptionEvent.Renewed)
    {
        var until = said.Later(said.Object["lines"]["data"].Items().Select(line => line["period"]["end"].UnixTime()).Max());
        return new(
            Amount: amount,
            Currency: amount is null ? null : currency,
            RenewsAt: until,
            TrialEndsAt: what == SubscriptionEvent.TrialStarted ? until : null);
    }

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

    /// <summary>Since 2025 an invoice does not say what paid it, and a refund names only that: this event joins the two.</summary>
    public static Translation PaidBy(StripeEvent said)
    {
        said.Expect("invoice_payment");
        var invoice = said.Object["invoice"];
        var payment = said.Object["payment"].Exists ? said.Object["payment"] : said.Object;
        var order = said.Names.Order(
            StripeNames.Invoice(invoice.Required(invoice.Id())), StripeNames.Charge(payment["charge"].Id()), StripeNames.PaymentIntent(payment["payment_intent"].Id()));
        return order.Also.IsEmpty
            ? new Translation.Ignored("a payment that was made elsewhere, which nothing else will name")
            : said.Reading.Add(said.Named($"stripe:invoice_payment:{said.ObjectId()}", order));
    }

    // From 2025 on what paid an invoice stands in a list, if at all; before that beside it.
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
