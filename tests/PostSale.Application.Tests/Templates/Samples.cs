using PostSale.Application.Settings;
using PostSale.Application.Templates;
using PostSale.Application.Tests.Strategies;

namespace PostSale.Application.Tests.Templates;

/// <summary>A shop, a customer, an order and a message, for tests to change.</summary>
internal static class Samples
{
    public static readonly Instant Paid = Instant.FromUtc(2026, 3, 2, 12, 0);

    public static readonly CustomerKey Key = CustomerKey.Parse(new string('a', 32));

    public static TemplateModel Model { get; } = new()
    {
        FirstName = "Buyer",
        Name = "Buyer Sample",
        OrderReference = "#1",
        OrderTotal = "$9.90",
        Items = [new("Mug", "2"), new("Lid", "")],
        Product = "Mug",
        StoreName = "Tea shop",
        StoreEmail = "hi@tea.example",
        StoreReplyTo = "help@tea.example",
        StorePostalAddress = "1 Leaf Lane",
        UnsubscribeUrl = "https://tea.example/u/1",
    };

    public static StoreSettings Settings { get; } = new()
    {
        Name = "Tea shop",
        Locale = "en",
        Sender = new() { Email = "hi@tea.example", ReplyTo = "help@tea.example", PostalAddress = "1 Leaf Lane" },
    };

    public static Shop Shop(Strategy? strategy = null, StoreSettings? settings = null, params Strategy[] earlier)
    {
        strategy ??= TeaShop.Strategy;
        settings ??= Settings;
        return new(
            new("tea"), settings, strategy, earlier.ToImmutableDictionary(each => each.Hash), StorePolicies.Of(strategy, settings, killSwitch: false));
    }

    public static Fact.OrderPaid PaidFact(string order = "events:order:1", int afterDays = 0, params OrderItem[] items) =>
        new(new(order), new(99.9m, "BRL", $"#{order[^1]}", [.. items.DefaultIfEmpty(new("", "Mug", 1, ""))]))
        {
            Key = $"paid:{order}",
            OccurredAt = Paid + Duration.FromDays(afterDays),
            ReceivedAt = Paid + Duration.FromDays(afterDays),
        };

    public static Customer Customer(string name, params Fact[] facts)
    {
        var known = new Fact.CustomerUpdated
        {
            Key = "updated",
            OccurredAt = Paid,
            ReceivedAt = Paid,
            Person = new(Name: name, Email: "buyer@example.com", Phone: "+5511900000000"),
        };
        return Domain.Customers.Customer.New(Key, new("tea")) with { Knowledge = Knowledge.Nothing.With([known, .. facts]) };
    }

    public static Message Message(
        string touchpoint = "thanks", string subject = "events:order:1", Purpose purpose = Purpose.Transactional, Channel channel = Channel.Email, StrategyHash? version = null)
    {
        var effect = new EffectId(new(touchpoint == "offers" ? "forever" : "onboarding"), subject, new(touchpoint), 1);
        return new()
        {
            Id = MessageId.Of(Key, effect),
            Store = new("tea"),
            Customer = Key,
            Effect = effect,
            Version = version ?? TeaShop.Strategy.Hash,
            Channel = channel,
            Purpose = purpose,
            Due = Paid,
            ExpiresAt = Paid + Duration.FromDays(3),
            CreatedAt = Paid,
            NotBefore = Paid,
        };
    }
}
