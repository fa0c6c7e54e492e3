using PostSale.Application.Settings;

namespace PostSale.Settings.Tests.Settings;

public sealed class BrandTests
{
    [Theory]
    [InlineData("#1f6f54", true)]
    [InlineData("#000000", true)]
    [InlineData("#C62828", true)]
    [InlineData("#777777", false)]
    [InlineData("#ffcc00", false)]
    [InlineData("red", false)]
    [InlineData("#1f6f5", false)]
    [InlineData("#1f6f54;x", false)]
    public void AColour_MustCarryWhiteLetters(string color, bool fit) => Assert.Equal(fit, BrandColor.IsFit(color));

    [Theory]
    [InlineData("#000000")]
    [InlineData("#1f6f54")]
    [InlineData("#7a0019")]
    public void ItsLightForm_IsLighterAndAColour(string color)
    {
        var light = BrandColor.Light(color);

        Assert.Matches("^#[0-9a-f]{6}$", light);
        Assert.False(BrandColor.IsFit(light), $"{light} is for dark letters");
    }

    [Theory]
    [InlineData("Stores:loja:Brand:Color", "#ffcc00", "must be #rrggbb, dark enough for white letters (a contrast of 4.5)")]
    [InlineData("Stores:loja:Brand:Logo", "http://loja.example/logo.png", "must be an https address without quotes or blanks")]
    [InlineData("Stores:loja:Brand:Logo", "https://loja.example/a\"onerror=x", "must be an https address without quotes or blanks")]
    [InlineData("Stores:loja:CountClicks", "maybe", "must be true or false")]
    public void AnUnfitBrand_IsNamed(string key, string value, string what) => Assert.Contains($"PostSale:{key}: {what}", Sample.Faults(Sample.Read((key, value))));
}
