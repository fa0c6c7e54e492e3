using PostSale.Application.Ports;
using PostSale.Application.Templates;
using PostSale.Application.Tests.Strategies;

namespace PostSale.Application.Tests.Templates;

public sealed class MessageComposerTests
{
    private const string Url = "https://tea.example/u/1";

    private static readonly Strategy Reworded = TeaShop.Load(TeaShop.With("Thanks for", "Many thanks for"));

    private readonly MessageComposer _composer = new(new());

    [Fact]
    public void AMail_SaysWhatItsTouchpointSays()
    {
        var content = Composed(Samples.Shop(), Samples.Customer("Buyer Sample", Samples.PaidFact()), Samples.Message());

        Assert.Equal(("buyer@example.com", "Thanks for Mug"), (content.To, content.Subject));
        Assert.Contains("Hi Buyer Sample\n- 1 x Mug\n", content.Text, StringComparison.Ordinal);
        Assert.Contains("<li>1 Mug</li>", content.Html, StringComparison.Ordinal);
        Assert.Null(content.UnsubscribeUrl);
        Assert.DoesNotContain(Url, content.Html + content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AnSms_IsTheTextAlone()
    {
        var content = Composed(
            Samples.Shop(), Samples.Customer("Buyer Sample"), Samples.Message("brewing", purpose: Purpose.Relationship, channel: Channel.Sms));

        Assert.Equal(new Content("+5511900000000", "", "Four minutes, Buyer. https://tea.example/help", null, Url), content);
    }

    [Fact]
    public void AChangeOfWordsAlone_ReachesMessagesOfAnEarlierVersion() => Assert.Equal(
        "Many thanks for Mug",
        Composed(Samples.Shop(Reworded, null, TeaShop.Strategy), Samples.Customer("Buyer", Samples.PaidFact()), Samples.Message()).Subject);

    [Theory]
    [InlineData("id: thanks", "id: gratitude")]
    [InlineData("channel: email", "channel: sms")]
    [InlineData("purpose: transactional", "purpose: marketing")]
    [InlineData("id: onboarding", "id: welcome")]
    public void ATouchpointThatIsGoneOrAnotherKindOfContact_KeepsItsPinnedWords(string was, string becomes)
    {
        var current = TeaShop.Load(TeaShop.With(was, becomes));
        var customer = Samples.Customer("Buyer", Samples.PaidFact());

        Assert.Equal("Thanks for Mug", Composed(Samples.Shop(current, null, TeaShop.Strategy), customer, Samples.Message()).Subject);
        Assert.Equal(new Composition.Impossible(Reason.Unrenderable), _composer.Compose(Samples.Shop(current), customer, Samples.Message(), Url));
    }

    [Theory]
    [InlineData("confirm", Purpose.Transactional, "Thanks for Mug")]
    [InlineData("welcome", Purpose.Relationship, "Welcome")]
    // Planned before the store changed its mind: what it was let through for is what it says.
    [InlineData("welcome", Purpose.Transactional, "Thanks for Mug")]
    [InlineData("confirm", Purpose.Relationship, "Welcome")]
    public void TheConfirmation_IsAWelcomeWhereTheStoreWantsOne(string confirmation, Purpose purpose, string subject) => Assert.Equal(
        subject,
        Composed(
            Samples.Shop(settings: Samples.Settings with { Confirmation = confirmation }),
            Samples.Customer("Buyer", Samples.PaidFact()),
            Samples.Message(purpose: purpose)).Subject);

    [Fact]
    public void ARunAboutAnOrder_SpeaksOfThatOrder() => Assert.Contains(
        "Mug",
        Composed(Samples.Shop(), Samples.Customer("Buyer", Samples.PaidFact(), Second("Pot")), Samples.Message()).Subject,
        StringComparison.Ordinal);

    [Fact]
    public void ARunAboutTheCustomer_SpeaksOfTheLatestOrder() => Assert.Contains("Like Pot", Offer(Samples.PaidFact(), Second("Pot")).Html, StringComparison.Ordinal);

    [Fact]
    public void AnOrderGivenBackOrCancelled_IsNotSpokenOf()
    {
        var cancelled = new Fact.OrderCancelled(new("events:order:2")) { Key = "c", OccurredAt = Samples.Paid, ReceivedAt = Samples.Paid };
        var refunded = new Fact.OrderRefunded(new("events:order:2"), "r", null) { Key = "r", OccurredAt = Samples.Paid, ReceivedAt = Samples.Paid };
        var partly = refunded with { Amount = 1 };

        Assert.Contains("Like Mug", Offer(Samples.PaidFact(), Second("Pot"), cancelled).Html, StringComparison.Ordinal);
        Assert.Contains("Like Mug", Offer(Samples.PaidFact(), Second("Pot"), refunded).Html, StringComparison.Ordinal);
        Assert.Contains("Like Pot", Offer(Samples.PaidFact(), Second("Pot"), partly).Html, StringComparison.Ordinal);
        Assert.Contains("<p>Tea</p>", Offer(Second("Pot"), cancelled).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void AMessageThatIsNotTransactional_CarriesTheWayOut()
    {
        var content = Offer(Samples.PaidFact());

        Assert.Equal(Url, content.UnsubscribeUrl);
        Assert.Contains($"<a href=\"{Url}\">", content.Html, StringComparison.Ordinal);
        Assert.Contains(Url, content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void NoAddress_IsImpossible() => Assert.Equal(
        new Composition.Impossible(Reason.NoAddress),
        _composer.Compose(Samples.Shop(), Customer.New(Samples.Key, new("tea")), Samples.Message(), Url));

    [Fact]
    public void AMailWithoutSubject_IsImpossible()
    {
        var strategy = TeaShop.Load(TeaShop.With("Thanks for {{#if order.product}}{{order.product}}{{else}}your order{{/if}}", "{{#if order.product}}{{order.product}}{{/if}}"));

        Assert.Equal(
            new Composition.Impossible(Reason.Unrenderable),
            _composer.Compose(Samples.Shop(strategy), Samples.Customer("Buyer"), Samples.Message(version: strategy.Hash), Url));
    }

    [Fact]
    public void ATemplateThatCannotBeCompiled_IsImpossible()
    {
        var broken = TeaShop.Strategy with { Files = TeaShop.Strategy.Files.SetItem("templates/thanks.txt.hbs", "{{#if}}") };

        Assert.Equal(
            new Composition.Impossible(Reason.Unrenderable),
            _composer.Compose(Samples.Shop(broken), Samples.Customer("Buyer", Samples.PaidFact()), Samples.Message(), Url));
    }

    private static Fact.OrderPaid Second(string product) => Samples.PaidFact("events:order:2", 5, new OrderItem("", product, 1, ""));

    private Content Offer(params Fact[] facts) => Composed(
        Samples.Shop(), Samples.Customer("Buyer", facts), Samples.Message("offers", "customer@events:order:1", Purpose.Marketing));

    private Content Composed(Shop shop, Customer customer, Message message) =>
        Assert.IsType<Composition.Composed>(_composer.Compose(shop, customer, message, Url)).Content;
}
