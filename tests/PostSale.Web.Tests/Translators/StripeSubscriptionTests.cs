using PostSale.Application.Settings;
using PostSale.Web.Webhooks.Stripe;

namespace PostSale.Web.Tests.Translators;

public sealed class StripeSubscriptionTests
{
    private const long Created = 1_773_140_400; // 2026-03-10T11:00:00Z

    private const string Invoice = """
        "id":"in_1","object":"invoice","amount_paid":9990,"currency":"brl","customer":"cus_1","customer_email":" Ana@Example.com ",
        "customer_name":"Ana","customer_phone":"(11) 98765-4321","number":"A-1","billing_reason":"manual"
        """;

    [Fact]
    public void PaidInvoiceOfARunningSubscription_IsARenewal()
    {
        var translation = Translate(
            "invoice.paid",
            Invoice.Replace("manual", "subscription_cycle", StringComparison.Ordinal)
                + """ ,"subscription":"sub_1","lines":{"data":[{"period":{"end":1780272000}}]} """);

        var renewed = translation.Only<Fact.SubscriptionTold>();
        Assert.Equal((SubscriptionEvent.Renewed, "stripe:subscription:sub_1"), (renewed.Event, renewed.Subscription));
        Assert.Equal(new SubscriptionTerms(Amount: 99.90m, Currency: "BRL", RenewsAt: Instant.FromUnixTimeSeconds(1780272000)), renewed.Terms);
        Assert.False(translation.Understood().MayCreate);
    }

    [Fact]
    public void FirstInvoiceOfASubscription_IsAPurchaseAndItsBeginning()
    {
        var facts = Translate("invoice.paid", Invoice.Replace("manual", "subscription_create", StringComparison.Ordinal) + """ ,"subscription":"sub_1" """).Understood().Facts;

        Assert.Single(facts.OfType<Fact.OrderPaid>());
        Assert.Equal([SubscriptionEvent.Started, SubscriptionEvent.Paid], facts.OfType<Fact.SubscriptionTold>().Select(told => told.Event));
    }

    [Theory]
    [InlineData("manual", 1)]
    [InlineData("manual", 4)]
    [InlineData("subscription_create", 1)]
    [InlineData("subscription_update", 1)]
    [InlineData("subscription_threshold", 2)]
    public void PaidInvoiceOfASubscription_SaysThatMoneyCameForIt_HoweverOftenItWasTried(string reason, int attempts)
    {
        var facts = Translate("invoice.paid", Invoice.Replace("manual", reason, StringComparison.Ordinal) + $" ,\"attempt_count\":{attempts},\"subscription\":\"sub_1\"").Understood().Facts;

        Assert.Single(facts.OfType<Fact.SubscriptionTold>(), told => told is { Event: SubscriptionEvent.Paid, Subscription: "stripe:subscription:sub_1" });
        Assert.DoesNotContain(facts, fact => fact is Fact.Noted);
    }

    [Theory]
    [InlineData(""" "subtotal":9990,"amount_due":0 """, SubscriptionEvent.Started)]
    [InlineData(""" "subtotal":0,"lines":{"data":[{"amount":0,"quantity":1,"price":{"unit_amount":9990},"period":{"end":1780272000}}]} """, SubscriptionEvent.TrialStarted)]
    [InlineData(""" "subtotal":0,"lines":{"data":[{"amount":0,"quantity":1,"pricing":{"unit_amount_decimal":"9990"},"period":{"end":1780272000}}]} """, SubscriptionEvent.TrialStarted)]
    [InlineData(""" "subtotal":0,"lines":{"data":[{"amount":0,"quantity":1,"price":{"unit_amount":0}}]} """, SubscriptionEvent.Started)]
    [InlineData(""" "subtotal":0,"lines":{"data":[{"amount":0,"quantity":1}]} """, null)]
    public void FirstInvoiceOfNothing_IsABeginningAndNoPurchase(string fields, SubscriptionEvent? what)
    {
        var invoice = Invoice.Replace("manual", "subscription_create", StringComparison.Ordinal).Replace("9990", "0", StringComparison.Ordinal);
        var facts = Translate("invoice.paid", $"{invoice},\"subscription\":\"sub_1\",{fields}").Understood().Facts;

        Assert.Equal("ana@example.com", Assert.Single(facts.OfType<Fact.CustomerUpdated>()).Person!.Email);
        Assert.Equal(what is { } one ? [one] : [], facts.OfType<Fact.SubscriptionTold>().Select(told => told.Event));
        Assert.All(facts.OfType<Fact.SubscriptionTold>(), told => Assert.Null(told.Terms.Amount));
        Assert.Equal(
            what == SubscriptionEvent.TrialStarted ? Instant.FromUnixTimeSeconds(1780272000) : null,
            facts.OfType<Fact.SubscriptionTold>().FirstOrDefault()?.Terms.TrialEndsAt);
        Assert.Empty(facts.OfType<Fact.OrderPaid>());
    }

    [Theory]
    [InlineData("customer.subscription.created", "", SubscriptionEvent.Started)]
    [InlineData("customer.subscription.created", ",\"status\":\"trialing\",\"trial_end\":1773140400", SubscriptionEvent.TrialStarted)]
    [InlineData("customer.subscription.updated", ",\"cancel_at_period_end\":false", SubscriptionEvent.Changed)]
    [InlineData("customer.subscription.updated", ",\"cancel_at_period_end\":true", SubscriptionEvent.Ending)]
    [InlineData("customer.subscription.deleted", "", SubscriptionEvent.Ended)]
    [InlineData("customer.subscription.trial_will_end", ",\"trial_end\":1773140400", SubscriptionEvent.TrialEnding)]
    public void Subscription_TellsWhatBecameOfIt(string type, string field, SubscriptionEvent what)
    {
        var translation = Translate(type, $"\"id\":\"sub_1\",\"object\":\"subscription\",\"customer\":\"cus_1\"{field}");

        var told = translation.Only<Fact.SubscriptionTold>();
        Assert.Equal((what, "stripe:subscription:sub_1"), (told.Event, told.Subscription));
        Assert.Equal(what == SubscriptionEvent.TrialStarted ? Instant.FromUnixTimeSeconds(1773140400) : null, told.Terms.TrialEndsAt);
        Assert.Equal(["stripe:customer=cus_1", "subscription=stripe:subscription:sub_1"], translation.Names());
        Assert.False(translation.Understood().MayCreate);
    }

    [Theory]
    [InlineData("\"current_period_end\":1780272000,\"items\":{\"data\":[{\"price\":{\"id\":\"price_1\",\"currency\":\"brl\",\"unit_amount\":4990},\"quantity\":2}]}", "price_1")]
    [InlineData("\"items\":{\"data\":[{\"current_period_end\":1780272000,\"price\":{\"id\":\"price_1\",\"nickname\":\"Pro\",\"currency\":\"brl\",\"unit_amount\":9980}}]}", "Pro")]
    public void SubscriptionTerms_AreReadWhereverTheVersionPutsThem(string fields, string plan)
    {
        var told = Translate("customer.subscription.created", $"\"id\":\"sub_1\",\"object\":\"subscription\",\"customer\":\"cus_1\",{fields}").Only<Fact.SubscriptionTold>();

        Assert.Equal(new SubscriptionTerms(plan, 99.80m, "BRL", Instant.FromUnixTimeSeconds(1780272000)), told.Terms);
    }

    [Theory]
    [InlineData("trialing", "active", SubscriptionEvent.Started)]
    [InlineData("incomplete", "active", SubscriptionEvent.Started)]
    [InlineData("incomplete", "trialing", SubscriptionEvent.TrialStarted)]
    [InlineData("past_due", "active", SubscriptionEvent.Changed)]
    [InlineData("trialing", "past_due", SubscriptionEvent.Changed)]
    public void Beginning_IsToldWithItsStatus(string before, string after, SubscriptionEvent what)
    {
        var body = $$"""
            { "id": "evt_1", "object": "event", "type": "customer.subscription.updated", "created": {{Created}}, "data": {
              "object": { "id": "sub_1", "object": "subscription", "customer": "cus_1", "status": "{{after}}" }, "previous_attributes": { "status": "{{before}}" } } }
            """;

        Assert.Equal(what, Translate(body, (StoreSettings?)null).Only<Fact.SubscriptionTold>().Event);
    }

    [Fact]
    public void SubscriptionWhoseFirstPaymentIsToCome_HasNotBegun()
    {
        var translation = Translate("customer.subscription.created", """ "id":"sub_1","object":"subscription","customer":"cus_1","status":"incomplete" """);

        Assert.Empty(translation.Understood().Facts);
        Assert.Equal(["stripe:customer=cus_1", "subscription=stripe:subscription:sub_1"], translation.Names());
    }

    private static Translation Translate(string type, string fields, string envelope = "", StoreSettings? settings = null) =>
        Translate(
            $$"""
            { "id": "evt_1", "object": "event", {{envelope}} "type": "{{type}}", "created": {{Created}}, "data": { "object": { {{fields}} } } }
            """,
            settings);

    private static Translation Translate(string body, StoreSettings? settings = null) =>
        new StripeTranslator().Translate(Given.Shop(settings), Given.Delivery("stripe", body));
}
