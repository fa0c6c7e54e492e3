namespace PostSale.Web.Tests.Translators;

/// <summary>What Shopify asks of whoever holds its shops' data.</summary>
public sealed partial class ShopifyTranslatorTests
{
    private const string ToRedact = """
        "shop_id":1,"shop_domain":"loja.myshopify.com","customer":{"id":191167,"email":"Ana@example.com","phone":"555-625-1199"},"orders_to_redact":[299938]
        """;

    [Fact]
    public void Redacted_NamesWhoIsToBeForgottenByEveryNameGiven()
    {
        var erase = Assert.IsType<Translation.Erase>(Translate("customers/redact", ToRedact));

        Assert.Equal(
            ["shopify:customer=191167", "order=shopify:order:299938", "email=ana@example.com"],
            erase.Aliases.Where(alias => alias.Kind != "phone").Select(alias => $"{alias.Kind}={alias.Value}"));
    }

    [Fact]
    public void DataRequested_IsAFactOfWhoAsks() => Assert.Equal(
        "9", Translate("customers/data_request", """ "shop_domain":"loja.myshopify.com","customer":{"id":191167},"orders_requested":[1],"data_request":{"id":9} """).Only<Fact.DataAsked>().Request);

    [Fact]
    public void OfTheWholeShop_AreOrdersToTheStore()
    {
        Assert.IsType<Translation.EraseStore>(Translate("shop/redact", """ "shop_id":1,"shop_domain":"loja.myshopify.com" """));
        Assert.IsType<Translation.PauseStore>(Translate("app/uninstalled", """ "id":1,"myshopify_domain":"LOJA.myshopify.com" """));
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(8, false)]
    public void Uninstalled_PausesOnlyWhenItWasLately(int daysAgo, bool pauses) => Assert.Equal(
        pauses, Translate("app/uninstalled", """ "id":1 """, triggered: Given.Now - Duration.FromDays(daysAgo)) is Translation.PauseStore);

    [Theory]
    [InlineData("customers/redact", """ "shop_domain":"loja.myshopify.com","orders_requested":[1],"customer":{"id":1},"data_request":{"id":55} """, "orders_requested: ")]
    [InlineData("shop/redact", """ "shop_domain":"loja.myshopify.com","orders_requested":[1],"customer":{"id":1},"data_request":{"id":55} """, "customer: ")]
    [InlineData("shop/redact", """ "shop_domain":"loja.myshopify.com","customer":{"id":1},"orders_to_redact":[1] """, "customer: ")]
    [InlineData("customers/data_request", """ "shop_domain":"loja.myshopify.com","customer":{"id":1},"orders_to_redact":[1] """, "orders_to_redact: ")]
    [InlineData("customers/redact", """ "shop_domain":"other.myshopify.com","customer":{"id":1} """, "shop_domain: ")]
    [InlineData("customers/redact", """ "customer":{"id":1} """, "shop_domain: ")]
    [InlineData("customers/redact", """ "shop_domain":"loja.myshopify.com" """, "asks to forget somebody")]
    [InlineData("customers/data_request", """ "shop_domain":"other.myshopify.com","customer":{"id":1} """, "shop_domain: ")]
    [InlineData("shop/redact", Order, "customer: ")]
    [InlineData("app/uninstalled", """ "myshopify_domain":"other.myshopify.com" """, "myshopify_domain: ")]
    [InlineData("app/uninstalled", """ "id":1,"admin_graphql_api_id":"gid://shopify/Customer/1" """, "admin_graphql_api_id: ")]
    [InlineData("app/uninstalled", """ "id":1,"line_items":[{"id":1}] """, "line_items: ")]
    public void WhatDestroys_MustSayInItsBodyOfWhichShop(string topic, string body, string where) =>
        Assert.StartsWith(where, Translate(topic, body).Invalid(), StringComparison.Ordinal);
}
