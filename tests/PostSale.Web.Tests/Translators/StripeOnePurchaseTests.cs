using CsCheck;
using PostSale.Web.Webhooks.Stripe;

namespace PostSale.Web.Tests.Translators;

/// <summary>One purchase shows as several events, in any order and some of them not at all: it is one order, and what is given back is given back of it.</summary>
public sealed class StripeOnePurchaseTests
{
    private const string Invoice = """
        "id":"in_1","object":"invoice","amount_paid":9990,"currency":"brl","customer":"cus_1","customer_email":"ana@example.com","billing_reason":"manual"
        """;

    private const string Payment = """ "id":"inpay_1","object":"invoice_payment","invoice":"in_1","status":"paid","payment":{"type":"payment_intent","payment_intent":"pi_1"} """;

    private static readonly (string Type, string Fields)[] Sale =
    [
        ("invoice.paid", Invoice),
        ("invoice.payment_succeeded", Invoice),
        ("invoice_payment.paid", Payment),
        ("payment_intent.succeeded", """ "id":"pi_1","object":"payment_intent","customer":"cus_1","amount":9990,"currency":"brl","latest_charge":"ch_1" """),
        ("charge.succeeded", """ "id":"ch_1","object":"charge","customer":"cus_1","payment_intent":"pi_1","amount":9990,"currency":"brl" """),
        ("checkout.session.completed", """
            "id":"cs_1","object":"checkout.session","mode":"payment","payment_status":"paid","amount_total":9990,"currency":"brl",
            "customer":"cus_1","invoice":"in_1","payment_intent":"pi_1"
            """),
        ("charge.refunded", """ "id":"ch_1","object":"charge","customer":"cus_1","payment_intent":"pi_1","amount":9990,"amount_refunded":9990,"refunded":true,"currency":"brl" """),
    ];

    [Fact]
    public void AnyEventsInAnyOrder_OnePurchaseGivenBackOnce() => Gen.Select(Gen.Shuffle(Sale), Gen.Int[1, Sale.Length]).Sample((events, count) =>
    {
        var told = events.Take(count).ToList();
        var known = Known(told);
        var sold = told.Any(one => one.Type is "invoice.paid" or "invoice.payment_succeeded");
        var joined = told.Any(one => one.Type is "invoice_payment.paid" or "checkout.session.completed");
        var refunded = told.Any(one => one.Type == "charge.refunded");

        Assert.Equal(sold ? 1 : 0, known.Orders.Count(order => order.PaidAt is not null));
        Assert.Equal(refunded ? 1 : 0, known.Orders.Sum(order => order.Refunds.Length));
        if (sold && joined)
        {
            Assert.Equal(refunded, Assert.Single(known.Orders).IsUndone);
        }
    }, iter: 500);

    [Theory]
    [InlineData(""" "payment":{"type":"payment_intent","payment_intent":"pi_1"} """, "stripe:payment_intent:pi_1")]
    [InlineData(""" "payment":{"type":"charge","charge":"ch_1"} """, "stripe:charge:ch_1")]
    [InlineData(""" "charge":null,"payment_intent":{"id":"pi_1"} """, "stripe:payment_intent:pi_1")]
    public void PaymentOfAnInvoice_JoinsTheirNames_AndWaitsForTheirCustomer(string payment, string name)
    {
        var translation = Translate("invoice_payment.paid", $"\"id\":\"inpay_1\",\"object\":\"invoice_payment\",\"invoice\":\"in_1\",{payment}");

        Assert.Equal(["stripe:invoice:in_1", name], translation.Only<Fact.OrderNamed>().Order.All);
        Assert.Equal(["order=stripe:invoice:in_1", "order=" + name], translation.Names());
        Assert.False(translation.Understood().MayCreate);
    }

    [Fact]
    public void PaymentMadeElsewhere_IsIgnored() => Translate("invoice_payment.paid", """
        "id":"inpay_1","object":"invoice_payment","invoice":"in_1","payment":{"type":"payment_record","payment_record":"pr_1"}
        """).Ignored();

    private static Knowledge Known(IEnumerable<(string Type, string Fields)> events) => Knowledge.Nothing.With(events
        .Select(one => Translate(one.Type, one.Fields)).OfType<Translation.Understood>().SelectMany(one => one.Facts).DistinctBy(fact => fact.Key));

    private static Translation Translate(string type, string fields) => new StripeTranslator().Translate(Given.Shop(), Given.Delivery("stripe", $$"""
        { "id": "evt_{{type}}", "object": "event", "type": "{{type}}", "created": 1773140400, "data": { "object": { {{fields}} } } }
        """));
}
