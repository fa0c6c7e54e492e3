using PostSale.Application.Templates;

namespace PostSale.Application.Tests.Templates;

public sealed class TemplateModelTests
{
    // The blank is a plain one, so that the amount fits the SMS alphabet.
    [Theory]
    [InlineData(99.9, "BRL", "pt-BR", "R$ 99,90")]
    [InlineData(1234567.5, "BRL", "pt-BR", "R$ 1.234.567,50")]
    [InlineData(0, "BRL", "pt-BR", "R$ 0,00")]
    [InlineData(9.995, "BRL", "pt-BR", "R$ 10,00")]
    [InlineData(99.9, "USD", "pt-BR", "US$ 99,90")]
    [InlineData(99.9, "CHF", "pt-BR", "CHF 99,90")]
    [InlineData(99.9, "BRL", "en", "R$99.90")]
    [InlineData(1234.5, "USD", "en-US", "$1,234.50")]
    [InlineData(1234.5, "EUR", "en", "€1,234.50")]
    [InlineData(1234.5, "CHF", "en", "CHF 1,234.50")]
    [InlineData(1234, "JPY", "en", "JPY 1,234")]
    [InlineData(1.2345, "KWD", "en", "KWD 1.235")]
    public void Money_IsWrittenAsTheStoresLocaleWritesIt(double amount, string currency, string locale, string total)
    {
        var order = new Order { Refs = ["events:order:1"], Payment = new((decimal)amount, currency, "", []) };

        Assert.Equal(total, Of(order, Samples.Settings with { Locale = locale }).OrderTotal);
    }

    [Theory]
    [InlineData("Buyer Sample", "Buyer", "Buyer Sample")]
    [InlineData("  Buyer \t of\r\nTea ", "Buyer", "Buyer of Tea")]
    [InlineData("Buyer", "Buyer", "Buyer")]
    [InlineData("", "", "")]
    [InlineData(" \n", "", "")]
    public void TheFirstName_IsTheFirstWordOfTheName(string name, string first, string whole)
    {
        var model = TemplateModel.For(Samples.Shop(), Samples.Customer(name), null, Samples.Message(), null);

        Assert.Equal((first, whole), (model.FirstName, model.Name));
    }

    [Fact]
    public void AnOrder_GivesItsReferenceItemsAndProduct()
    {
        var payment = new Payment(10, "BRL", "#7", [new("sku", "Mug\nred", 2, ""), new("", "Lid", 0, "")]);

        var model = Of(new() { Refs = ["x"], Payment = payment }, Samples.Settings);

        Assert.Equal(("#7", "Mug red"), (model.OrderReference, model.Product));
        Assert.Equal([new("Mug red", "2"), new("Lid", "")], model.Items.ToArray());
    }

    [Fact]
    public void WhatIsUnknown_IsEmpty()
    {
        var model = TemplateModel.For(
            Samples.Shop(settings: new()), Customer.New(Samples.Key, new("tea")), null, Samples.Message(purpose: Purpose.Relationship), null);

        Assert.Equal(new() { Items = model.Items }, model);
        Assert.Empty(model.Items);
    }

    [Fact]
    public void TheStore_IsNamedWithItsAddressAndItsReplyTo()
    {
        var model = Of(null, Samples.Settings);

        Assert.Equal(
            ("Tea shop", "hi@tea.example", "help@tea.example", "1 Leaf Lane"),
            (model.StoreName, model.StoreEmail, model.StoreReplyTo, model.StorePostalAddress));
        Assert.Equal("hi@tea.example", Of(null, Samples.Settings with { Sender = new() { Email = "hi@tea.example" } }).StoreReplyTo);
    }

    [Theory]
    [InlineData(Purpose.Transactional, "")]
    [InlineData(Purpose.Relationship, "https://x.example/u/1")]
    [InlineData(Purpose.Marketing, "https://x.example/u/1")]
    public void TheWayOut_IsInAllButTransactionalMessages(Purpose purpose, string url) => Assert.Equal(
        url,
        TemplateModel.For(Samples.Shop(), Samples.Customer("Buyer"), null, Samples.Message(purpose: purpose), "https://x.example/u/1").UnsubscribeUrl);

    private static TemplateModel Of(Order? order, Application.Settings.StoreSettings settings) =>
        TemplateModel.For(Samples.Shop(settings: settings), Samples.Customer("Buyer"), order, Samples.Message(), null);
}
