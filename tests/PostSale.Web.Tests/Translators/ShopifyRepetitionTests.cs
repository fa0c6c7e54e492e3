using PostSale.Web.Webhooks.Shopify;

namespace PostSale.Web.Tests.Translators;

/// <summary>What Shopify tells more than once counts once, and the last word of it.</summary>
public sealed class ShopifyRepetitionTests
{
    private const string Pending = """[{"kind":"refund","status":"pending","amount":"40.00"}]""";
    private const string Done = """[{"kind":"refund","status":"success","amount":"40.00"}]""";

    [Theory]
    [InlineData(Pending, Done)]
    [InlineData(Done, Pending)]
    [InlineData(Pending, Done, Done, Pending)]
    public void RefundThatWasUnderWay_CountsOnceItHasArrived(params string[] told)
    {
        var known = Known(told.Select((transactions, i) => Translate("refunds/create", i, $$"""
            "id":9,"order_id":42,"created_at":"2026-03-10T08:00:00-03:00","transactions":{{transactions}}
            """)));

        Assert.Equal([new("9", 40m)], known.Orders[0].Refunds.AsEnumerable());
        Assert.Single(known.Happenings, moment => moment.Type == FactTypes.OrderRefunded);
    }

    [Theory]
    [InlineData(""" "id":77,"idempotency_key":"k1" """)]
    [InlineData(""" "id":null,"idempotency_key":"k1" """)]
    public void AttemptToldUnderTwoWebhooks_FailedOnce(string named)
    {
        var known = Known(Enumerable.Range(0, 2).Select(i => Translate("subscription_billing_attempts/failure", i, $"\"subscription_contract_id\":5,{named}")));

        Assert.Single(known.Happenings);
    }

    [Fact]
    public void TwoAttempts_FailTwice()
    {
        var known = Known(Enumerable.Range(0, 2).Select(i => Translate("subscription_billing_attempts/failure", i, $"\"subscription_contract_id\":5,\"id\":{i}")));

        Assert.Equal(2, known.Happenings.Length);
    }

    // As the store does it: a key that was taken in is not taken in again.
    private static Knowledge Known(IEnumerable<Translation> translations) =>
        Knowledge.Nothing.With(translations.SelectMany(one => one.Understood().Facts).DistinctBy(fact => fact.Key));

    private static Translation Translate(string topic, int webhook, string fields) => new ShopifyTranslator().Translate(
        Given.Shop(),
        Given.Delivery("shopify", $"{{{fields}}}", topic, $"w{webhook}") with { TriggeredAt = Given.Now - Duration.FromMinutes(9 - webhook) });
}
