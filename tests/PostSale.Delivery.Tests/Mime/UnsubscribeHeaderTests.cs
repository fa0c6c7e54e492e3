using PostSale.Delivery.Mime;

namespace PostSale.Delivery.Tests.Mime;

public sealed class UnsubscribeHeaderTests
{
    private const string Long = "https://pos.loja.example/u/AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA";

    [Theory]
    [InlineData("https://pos.loja.example/u/abc-DEF_123")]
    [InlineData("http://localhost:7071/u/abc")]
    [InlineData("http://127.0.0.1:7071/u/abc")]
    [InlineData(Long)]
    public void Url_StandsOnOneLineBesideOneClick(string url)
    {
        var lines = Wire.Lines(Wire.Bytes(Samples.Content with { UnsubscribeUrl = url }));

        Assert.Contains($"List-Unsubscribe: <{url}>", lines);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", lines);
    }

    [Fact]
    public void Transactional_NeedsNone()
    {
        var headers = Wire.Headers(Wire.Bytes(Samples.Content with { UnsubscribeUrl = null }, message: Samples.Message with { Purpose = Purpose.Transactional }));

        Assert.DoesNotContain(headers, header => header.StartsWith("List-", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(Purpose.Relationship)]
    [InlineData(Purpose.Marketing)]
    public void AnythingElse_WithoutIt_IsNotBuilt(Purpose purpose) =>
        Assert.IsType<MimeResult.NoUnsubscribe>(Wire.Build(Samples.Content with { UnsubscribeUrl = null }, message: Samples.Message with { Purpose = purpose }));

    [Theory]
    [InlineData("")]
    [InlineData("/u/abc")]
    [InlineData("http://pos.loja.example/u/abc")]
    [InlineData("mailto:sair@loja.example")]
    [InlineData("javascript:alert(1)")]
    public void UrlThatOneClickCannotUse_IsNotBuilt(string url)
    {
        Assert.IsType<MimeResult.NoUnsubscribe>(Wire.Build(Samples.Content with { UnsubscribeUrl = url }));
        Assert.IsType<MimeResult.NoUnsubscribe>(Wire.Build(Samples.Content with { UnsubscribeUrl = url }, message: Samples.Message with { Purpose = Purpose.Transactional }));
    }

    [Theory]
    [InlineData("https://pos.loja.example/u/a\r\nBcc: evil@example.com")]
    [InlineData("https://pos.loja.example/u/a>,<https://evil.example/")]
    [InlineData("https://pos.loja.example/u/a\u2028b")]
    [InlineData("https://pos.loja.example/u/ção")]
    public void Url_CannotBreakOut(string url)
    {
        var result = Wire.Build(Samples.Content with { UnsubscribeUrl = url });

        if (result is MimeResult.Built built)
        {
            var line = Assert.Single(Wire.Lines(built.Bytes.ToArray()), line => line.StartsWith("List-Unsubscribe:", StringComparison.Ordinal));
            Assert.Matches(@"^List-Unsubscribe: <https://pos\.loja\.example/u/[!-;=?-~]*>$", line);
            Assert.Equal(Wire.Headers(Wire.Bytes(Samples.Content)), Wire.Headers(built.Bytes.ToArray()));
        }
    }
}
