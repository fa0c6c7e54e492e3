namespace PostSale.Application.Tests.Strategies;

/// <summary>What is written rightly and would break a promise.</summary>
public sealed class StrategyPromiseTests
{

    [Theory]
    [InlineData("{{#if unsubscribeUrl}} {{unsubscribeUrl}}{{/if}}", "", "templates/_layout.txt.hbs",
        "33:21: a relationship e-mail with no way out; show {{unsubscribeUrl}} in templates/_layout.txt.hbs",
        "57:19: a marketing e-mail with no way out; show {{unsubscribeUrl}} in templates/_layout.txt.hbs")]
    [InlineData("{{store.postalAddress}}", "", "templates/_layout.html.hbs",
        "57:19: a marketing e-mail with no postal address; show {{store.postalAddress}} in templates/_layout.html.hbs")]
    [InlineData("Four minutes", "Four minutes, which is about as long as it takes to read this rather long message to its end: warm the pot, one spoon a cup and one for the pot, boiling water, lid on, and do not stir. Enjoy it with whom you like, and write to us whenever you want to know more about any of this, for we are glad to help", "templates/brewing.txt.hbs",
        "44:19: templates/brewing.txt.hbs takes 3 SMS segments with usual names, and 2 are allowed; shorten it, or raise policies.smsSegments")]
    [InlineData("Four minutes", "Quatro minutos são o bastante para a infusão: água fervente, tampa fechada, e não mexa. Depois é só aproveitar com quem você gosta de estar", "templates/brewing.txt.hbs",
        "44:19: templates/brewing.txt.hbs takes 3 SMS segments with usual names, because of \"ãáóê\", and 2 are allowed; shorten it, or raise policies.smsSegments")]
    [InlineData("purpose: relationship\n        channel: sms", "purpose: marketing\n        channel: sms", "strategy.yaml",
        "44:19: templates/brewing.txt.hbs sells and names no way out; say which word ends it, for example \"SAIR\" or \"STOP\", or show {{unsubscribeUrl}}")]
    [InlineData("    exit: []\n", "", "strategy.yaml",
        "46:5: nobody ever leaves this journey; name an \"exit\" or a \"goal\", or write \"exit: []\" where it is meant to go on for good")]
    [InlineData("{ every: 3mo, first: 3mo15d }", "{ every: 3mo, first: 3mo15d }\n        anchor: shipment", "strategy.yaml")]
    [InlineData("    entry: order.paid\n    priority: marketing", "    entry: milestone.reached\n    priority: marketing\n    if: { purchases: 2 }", "strategy.yaml")]
    public void AnOfferThatBreaksAPromise_IsNamed(string was, string becomes, string file, params string[] faults) =>
        Assert.Equal(string.Join("\n", faults.Select(fault => "strategy.yaml:" + fault)), string.Join("\n", TeaShop.Faults(TeaShop.With(was, becomes, file))));

    [Fact]
    public void AWordThatEndsIt_IsAWayOutOfATextMessage() => Assert.Empty(TeaShop.Faults(
        TeaShop.With("purpose: relationship\n        channel: sms", "purpose: marketing\n        channel: sms")
            .SetItem("templates/brewing.txt.hbs", "New teas: {{links.help}}. Answer STOP to get no more.\n")));

    [Theory]
    [InlineData("subscription", "[subscription.started, complaint.raised]")]
    [InlineData("subscription", "order.paid", "48:12: order.paid is about no subscription; use \"subject: customer\"")]
    [InlineData("subscription", "[subscription.renewed, product.used]", "48:35: product.used is about no subscription; use \"subject: customer\"")]
    public void AJourneyNobodyEnters_IsNamed(string subject, string entry, params string[] faults)
    {
        var yaml = TeaShop.Yaml.Replace("subject: customer\n    entry: order.paid", $"subject: {subject}\n    entry: {entry}", StringComparison.Ordinal);

        Assert.Equal(
            faults.Select(fault => "strategy.yaml:" + fault),
            TeaShop.Faults(TeaShop.Files.SetItem("strategy.yaml", yaml)));
    }

    [Fact]
    public void AShipmentWhereNothingIsShipped_NeverComes() => Assert.Equal(
        ["strategy.yaml:53:17: its day never comes: the journey is about no order, so nothing is shipped; count from \"entry\""],
        TeaShop.Faults(TeaShop.Files.SetItem("strategy.yaml", TeaShop.Yaml
            .Replace("subject: customer\n    entry: order.paid", "subject: customer\n    entry: complaint.raised", StringComparison.Ordinal)
            .Replace("{ every: 3mo, first: 3mo15d }", "{ every: 3mo, first: 3mo15d }\n        anchor: shipment", StringComparison.Ordinal))));

    [Theory]
    [InlineData(1, "{ day: 5 }", "{ day: 9 }", "relationship", null)]
    [InlineData(1, "{ day: 5 }", "{ day: 5 }", "relationship", "one, two fall on one day, and 1 a day may go; move one of them, or raise policies.caps.perDay")]
    [InlineData(1, "{ day: 5 }", "{ after: 4d }", "relationship", "one, two fall on one day, and 1 a day may go; move one of them, or raise policies.caps.perDay")]
    [InlineData(2, "{ day: 5 }", "{ day: 5 }", "relationship", null)]
    [InlineData(1, "{ day: 5 }", "{ day: 5 }\n            if: { purchases: 1 }", "relationship", null)]
    [InlineData(1, "{ day: 5 }", "{ day: 5 }\n            anchor: last-use", "relationship", null)]
    [InlineData(1, "{ day: 5 }", "{ day: 5 }", "transactional", null)]
    [InlineData(1, "{ day: 5 }", "{ day: 11 }", "marketing", "one, two fall within 7 days, and 1 marketing messages may go in them; move one of them, or raise policies.caps.marketingPerWeek")]
    [InlineData(1, "{ day: 5 }", "{ day: 12 }", "marketing", null)]
    public void MoreThanTheCapsLetOut_IsNamedWithWhatCollides(int cap, string first, string second, string purpose, string? fault)
    {
        var yaml = TeaShop.Yaml
            .Replace("{ perDay: 2, marketingPerWeek: 3 }", $"{{ perDay: {cap}, marketingPerWeek: {cap} }}", StringComparison.Ordinal)
            .Replace("  - id: forever", Touchpoint("one", first, purpose) + Touchpoint("two", second, purpose) + "  - id: forever", StringComparison.Ordinal);

        Assert.Equal(
            fault is null ? [] : [fault],
            TeaShop.Faults(TeaShop.Files.SetItem("strategy.yaml", yaml)).Select(one => one[(one.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
    }

    private static string Touchpoint(string id, string when, string purpose) => $$"""
              - id: {{id}}
                when: {{when.Replace("            ", "        ", StringComparison.Ordinal)}}
                stage: short
                kind: educational
                purpose: {{purpose}}
                channel: email
                template: offers
                subject: "{{id}}"

        """;
}
