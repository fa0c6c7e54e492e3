using PostSale.Application.Settings;

namespace PostSale.Web.Tests.Intake;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+5511987654321", "BR", "+5511987654321")]
    [InlineData("(11) 98765-4321", "BR", "+5511987654321")]
    [InlineData("011 98765-4321", "BR", "+5511987654321")]
    [InlineData("+44 20 7946 0018", "BR", "+442079460018")]
    [InlineData("+44 20 7946 0018", "ZZ", "+442079460018")]
    public void NumberThatCanExist_IsNormalised(string text, string region, string expected)
    {
        Assert.True(PhoneNumber.TryNormalise(text, region, out var e164));
        Assert.Equal(expected, e164);
    }

    [Theory]
    [InlineData(null, "BR")]
    [InlineData("", "BR")]
    [InlineData("call me", "BR")]
    [InlineData("123", "BR")]
    [InlineData("(11) 98765-4321", "ZZ")]
    [InlineData("+999123456789", "BR")]
    [InlineData("+55119876543210000000000000000000000000000000", "BR")]
    [InlineData("\uD800", "BR")]
    public void AnythingElse_IsNoNumber(string? text, string region)
    {
        Assert.False(PhoneNumber.TryNormalise(text, region, out var e164));
        Assert.Null(e164);
    }

    [Theory]
    [InlineData("pt-BR", "USD", "BR")]
    [InlineData("zh-Hant-TW", "TWD", "TW")]
    [InlineData("en", "USD", "US")]
    [InlineData("pt", "BRL", "BR")]
    [InlineData("de", "EUR", "ZZ")]
    [InlineData("fr", "XOF", "ZZ")]
    [InlineData("", "", "ZZ")]
    public void Store_HasARegion(string locale, string currency, string region) =>
        Assert.Equal(region, PhoneNumber.RegionOf(new StoreSettings { Locale = locale, Currency = currency }));
}
