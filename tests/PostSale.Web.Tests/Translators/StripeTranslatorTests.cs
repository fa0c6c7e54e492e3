using PostSale.Application.Settings;
using PostSale.Web.Webhooks.Stripe;

namespace PostSale.Web.Tests.Translators;

public sealed class StripeTranslatorTests
{
    private const long Created = 1_773_140_400; // 2026-03-10T11:00:00Z

    private static readonly Instant CreatedAt = Instant.FromUnixTimeSeconds(Created);

    private const string Invoice = """
        "id":"in_1","object":"invoice","amount_paid":9990,"currency":"brl","customer":"cus_1","customer_email":" Ana@Example.com ",
        "customer_name":"Ana","customer_phone":"(11) 98765-4321","number":"A-1","billing_reason":"manual"
        """;

    [Theory]
    [InlineData("invoice.paid")]
    [InlineData("invoice.payment_succeeded")]
    public void PaidInvoice_IsAPurchase(string type)
    {
        var translation = Translate(type, Invoice);

        var paid = translation.Only<Fact.OrderPaid>();
        Assert.Equal("stripe:invoice:in_1:paid", paid.Key);
        Assert.Equal("stripe:invoice:in_1", paid.Order.Id);
        Assert.Equal((99.90m, "BRL", "A-1"), (paid.Payment.Amount, paid.Payment.Currency, paid.Payment.Reference));
        Assert.Equal(new PersonDetails("Ana", "ana@example.com", 0, "+5511987654321"), paid.Person);
        Assert.Equal((CreatedAt, Given.Now), (paid.OccurredAt, paid.ReceivedAt));
        Assert.True(translation.Understood().MayCreate);
        Assert.Equal(
            ["stripe:customer=cus_1", "order=stripe:invoice:in_1", "email=ana@example.com", "phone=+5511987654321"],
            translation.Names());
    }

    [Theory]
    [InlineData("\"subscription_create\"", true)]
    [InlineData("\"manual\"", true)]
    [InlineData("null", true)]
    [InlineData("\"quote_accept\"", true)]
    [InlineData("\"subscription_update\"", false)]
    [InlineData("\"subscription_threshold\"", false)]
    public void PaidInvoice_IsAPurchaseUnlessASubscriptionAsksForMore(string reason, bool purchase)
    {
        var fields = Invoice.Replace("\"manual\"", reason, StringComparison.Ordinal) + (purchase ? "" : ",\"subscription\":\"sub_1\"");

        Assert.Equal(purchase, Translate("invoice.paid", fields).Understood().Facts.OfType<Fact.OrderPaid>().Any());
    }

    [Fact]
    public void InvoiceOfNothing_NamesTheCustomerAndIsNoPurchase()
    {
        var translation = Translate("invoice.paid", Invoice.Replace("9990", "0", StringComparison.Ordinal));

        Assert.Equal("ana@example.com", translation.Only<Fact.CustomerUpdated>().Person!.Email);
        Assert.Contains("order=stripe:invoice:in_1", translation.Names());
    }

    [Theory]
    [InlineData(""" "charge":"ch_1","payment_intent":"pi_1","subscription":"sub_1" """)]
    [InlineData(""" "charge":{"id":"ch_1"},"payment_intent":{"id":"pi_1"},"subscription":{"id":"sub_1"} """)]
    [InlineData("""
        "payments":{"data":[{"payment":{"type":"charge","charge":"ch_1"}},{"payment":{"payment_intent":"pi_1"}}]},
        "parent":{"subscription_details":{"subscription":"sub_1"}}
        """)]
    public void WhatPaidAnInvoice_IsAnotherNameOfTheOrder_InOldAndNewVersions(string fields)
    {
        var translation = Translate("invoice.paid", $"{Invoice},{fields}");

        Assert.Equal(["stripe:charge:ch_1", "stripe:payment_intent:pi_1"], Assert.Single(translation.Understood().Facts.OfType<Fact.OrderPaid>()).Order.Also.AsEnumerable());
        Assert.Contains("order=stripe:charge:ch_1", translation.Names());
        Assert.Contains("order=stripe:payment_intent:pi_1", translation.Names());
        Assert.Contains("subscription=stripe:subscription:sub_1", translation.Names());
    }

    [Fact]
    public void LinesOfAnInvoice_AreWhatWasBought()
    {
        var translation = Translate("invoice.paid", Invoice + """
            ,"lines":{"data":[
            {"amount":9990,"description":"Big\u200B plan","quantity":2,"price":{"product":"prod_1"}},
            {"amount":-100,"description":"Unused time","quantity":1,"price":{"product":"prod_0"}},
            {"amount":0,"description":"Gift","quantity":null,"pricing":{"price_details":{"product":"prod_2"}}}]}
            """);

        Assert.Equal(
            [new("prod_1", "Big plan", 2, ""), new("prod_2", "Gift", 1, "")],
            translation.Only<Fact.OrderPaid>().Payment.Items.AsEnumerable());
    }

    [Theory]
    [InlineData("brl", 9990, "99.90")]
    [InlineData("usd", 1, "0.01")]
    [InlineData("jpy", 9990, "9990")]
    [InlineData("clp", 9990, "9990")]
    [InlineData("xof", 9990, "9990")]
    [InlineData("bhd", 9990, "9.990")]
    [InlineData("kwd", 9990, "9.990")]
    public void MinorUnits_BecomeMajorOnes(string currency, long minor, string major)
    {
        var fields = Invoice
            .Replace("9990", minor.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("brl", currency, StringComparison.Ordinal);

        Assert.Equal(
            decimal.Parse(major, System.Globalization.CultureInfo.InvariantCulture),
            Translate("invoice.paid", fields).Only<Fact.OrderPaid>().Payment.Amount);
    }

    [Theory]
    [InlineData("9990", "-1", "amount_paid")]
    [InlineData("9990", "100000000000001", "amount_paid")]
    [InlineData("9990", "1e400000", "amount_paid")]
    [InlineData("9990", "99.9", "amount_paid")]
    [InlineData("9990", "\"9990\"", "amount_paid")]
    [InlineData("\"brl\"", "\"xyz\"", "currency")]
    [InlineData("\"brl\"", "null", "currency")]
    [InlineData("\"brl\"", "7", "currency")]
    [InlineData("\"in_1\"", "null", "id")]
    [InlineData("\"in_1\"", "true", "id")]
    [InlineData("\"cus_1\"", "[]", "customer")]
    [InlineData("\"invoice\"", "\"charge\"", "object")]
    public void WrongField_IsNamedWithoutItsValue(string field, string wrong, string name)
    {
        var reason = Translate("invoice.paid", Invoice.Replace(field, wrong, StringComparison.Ordinal)).Invalid();

        Assert.StartsWith($"data.object.{name}: ", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("xyz", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void PurchaseOfNobody_IsInvalid() =>
        Assert.StartsWith("no identity", Translate("invoice.paid", """ "id":"in_1","amount_paid":1,"currency":"brl" """).Invalid(), StringComparison.Ordinal);

    [Theory]
    [InlineData("checkout.session.completed")]
    [InlineData("checkout.session.async_payment_succeeded")]
    public void PaidCheckoutWithoutInvoice_IsAPurchase(string type)
    {
        var translation = Translate(type, Checkout("payment", "paid", "null"));

        var paid = translation.Only<Fact.OrderPaid>();
        Assert.Equal(("stripe:checkout:cs_1:paid", "stripe:checkout:cs_1"), (paid.Key, paid.Order.Id));
        Assert.Equal(["stripe:payment_intent:pi_1"], paid.Order.Also.AsEnumerable());
        Assert.Equal(new PersonDetails("Ana", "ana@example.com", 1, Locale: "pt-BR"), paid.Person);
        Assert.Equal(50m, paid.Payment.Amount);
    }

    [Theory]
    [InlineData("payment", "unpaid", "null")]
    [InlineData("payment", "no_payment_required", "null")]
    [InlineData("payment", "paid", "\"in_1\"")]
    [InlineData("subscription", "paid", "\"in_1\"")]
    [InlineData("setup", "no_payment_required", "null")]
    public void AnyOtherCheckout_OnlyLinksNames(string mode, string status, string invoice)
    {
        var translation = Translate("checkout.session.completed", Checkout(mode, status, invoice));

        Assert.Equal(0, Assert.Single(translation.Understood().Facts.OfType<Fact.CustomerUpdated>()).Person!.EmailRank);
        Assert.DoesNotContain(translation.Understood().Facts, fact => fact is Fact.OrderPaid);
        Assert.Equal(invoice != "null", translation.Understood().Facts.OfType<Fact.OrderNamed>().Any(named => named.Order.All.Contains("stripe:invoice:in_1")));
        Assert.Contains("order=stripe:checkout:cs_1", translation.Names());
        Assert.Contains("email=ana@example.com", translation.Names());
        Assert.Equal(invoice != "null", translation.Names().Contains("order=stripe:invoice:in_1"));
    }

    [Fact]
    public void CheckoutThatNamesNobody_IsIgnored() =>
        Translate("checkout.session.completed", """ "id":"cs_1","mode":"payment","payment_status":"unpaid" """).Ignored();

    [Theory]
    [InlineData("false", "10")]
    [InlineData("true", null)]
    public void RefundedCharge_StatesTheTotalOrEverything(string refunded, string? amount)
    {
        var translation = Translate("charge.refunded", $$"""
            "id":"ch_1","object":"charge","amount":9990,"amount_refunded":1000,"currency":"brl","refunded":{{refunded}},
            "payment_intent":"pi_1","invoice":"in_1","customer":null,"billing_details":{"email":"card@example.com"}
            """);

        var refund = translation.Only<Fact.OrderRefunded>();
        Assert.Equal(("stripe:charge:ch_1:refunded:1000", "ch_1"), (refund.Key, refund.RefundId));
        Assert.Equal(amount, refund.Amount?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(["stripe:charge:ch_1", "stripe:payment_intent:pi_1", "stripe:invoice:in_1"], refund.Order.All);
        Assert.False(translation.Understood().MayCreate);
        Assert.DoesNotContain("email=card@example.com", translation.Names());
    }

    [Theory]
    [InlineData("customer.created")]
    [InlineData("customer.updated")]
    public void Customer_IsKept(string type)
    {
        var translation = Translate(
            type, """ "id":"cus_1","object":"customer","email":"ana@example.com","name":"An\u202Ea","preferred_locales":["pt-BR","en"] """);

        Assert.Equal(new PersonDetails("Ana", "ana@example.com", Locale: "pt-BR"), translation.Only<Fact.CustomerUpdated>().Person);
        Assert.True(translation.Understood().MayCreate);
    }

    [Fact]
    public void DisputeAndFailedPayment_AreNoted()
    {
        var dispute = Translate("charge.dispute.created", """ "id":"dp_1","object":"dispute","charge":"ch_1","payment_intent":"pi_1" """);
        var failed = Translate("invoice.payment_failed", Invoice + """ ,"attempt_count":2 """);

        Assert.Equal("complaint.raised", dispute.Only<Fact.Noted>().Type);
        Assert.Contains("order=stripe:charge:ch_1", dispute.Names());
        Assert.Equal(("payment.failed", "stripe:invoice:in_1:failed:2"), (failed.Only<Fact.Noted>().Type, failed.Only<Fact.Noted>().Key));
    }

    [Fact]
    public void TestMode_CountsOnlyWhereItIsAccepted()
    {
        const string Test = "\"livemode\":false,";

        Translate("invoice.paid", Invoice, Test).Ignored();
        Translate("invoice.paid", Invoice, Test, Given.TestMode).Only<Fact.OrderPaid>();
    }

    [Theory]
    [InlineData("customer.deleted")]
    [InlineData("invoice.created")]
    [InlineData("payment_intent.succeeded")]
    [InlineData("something.new")]
    public void OtherTypes_AreIgnored(string type) => Translate(type, """ "id":"x_1" """).Ignored();

    [Fact]
    public void ThinEvent_IsIgnored() =>
        Translate("""{"id":"evt_1","object":"v2.core.event","type":"v1.invoice.paid","related_object":{"id":"in_1"}}""").Ignored();

    [Theory]
    [InlineData("{}", "object")]
    [InlineData("[]", "the body")]
    [InlineData("""{"id":"evt_1","object":"event","created":1773140400}""", "type")]
    [InlineData("""{"id":"evt_1","object":"event","type":"invoice.paid"}""", "created")]
    [InlineData("""{"id":"evt_1","object":"event","type":"invoice.paid","created":"yesterday"}""", "created")]
    [InlineData("""{"id":"evt_1","object":"event","type":"invoice.paid","created":123456789}""", "created")]
    [InlineData("""{"id":"evt_1","object":"event","type":"invoice.paid","created":99999999999999}""", "created")]
    [InlineData("""{"id":"evt_1","object":"event","type":"invoice.paid","created":1773140400,"data":7}""", "data")]
    [InlineData("""{"id":"evt_1","object":"event","type":"invoice.paid","created":1773140400}""", "data.object.id")]
    [InlineData("hello", "The body is not valid JSON")]
    public void OtherShapes_AreInvalid(string body, string where) =>
        Assert.StartsWith(where, Translate(body).Invalid(), StringComparison.Ordinal);

    private static string Checkout(string mode, string status, string invoice) => $$"""
        "id":"cs_1","object":"checkout.session","mode":"{{mode}}","payment_status":"{{status}}","invoice":{{invoice}},"amount_total":5000,
        "currency":"brl","customer":null,"payment_intent":"pi_1","locale":"pt-BR",
        "customer_details":{"email":"ana@example.com","name":"Ana","phone":null}
        """;

    private static Translation Translate(string type, string fields, string envelope = "", StoreSettings? settings = null) =>
        Translate(
            $$"""
            { "id": "evt_1", "object": "event", {{envelope}} "type": "{{type}}", "created": {{Created}}, "data": { "object": { {{fields}} } } }
            """,
            settings);

    private static Translation Translate(string body, StoreSettings? settings = null) =>
        new StripeTranslator().Translate(Given.Shop(settings), Given.Delivery("stripe", body));
}
