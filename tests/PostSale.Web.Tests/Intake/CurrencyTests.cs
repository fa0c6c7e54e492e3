namespace PostSale.Web.Tests.Intake;

public sealed class CurrencyTests
{
    [Theory]
    [InlineData("BRL", "BRL")]
    [InlineData("usd", "USD")]
    [InlineData("Jpy", "JPY")]
    public void Code_IsNormalised(string text, string expected)
    {
        Assert.True(Currency.TryNormalise(text, out var code));
        Assert.Equal(expected, code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("R$")]
    [InlineData("BRL ")]
    [InlineData("XXX")]
    [InlineData("BTC")]
    [InlineData("DEM")]
    public void AnythingElse_IsNoCurrency(string? text) => Assert.False(Currency.TryNormalise(text, out _));
}
