using PostSale.Web.Webhooks.Shopify;
using PostSale.Web.Webhooks.Stripe;

namespace PostSale.Web.Tests.Endpoints;

/// <summary>Real payloads, signed anew, go through the real endpoints and mean what they should.</summary>
public sealed class CapturesTests
{
    private const string Absent = "the shared fixtures are not beside the repository";

    [SkippableTheory]
    [InlineData("checkout.session.completed.json", typeof(Fact.CustomerUpdated), typeof(Fact.OrderNamed))]
    [InlineData("customer.created.json", typeof(Fact.CustomerUpdated))]
    [InlineData("customer.subscription.created.json", typeof(Fact.SubscriptionTold))]
    [InlineData("customer.updated.json", typeof(Fact.CustomerUpdated))]
    [InlineData("invoice.created.json", null)]
    [InlineData("invoice.paid.json", typeof(Fact.CustomerUpdated), typeof(Fact.SubscriptionTold))]
    [InlineData("invoice.payment_succeeded.json", typeof(Fact.CustomerUpdated), typeof(Fact.SubscriptionTold))]
    public async Task StripeCapture_IsStoredAndUnderstood(string name, params Type?[] facts)
    {
        Skip.If(SharedFixtures.Folder is null, Absent);
        await using var host = await WebhookHost.Start();
        var (body, _) = SharedFixtures.Capture("stripe", name);

        var answer = await host.Post(Request.Stripe(body));

        Assert.Equal((200, """{"received":1}"""), (answer.Status, answer.Body));
        var delivery = Assert.Single(host.Inbox.Stored);
        new StripeTranslator().Translate(Given.Shop(), delivery).Ignored();
        Are(facts, new StripeTranslator().Translate(Given.Shop(Given.TestMode), delivery));
    }

    [SkippableTheory]
    [InlineData("customers.create.json", typeof(Fact.CustomerUpdated))]
    [InlineData("customers.delete.json", null)]
    [InlineData("customers.update.json", typeof(Fact.CustomerUpdated))]
    [InlineData("customers_email_marketing_consent.update.json", null)]
    [InlineData("orders.cancelled.json", typeof(Fact.OrderCancelled))]
    [InlineData("orders.create.json", null)]
    [InlineData("orders.fulfilled.json", typeof(Fact.OrderShipped))]
    [InlineData("orders.paid.json", typeof(Fact.OrderPaid))]
    [InlineData("orders.updated.json", null)]
    [InlineData("refunds.create.json", typeof(Fact.OrderRefunded))]
    [InlineData("subscription_billing_attempts.failure.json", typeof(Fact.Noted))]
    [InlineData("subscription_billing_attempts.success.json", typeof(Fact.SubscriptionTold))]
    [InlineData("subscription_contracts.cancel.json", typeof(Fact.SubscriptionTold))]
    [InlineData("subscription_contracts.create.json", typeof(Fact.SubscriptionTold))]
    public async Task ShopifyCapture_IsStoredAndUnderstood(string name, Type? fact)
    {
        Skip.If(SharedFixtures.Folder is null, Absent);
        await using var host = await WebhookHost.Start();
        var (body, topic) = SharedFixtures.Capture("shopify", name);

        var answer = await host.Post(Request.Shopify(body, topic).With("X-Shopify-Test", "true"));

        Assert.Equal((200, """{"received":1}"""), (answer.Status, answer.Body));
        var delivery = Assert.Single(host.Inbox.Stored);
        new ShopifyTranslator().Translate(Given.Shop(), delivery).Ignored();
        Are([fact], new ShopifyTranslator().Translate(Given.Shop(Given.TestMode), delivery));
    }

    [SkippableFact]
    public void ShopifyUninstalledCapture_PausesTheStore()
    {
        Skip.If(SharedFixtures.Folder is null, Absent);

        Assert.IsType<Translation.PauseStore>(Shopify("app.uninstalled.json"));
    }

    [SkippableFact]
    public void EveryCapture_IsAbove()
    {
        Skip.If(SharedFixtures.Folder is null, Absent);

        Assert.Equal(7, SharedFixtures.Captures("stripe").Count(path => !path.EndsWith("event_test_signature.json", StringComparison.Ordinal)));
        Assert.Equal(15, SharedFixtures.Captures("shopify").Count());
    }

    [SkippableFact]
    public void PaidOrderAndItsRefund_SpeakOfOneOrder()
    {
        Skip.If(SharedFixtures.Folder is null, Absent);

        var paid = Shopify("orders.paid.json").Only<Fact.OrderPaid>();
        var refund = Shopify("refunds.create.json").Only<Fact.OrderRefunded>();

        Assert.Equal(("jon@example.com", 1, "John Smith"), (paid.Person!.Email, paid.Person.EmailRank, paid.Person.Name));
        Assert.Equal(("#9999", "USD"), (paid.Payment.Reference, paid.Payment.Currency));
        Assert.Equal("IPOD2008PINK", paid.Payment.Items[0].Sku);
        Assert.Equal(paid.Order.Id, refund.Order.Id);
        Assert.Equal(398m, refund.Amount);
    }

    private static Translation Shopify(string name)
    {
        var (body, topic) = SharedFixtures.Capture("shopify", name);
        return new ShopifyTranslator().Translate(
            Given.Shop(Given.TestMode), Given.Delivery("shopify", Encoding.UTF8.GetString(body), topic));
    }

    private static void Are(Type?[]? facts, Translation translation)
    {
        if (facts is null or [null])
        {
            translation.Ignored();
        }
        else
        {
            Assert.Equal(facts, translation.Understood().Facts.Select(fact => fact.GetType()));
        }
    }
}
