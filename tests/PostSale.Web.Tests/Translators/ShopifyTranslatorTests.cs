using PostSale.Application.Settings;
using PostSale.Web.Webhooks.Shopify;

namespace PostSale.Web.Tests.Translators;

public sealed partial class ShopifyTranslatorTests
{
    private const string Order = """
        "id":820982911946154508,"name":"#1001","email":" Ana@Example.com","total_price":"199.90","currency":"BRL","checkout_id":77,
        "customer_locale":"pt-BR","phone":"(11) 98765-4321","cancelled_at":"2026-03-10T08:00:00-03:00",
        "customer":{"id":115310627314723954,"email":"old@example.com","first_name":"Ana","last_name":"Teste"},
        "line_items":[
            {"sku":"IPOD","title":"Pod","name":"Pod - 8GB","quantity":2,"product_id":632910392},
            {"sku":"","title":null,"name":"Case","quantity":1,"product_id":632910393},
            {"sku":null,"title":"Tip","quantity":1,"product_id":null},
            {"sku":"GONE","title":"Gone","quantity":0}]
        """;

    [Fact]
    public void PaidOrder_IsAPurchase()
    {
        var translation = Translate("orders/paid", Order);

        var paid = translation.Only<Fact.OrderPaid>();
        Assert.Equal(("shopify:order:820982911946154508:paid", "shopify:order:820982911946154508"), (paid.Key, paid.Order.Id));
        Assert.Equal(["shopify:checkout:77"], paid.Order.Also.AsEnumerable());
        Assert.Equal((199.90m, "BRL", "#1001"), (paid.Payment.Amount, paid.Payment.Currency, paid.Payment.Reference));
        Assert.Equal(
            [new("IPOD", "Pod", 2, ""), new("product:632910393", "Case", 1, ""), new("", "Tip", 1, "")],
            paid.Payment.Items.AsEnumerable());
        Assert.Equal(new PersonDetails("Ana Teste", "ana@example.com", 1, "+5511987654321", "pt-BR"), paid.Person);
        Assert.Equal(
            [
                "shopify:customer=115310627314723954", "order=shopify:order:820982911946154508", "order=shopify:checkout:77",
                "email=ana@example.com", "email=old@example.com", "phone=+5511987654321",
            ],
            translation.Names());
        Assert.True(translation.Understood().MayCreate);
    }

    [Fact]
    public void Topic_HappenedWhenItWasTriggered_NotWhenItsObjectWasMade()
    {
        var triggered = Given.Now - Duration.FromMinutes(2);

        Assert.Equal(Given.Now, Translate("orders/paid", Order).Only<Fact.OrderPaid>().OccurredAt);
        Assert.Equal(triggered, Translate("orders/paid", Order, triggered: triggered).Only<Fact.OrderPaid>().OccurredAt);
    }

    [Theory]
    [InlineData("\"email\":\" Ana@Example.com\"", "\"email\":null,\"contact_email\":\"ana@home.example\"", "ana@home.example", 1)]
    [InlineData("\"email\":\" Ana@Example.com\"", "\"email\":\"\"", "old@example.com", 0)]
    [InlineData("\"email\":\" Ana@Example.com\"", "\"email\":\"nobody\"", "old@example.com", 0)]
    public void EmailOfTheOrder_WinsOverTheCustomers(string field, string other, string email, int rank)
    {
        var person = Translate("orders/paid", Order.Replace(field, other, StringComparison.Ordinal)).Only<Fact.OrderPaid>().Person!;

        Assert.Equal((email, rank), (person.Email, person.EmailRank));
    }

    [Theory]
    [InlineData("199.9", "199.9")]
    [InlineData("0", "0")]
    [InlineData("\"0.00\"", "0.00")]
    [InlineData("1e3", "1000")]
    [InlineData("\"1000000000000\"", "1000000000000")]
    public void Amount_IsANumberOrText(string json, string amount) => Assert.Equal(
        decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture),
        Translate("orders/paid", Order.Replace("\"199.90\"", json, StringComparison.Ordinal)).Only<Fact.OrderPaid>().Payment.Amount);

    [Theory]
    [InlineData("\"199.90\"", "\"199,90\"", "total_price")]
    [InlineData("\"199.90\"", "\"-1\"", "total_price")]
    [InlineData("\"199.90\"", "1000000000000.01", "total_price")]
    [InlineData("\"199.90\"", "1e400000", "total_price")]
    [InlineData("\"199.90\"", "null", "total_price")]
    [InlineData("\"199.90\"", "{}", "total_price")]
    [InlineData("\"BRL\"", "\"XYZ\"", "currency")]
    [InlineData("820982911946154508", "82098291194615450.5", "id")]
    [InlineData("820982911946154508", "8e17", "id")]
    [InlineData("820982911946154508", "null", "id")]
    [InlineData("\"quantity\":2", "\"quantity\":\"two\"", "line_items[0].quantity")]
    [InlineData("\"first_name\":\"Ana\"", "\"first_name\":7", "customer.first_name")]
    [InlineData("\"checkout_id\":77", "\"order_id\":77", "order_id")]
    [InlineData("\"checkout_id\":77", "\"admin_graphql_api_id\":\"gid://shopify/Refund/1\"", "admin_graphql_api_id")]
    public void WrongField_IsNamedWithoutItsValue(string field, string wrong, string where)
    {
        var reason = Translate("orders/paid", Order.Replace(field, wrong, StringComparison.Ordinal)).Invalid();

        Assert.StartsWith(where + ": ", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("XYZ", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void MoreItemsThanAFactHolds_AreLeftOut()
    {
        var lines = string.Join(',', Enumerable.Range(0, 300).Select(n => $$"""{"sku":"s{{n}}","quantity":1}"""));

        var paid = Translate("orders/paid", $"\"id\":1,\"email\":\"a@example.com\",\"total_price\":1,\"currency\":\"BRL\",\"line_items\":[{lines}]");

        Assert.Equal(250, paid.Only<Fact.OrderPaid>().Payment.Items.Length);
    }

    [Fact]
    public void PurchaseOfNobody_IsInvalid() =>
        Assert.StartsWith("no identity", Translate("orders/paid", """ "id":1,"total_price":"1","currency":"BRL" """).Invalid(), StringComparison.Ordinal);

    [Fact]
    public void CancelledAndShippedOrder_AreFactsOfSomeoneKnown()
    {
        var cancelled = Translate("orders/cancelled", Order);
        var shipped = Translate("orders/fulfilled", Order);

        Assert.Equal("shopify:order:820982911946154508:cancelled", cancelled.Only<Fact.OrderCancelled>().Key);
        Assert.Equal("shopify:order:820982911946154508:shipped", shipped.Only<Fact.OrderShipped>().Key);
        Assert.False(cancelled.Understood().MayCreate || shipped.Understood().MayCreate);
    }

    [Fact]
    public void OrderSentAgainAsCancelled_IsInvalid() => Assert.StartsWith(
        "cancelled_at: ",
        Translate("orders/cancelled", Order.Replace("\"2026-03-10T08:00:00-03:00\"", "null", StringComparison.Ordinal)).Invalid(),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("delivered", true)]
    [InlineData("in_transit", false)]
    public void FulfillmentEvent_CountsWhenItIsTheDelivery(string status, bool delivered)
    {
        var translation = Translate("fulfillment_events/create", $$""" "id":1,"order_id":42,"status":"{{status}}" """);

        if (delivered)
        {
            Assert.Equal("shopify:order:42:delivered", translation.Only<Fact.OrderDelivered>().Key);
        }
        else
        {
            translation.Ignored();
        }
    }

    [Theory]
    [InlineData("""[{"kind":"refund","status":"success","amount":"10.50"},{"kind":"refund","amount":5}]""", "15.50")]
    [InlineData("""[{"kind":"refund","status":"failure","amount":"10.50"},{"kind":"void","status":"success","amount":"3"}]""", "0")]
    [InlineData("[]", "23.5")]
    [InlineData("null", "23.5")]
    public void Refund_IsWhatWasGivenBack(string transactions, string amount)
    {
        var translation = Translate("refunds/create", $$"""
            "id":9,"order_id":42,"transactions":{{transactions}},
            "refund_line_items":[{"subtotal":20,"total_tax":"1.50"},{"subtotal":"2.00","total_tax":0}]
            """);

        var refund = translation.Only<Fact.OrderRefunded>();
        Assert.Equal(("9", "shopify:order:42"), (refund.RefundId, refund.Order.Id));
        Assert.Equal(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), refund.Amount);
        Assert.Equal(["order=shopify:order:42"], translation.Names());
        Assert.False(translation.Understood().MayCreate);
    }

    [Fact]
    public void Customer_IsKeptWithWhatTheyAllow()
    {
        var translation = Translate("customers/update", """
            "id":7,"email":"ana@example.com","phone":"+5511987654321","first_name":"Ana","last_name":null,"updated_at":"2026-03-10T07:00:00-03:00",
            "email_marketing_consent":{"state":"subscribed","consent_updated_at":"2026-03-09T12:00:00Z"},
            "sms_marketing_consent":{"state":"unsubscribed","consent_updated_at":null}
            """);

        var facts = translation.Understood().Facts;
        var updated = Assert.IsType<Fact.CustomerUpdated>(facts[0]);
        Assert.Equal(new PersonDetails("Ana", "ana@example.com", 0, "+5511987654321"), updated.Person);
        Assert.Equal(Instant.FromUtc(2026, 3, 10, 10, 0), updated.OccurredAt);
        var granted = Assert.IsType<Fact.ConsentGranted>(facts[1]);
        Assert.Equal((Channel.Email, Purpose.Marketing, "shopify"), (granted.Channel, granted.Purpose, granted.Source));
        Assert.Equal(Instant.FromUtc(2026, 3, 9, 12, 0), granted.OccurredAt);
        var withdrawn = Assert.IsType<Fact.ConsentWithdrawn>(facts[2]);
        Assert.Equal((Channel.Sms, updated.OccurredAt), (withdrawn.Channel, withdrawn.OccurredAt));
        Assert.Equal(3, facts.Length);
    }

    [Theory]
    [InlineData("\"subscribed\"", typeof(Fact.ConsentGranted))]
    [InlineData("\"SUBSCRIBED\"", typeof(Fact.ConsentGranted))]
    [InlineData("\"unsubscribed\"", typeof(Fact.ConsentWithdrawn))]
    [InlineData("\"not_subscribed\"", null)]
    [InlineData("\"pending\"", null)]
    [InlineData("null", null)]
    public void ConsentTopic_IsAYesOrANoOrNothing(string state, Type? fact)
    {
        var email = Translate("customers_email_marketing_consent/update", $$"""
            "customer_id":7,"email_address":"ana@example.com","email_marketing_consent":{"state":{{state}},"consent_updated_at":"2026-03-09T12:00:00Z"}
            """);
        var sms = Translate("customers_marketing_consent/update", $$"""
            "id":7,"phone":"+5511987654321","sms_marketing_consent":{"state":{{state}},"consent_updated_at":"2026-03-09T12:00:00Z"}
            """);

        foreach (var translation in new[] { email, sms })
        {
            if (fact is null)
            {
                translation.Ignored();
            }
            else
            {
                Assert.IsType(fact, Assert.Single(translation.Understood().Facts));
            }
        }
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(",\"email_marketing_consent\":null", false)]
    [InlineData(",\"email_marketing_consent\":{\"state\":\"not_subscribed\"}", false)]
    public void TickedBoxAtCheckout_CountsOnlyWhereTheNewerConsentIsAbsent(string consent, bool granted)
    {
        var facts = Translate("orders/paid", $$"""
            "id":1,"total_price":"1","currency":"BRL","buyer_accepts_marketing":true,"customer":{"id":7{{consent}}}
            """).Understood().Facts;

        Assert.Equal(granted, facts.OfType<Fact.ConsentGranted>().Any());
    }

    [Theory]
    [InlineData("subscription_contracts/create", """ "id":5,"customer_id":7,"origin_order_id":1 """, SubscriptionEvent.Started)]
    [InlineData("subscription_contracts/cancel", """ "id":5,"customer_id":7,"origin_order_id":1 """, SubscriptionEvent.Ended)]
    [InlineData("subscription_billing_attempts/success", """ "id":null,"order_id":1,"subscription_contract_id":5 """, SubscriptionEvent.Renewed)]
    public void Subscription_TellsWhatBecameOfIt(string topic, string body, SubscriptionEvent what)
    {
        var translation = Translate(topic, body);

        Assert.Equal((what, "shopify:subscription:5"), (translation.Only<Fact.SubscriptionTold>().Event, translation.Only<Fact.SubscriptionTold>().Subscription));
        Assert.Contains("subscription=shopify:subscription:5", translation.Names());
        Assert.False(translation.Understood().MayCreate);
    }

    [Fact]
    public void BillingThatFailed_IsNotedAboutItsSubscription()
    {
        var noted = Translate("subscription_billing_attempts/failure", """ "id":null,"order_id":null,"subscription_contract_id":5 """).Only<Fact.Noted>();

        Assert.Equal((FactTypes.PaymentFailed, "shopify:subscription:5"), (noted.Type, noted.About));
    }

    [Fact]
    public void Tests_CountOnlyWhereTheyAreAccepted()
    {
        const string Test = Order + ",\"test\":true";

        Translate("orders/paid", Test).Ignored();
        Translate("orders/paid", Order, test: true).Ignored();
        Translate("orders/paid", Test, settings: Given.TestMode, test: true).Only<Fact.OrderPaid>();
    }

    [Theory]
    [InlineData("orders/create")]
    [InlineData("orders/updated")]
    [InlineData("products/update")]
    [InlineData("")]
    public void OtherTopics_AreIgnored(string topic) => Translate(topic, Order).Ignored();

    [Theory]
    [InlineData("customers/create", Order, "line_items")]
    [InlineData("refunds/create", Order, "total_price")]
    [InlineData("fulfillment_events/create", Order, "line_items")]
    [InlineData("orders/paid", """ "id":9,"order_id":42 """, "order_id")]
    [InlineData("orders/paid", """ "id":7,"email":"ana@example.com","first_name":"Ana" """, "total_price")]
    [InlineData("customers_email_marketing_consent/update", """ "customer_id":7 """, "email_marketing_consent")]
    [InlineData("refunds/create", """ "id":9 """, "order_id")]
    public void BodyOfAnotherTopic_IsInvalid(string topic, string body, string where) =>
        Assert.StartsWith(where, Translate(topic, body).Invalid(), StringComparison.Ordinal);

    private static Translation Translate(
        string topic, string fields, Instant? triggered = null, bool test = false, StoreSettings? settings = null) =>
        new ShopifyTranslator().Translate(
            Given.Shop(settings),
            Given.Delivery("shopify", $"{{{fields}}}", topic) with { TriggeredAt = triggered, Test = test });
}
