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
        var person = Person(said);
        var order = Order(said, id);
        return (amount > 0, invoice["billing_reason"].Text()) switch
        {
            (true, "subscription_create" or "manual" or null) => said.Reading.Introduce(
                said.Paid($"stripe:invoice:{id}:paid", order, new(amount, currency, Reference(invoice), Items(invoice)), person)),
            (true, "subscription_cycle") => said.Reading.Add(said.Noted("subscription.renewed", $"stripe:invoice:{id}:renewed", person)),
            // Nothing was bought, a trial for example; but somebody has been named.
            _ => said.Reading.Introduce(said.Updated($"stripe:invoice:{id}:customer", person)),
        };
    }

    public static Translation Failed(StripeEvent said)
    {
        said.Expect("invoice");
        var id = said.ObjectId();
        var attempt = said.Object["attempt_count"].Whole() ?? 0;
        var person = Person(said);
        Order(said, id);
        return said.Reading.Add(said.Noted("payment.failed", $"stripe:invoice:{id}:failed:{attempt}", person));
    }

    private static PersonDetails Person(StripeEvent said)
    {
        var invoice = said.Object;
        said.Names.Customer("stripe", invoice["customer"].Id());
        said.Names.Subscription(StripeNames.Subscription(
            invoice["subscription"].Id() ?? invoice["parent"]["subscription_details"]["subscription"].Id()));
        return new(
            Name: Details.Name(invoice["customer_name"].Text()),
            Email: said.Names.Email(invoice["customer_email"].Text()),
            Phone: said.Names.Phone(invoice["customer_phone"].Text()));
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
