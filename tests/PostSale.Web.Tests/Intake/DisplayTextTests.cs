using CsCheck;

namespace PostSale.Web.Tests.Intake;

public sealed class DisplayTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("Ana", "Ana")]
    [InlineData("  Ana \r\n\t Maria ", "Ana Maria")]
    [InlineData("An\u200Ba\0", "Ana")]
    [InlineData("\u202Egro.live\u202C", "gro.live")]
    [InlineData("\u2066Ana\u2069", "Ana")]
    [InlineData("Ana\u2028Maria", "Ana Maria")]
    [InlineData("Ana\uD800", "Ana")]
    [InlineData("Café ☕ 😀", "Café ☕ 😀")]
    [InlineData("\u200B\u202E", "")]
    public void Text_IsCleaned(string? text, string expected) => Assert.Equal(expected, DisplayText.Clean(text));

    [Fact]
    public void LongText_IsCutBetweenCharacters()
    {
        Assert.Equal(DisplayText.MaxLength, DisplayText.Clean(new string('a', 10_000)).Length);
        Assert.Equal("aaa", DisplayText.Clean("aaa😀", 4));
    }

    [Fact]
    public void AnyText_BecomesShortAndStaysAsItIsWhenCleanedAgain() => Gen.String.Sample(text =>
    {
        var clean = DisplayText.Clean(text);
        return clean.Length <= DisplayText.MaxLength && !clean.Any(char.IsControl) && DisplayText.Clean(clean) == clean;
    });
}
