using PostSale.Web.Webhooks.Events;

namespace PostSale.Web.Tests.Translators;

public sealed class EventsTranslatorTests
{
    private const string Customer = """
        "customer":{"id":"u-42","email":"Ana@Example.com","name":"Ana","phone":"(11) 98765-4321","locale":"pt-BR","timeZone":"America/Sao_Paulo"}
        """;

    private static readonly string[] CustomerNames = ["events:customer=u-42", "email=ana@example.com", "phone=+5511987654321"];

    private static readonly PersonDetails Ana = new("Ana", "ana@example.com", 1, "+5511987654321", "pt-BR", "America/Sao_Paulo");

    [Fact]
    public void OrderPaid_IsAPurchase()
    {
        var translation = Translate("order.paid", Customer + """
            ,"order":"A-17","amount":99.9,"currency":"BRL",
            "items":[{"sku":"MUG","name":"Mug\u200B","quantity":2,"category":"kitchen"},{"name":"Card"}]
            """);

        var paid = translation.Only<Fact.OrderPaid>();
        Assert.Equal(("events:order.paid:d-1", "events:order:A-17"), (paid.Key, paid.Order.Id));
        Assert.Equal((99.9m, "BRL", "A-17"), (paid.Payment.Amount, paid.Payment.Currency, paid.Payment.Reference));
        Assert.Equal([new("MUG", "Mug", 2, "kitchen"), new("", "Card", 1, "")], paid.Payment.Items.AsEnumerable());
        Assert.Equal(Ana, paid.Person);
        Assert.Equal((Instant.FromUtc(2026, 3, 10, 11, 0), Given.Now), (paid.OccurredAt, paid.ReceivedAt));
        Assert.Equal([CustomerNames[0], "order=events:order:A-17", CustomerNames[1], CustomerNames[2]], translation.Names());
        Assert.True(translation.Understood().MayCreate);
    }

    [Theory]
    [InlineData("order.shipped", typeof(Fact.OrderShipped))]
    [InlineData("order.delivered", typeof(Fact.OrderDelivered))]
    [InlineData("order.cancelled", typeof(Fact.OrderCancelled))]
    [InlineData("order.refunded", typeof(Fact.OrderRefunded))]
    public void WhatBefallsAnOrder_IsAFactOfWhoeverBoughtIt(string type, Type fact)
    {
        var translation = Translate(type, """ "order":17 """);

        var only = Assert.Single(translation.Understood().Facts);
        Assert.IsType(fact, only);
        Assert.Equal($"events:{type}:d-1", only.Key);
        Assert.Equal(["order=events:order:17"], translation.Names());
        Assert.False(translation.Understood().MayCreate);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(",\"amount\":\"10.50\"", "10.50")]
    public void Refund_IsOfAnAmountOrOfEverything(string field, string? amount)
    {
        var refund = Translate("order.refunded", "\"order\":\"A\"" + field).Only<Fact.OrderRefunded>();

        Assert.Equal(("d-1", amount), (refund.RefundId, refund.Amount?.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("email", Channel.Email)]
    [InlineData("sms", Channel.Sms)]
    [InlineData("whatsapp", Channel.WhatsApp)]
    [InlineData("phone", Channel.Phone)]
    [InlineData("app", Channel.App)]
    [InlineData("in-person", Channel.InPerson)]
    public void ConsentGranted_IsToMarketingUnlessSaidOtherwise(string name, Channel channel)
    {
        var silent = Translate("consent.granted", $$"""{{Customer}},"channel":"{{name}}" """).Only<Fact.ConsentGranted>();
        var said = Translate("consent.granted", $$"""{{Customer}},"channel":"{{name}}","purpose":"relationship","source":"till" """)
            .Only<Fact.ConsentGranted>();

        Assert.Equal((channel, Purpose.Marketing, "events"), (silent.Channel, silent.Purpose, silent.Source));
        Assert.Equal((channel, Purpose.Relationship, "till"), (said.Channel, said.Purpose, said.Source));
    }

    [Fact]
    public void ConsentWithdrawn_IsFromBothPurposesUnlessSaidOtherwise()
    {
        var silent = Translate("consent.withdrawn", Customer + ",\"channel\":\"email\"").Understood();
        var said = Translate("consent.withdrawn", Customer + ",\"channel\":\"email\",\"purpose\":\"marketing\"");

        Assert.Equal(
            [Purpose.Marketing, Purpose.Relationship], silent.Facts.Cast<Fact.ConsentWithdrawn>().Select(fact => fact.Purpose));
        Assert.Equal(2, silent.Facts.DistinctBy(fact => fact.Key).Count());
        Assert.Equal(Purpose.Marketing, said.Only<Fact.ConsentWithdrawn>().Purpose);
        Assert.True(silent.MayCreate);
    }

    [Theory]
    [InlineData("message.bounced", "Ana@Example.com", "ana@example.com", SuppressionCause.Bounced)]
    [InlineData("message.complained", "ana@example.com", "ana@example.com", SuppressionCause.Complained)]
    [InlineData("message.bounced", "(11) 98765-4321", "+5511987654321", SuppressionCause.Bounced)]
    public void DeadAddress_IsSuppressed(string type, string address, string expected, SuppressionCause cause)
    {
        var translation = Translate(type, $"\"address\":\"{address}\"");

        var suppressed = translation.Only<Fact.AddressSuppressed>();
        Assert.Equal((expected, cause), (suppressed.Address, suppressed.Cause));
        Assert.EndsWith(expected, Assert.Single(translation.Names()), StringComparison.Ordinal);
        Assert.False(translation.Understood().MayCreate);
    }

    [Fact]
    public void CustomerUpdated_IsKept()
    {
        var translation = Translate("customer.updated", Customer);

        Assert.Equal(Ana, translation.Only<Fact.CustomerUpdated>().Person);
        Assert.Equal(CustomerNames, translation.Names());
        Assert.True(translation.Understood().MayCreate);
    }

    [Theory]
    [InlineData("subscription.started", SubscriptionEvent.Started, true)]
    [InlineData("subscription.renewed", SubscriptionEvent.Renewed, false)]
    [InlineData("subscription.changed", SubscriptionEvent.Changed, false)]
    [InlineData("subscription.ending", SubscriptionEvent.Ending, false)]
    [InlineData("subscription.ended", SubscriptionEvent.Ended, false)]
    public void Subscription_TellsItsTerms(string type, SubscriptionEvent what, bool introduces)
    {
        var translation = Translate(
            type, Customer + ",\"subscription\":\"S-1\",\"plan\":\"pro\",\"amount\":49.9,\"currency\":\"BRL\",\"renewsAt\":\"2027-01-31T10:00:00Z\"");

        var told = translation.Only<Fact.SubscriptionTold>();
        Assert.Equal((what, "events:subscription:S-1"), (told.Event, told.Subscription));
        Assert.Equal(new SubscriptionTerms("pro", 49.9m, "BRL", Instant.FromUtc(2027, 1, 31, 10, 0)), told.Terms);
        Assert.Contains("subscription=events:subscription:S-1", translation.Names());
        Assert.Equal(introduces, translation.Understood().MayCreate);
    }

    [Fact]
    public void Trial_TellsWhenItEnds()
    {
        var told = Translate("trial.started", Customer + ",\"subscription\":\"S-1\",\"renewsAt\":\"2027-01-31T10:00:00Z\"").Only<Fact.SubscriptionTold>();

        Assert.Equal((SubscriptionEvent.TrialStarted, Instant.FromUtc(2027, 1, 31, 10, 0), null), (told.Event, told.Terms.TrialEndsAt, told.Terms.RenewsAt));
    }

    [Fact]
    public void SubscriptionWithoutAName_IsInvalid() =>
        Assert.Contains("data.subscription", Translate("subscription.renewed", Customer).Invalid(), StringComparison.Ordinal);

    [Theory]
    [InlineData("payment.failed")]
    [InlineData("payment.recovered")]
    [InlineData("milestone.reached")]
    [InlineData("support.opened")]
    [InlineData("support.resolved")]
    [InlineData("complaint.raised")]
    [InlineData("cancellation.sought")]
    [InlineData("competitor.compared")]
    [InlineData("message.replied")]
    public void WhatSaysNoMoreThanThatItHappened_IsNoted(string type)
    {
        var translation = Translate(type, Customer + ",\"subscription\":\"S-1\"");

        Assert.Equal((type, "events:subscription:S-1"), (translation.Only<Fact.Noted>().Type, translation.Only<Fact.Noted>().About));
        Assert.Contains("subscription=events:subscription:S-1", translation.Names());
        Assert.False(translation.Understood().MayCreate);
    }

    [Theory]
    [InlineData("order.teleported")]
    public void OtherTypes_AreIgnored(string type) => Translate(type, Customer).Ignored();

    [Fact]
    public void Erased_NamesWhoIsToBeForgotten()
    {
        Assert.Equal(CustomerNames, Assert.IsType<Translation.Erase>(Translate("customer.erased", Customer)).Aliases.Select(alias => $"{alias.Kind}={alias.Value}"));
        Assert.Contains("whom", Translate("customer.erased", "\"note\":1").Invalid(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"locale\":\"pt-BR\"", "\"locale\":\"Portuguese, please\"")]
    [InlineData("\"timeZone\":\"America/Sao_Paulo\"", "\"timeZone\":\"Mars/Olympus\"")]
    [InlineData("\"phone\":\"(11) 98765-4321\"", "\"phone\":\"later\"")]
    [InlineData("\"name\":\"Ana\"", "\"name\":\"\\u200b\"")]
    [InlineData("\"email\":\"Ana@Example.com\"", "\"email\":\"a b@example.com\\r\\nBcc: c@example.com\"")]
    public void DetailThatIsOfNoUse_IsAbsent(string field, string useless)
    {
        var person = Translate("customer.updated", Customer.Replace(field, useless, StringComparison.Ordinal)).Only<Fact.CustomerUpdated>().Person!;

        string?[] said = [person.Name, person.Email, person.Phone, person.Locale, person.TimeZone];
        Assert.Single(said, detail => detail is null);
    }

    [Theory]
    [InlineData("order.paid", "\"order\":1,\"amount\":1,\"currency\":\"BRL\"", "no identity")]
    [InlineData("order.paid", "\"order\":1,\"amount\":1,\"currency\":\"BRL\",\"customer\":{\"email\":\"none\"}", "no identity")]
    [InlineData("customer.updated", "\"customer\":{\"name\":\"Ana\"}", "no identity")]
    [InlineData("consent.granted", "\"channel\":\"email\"", "no identity")]
    [InlineData("complaint.raised", "\"text\":\"so angry\"", "no identity")]
    [InlineData("order.paid", Customer + ",\"amount\":1,\"currency\":\"BRL\"", "data.order: ")]
    [InlineData("order.paid", Customer + ",\"order\":1,\"currency\":\"BRL\"", "data.amount: ")]
    [InlineData("order.paid", Customer + ",\"order\":1,\"amount\":-1,\"currency\":\"BRL\"", "data.amount: ")]
    [InlineData("order.paid", Customer + ",\"order\":1,\"amount\":\"99,90\",\"currency\":\"BRL\"", "data.amount: ")]
    [InlineData("order.paid", Customer + ",\"order\":1,\"amount\":1e13,\"currency\":\"BRL\"", "data.amount: ")]
    [InlineData("order.paid", Customer + ",\"order\":1,\"amount\":1", "data.currency: ")]
    [InlineData("order.paid", Customer + ",\"order\":1,\"amount\":1,\"currency\":\"BTC\"", "data.currency: ")]
    [InlineData("order.paid", Customer + ",\"order\":1,\"amount\":1,\"currency\":\"BRL\",\"items\":{}", "data.items: ")]
    [InlineData("order.paid", Customer + ",\"order\":1,\"amount\":1,\"currency\":\"BRL\",\"items\":[{}]", "data.items[0]: ")]
    [InlineData("order.paid", Customer + ",\"order\":1,\"amount\":1,\"currency\":\"BRL\",\"items\":[7]", "data.items[0]: ")]
    [InlineData("order.paid", Customer + ",\"order\":1,\"amount\":1,\"currency\":\"BRL\",\"items\":[{\"sku\":\"a\",\"quantity\":0}]", "data.items[0].quantity: ")]
    [InlineData("order.shipped", Customer, "data.order: ")]
    [InlineData("order.shipped", "\"order\":\"a\\u0007b\"", "data.order: ")]
    [InlineData("consent.granted", Customer + ",\"channel\":\"fax\"", "data.channel: ")]
    [InlineData("consent.granted", Customer, "data.channel: ")]
    [InlineData("consent.granted", Customer + ",\"channel\":\"sms\",\"purpose\":\"transactional\"", "data.purpose: ")]
    [InlineData("message.bounced", "\"address\":\"nowhere\"", "data.address: ")]
    [InlineData("message.bounced", Customer, "data.address: ")]
    public void WhatCannotBeActedOn_IsInvalidAndSaysWhere(string type, string data, string where)
    {
        var reason = Translate(type, data).Invalid();

        Assert.StartsWith(where, reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", reason, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("", "", 1)]
    [InlineData(",\"feature\":\"export\"", "export", 1)]
    [InlineData(",\"feature\":\"export\",\"quantity\":3", "export", 3)]
    [InlineData(",\"feature\":7,\"quantity\":\"12\"", "7", 12)]
    [InlineData(",\"quantity\":2.0", "", 2)]
    [InlineData(",\"quantity\":1000000000", "", 1_000_000_000)]
    public void ProductUsed_IsCountedAndNoFact(string data, string feature, long quantity)
    {
        var translation = Translate("product.used", Customer + data);

        Assert.Empty(translation.Understood().Facts);
        Assert.Equal(
            new("events:product.used:d-1", feature, new(2026, 3, 10), quantity, Instant.FromUtc(2026, 3, 10, 11, 0)), Assert.Single(translation.Understood().Uses));
        Assert.Equal(Ana, translation.Understood().Introduction!.Person);
        Assert.True(translation.Understood().MayCreate);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0.5")]
    [InlineData("1000000001")]
    [InlineData("1e300")]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("99999999999999999999999999")]
    [InlineData("true")]
    public void ProductUsed_InAnAbsurdQuantity_IsInvalidAndSaysWhere(string quantity) => Assert.StartsWith(
        "data.quantity: ", Translate("product.used", $"{Customer},\"quantity\":{quantity}").Invalid(), StringComparison.Ordinal);

    [Fact]
    public void ProductUsed_NotAtAll_IsIgnored() => Assert.Contains("nothing", Translate("product.used", Customer + ",\"quantity\":0").Ignored(), StringComparison.Ordinal);

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void Items_AreAtMost500(int count, bool understood)
    {
        var items = string.Join(',', Enumerable.Repeat("{\"sku\":\"a\"}", count));

        var translation = Translate("order.paid", $"{Customer},\"order\":1,\"amount\":1,\"currency\":\"BRL\",\"items\":[{items}]");

        Assert.Equal(understood, translation is Translation.Understood);
    }

    [Theory]
    [InlineData("""{"timestamp":"2026-03-10T11:00:00Z","data":{"id":"d"}}""", "type: ")]
    [InlineData("""{"type":7,"timestamp":"2026-03-10T11:00:00Z","data":{"id":"d"}}""", "type: ")]
    [InlineData("""{"type":"order.paid","data":{"id":"d"}}""", "timestamp: ")]
    [InlineData("""{"type":"order.paid","timestamp":1773140400,"data":{"id":"d"}}""", "timestamp: ")]
    [InlineData("""{"type":"order.paid","timestamp":"yesterday","data":{"id":"d"}}""", "timestamp: ")]
    [InlineData("""{"type":"order.paid","timestamp":"2026-03-10T11:00:00","data":{"id":"d"}}""", "timestamp: ")]
    [InlineData("""{"type":"order.paid","timestamp":"1999-12-31T23:59:59Z","data":{"id":"d"}}""", "timestamp: ")]
    [InlineData("""{"type":"order.paid","timestamp":"9999-12-31T23:59:59Z","data":{"id":"d"}}""", "timestamp: ")]
    [InlineData("""{"type":"customer.updated","timestamp":"2026-03-10T11:00:00Z"}""", "data.id: ")]
    [InlineData("""{"type":"customer.updated","timestamp":"2026-03-10T11:00:00Z","data":[]}""", "data: ")]
    [InlineData("[]", "the body: ")]
    [InlineData("7", "the body: ")]
    [InlineData("", "The body")]
    public void OtherShapes_AreInvalid(string body, string where) =>
        Assert.StartsWith(where, new EventsTranslator().Translate(Given.Shop(), Given.Delivery("events", body)).Invalid(), StringComparison.Ordinal);

    private static Translation Translate(string type, string data) => new EventsTranslator().Translate(
        Given.Shop(),
        Given.Delivery("events", $$"""{"type":"{{type}}","timestamp":"2026-03-10T08:00:00-03:00","data":{"id":"d-1",{{data}} } }"""));
}
