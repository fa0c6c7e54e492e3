namespace PostSale.Web.Tests.Intake;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ana@example.com", "ana@example.com")]
    [InlineData("  Ana.Maria+Loja@Example.COM \t", "ana.maria+loja@example.com")]
    [InlineData("o'brien@sub.example.co.uk", "o'brien@sub.example.co.uk")]
    [InlineData("ana@açaí.com.br", "ana@xn--aa-4iaz.com.br")]
    public void Address_IsNormalised(string text, string expected)
    {
        Assert.True(EmailAddress.TryNormalise(text, out var address));
        Assert.Equal(expected, address);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ana")]
    [InlineData("@example.com")]
    [InlineData("ana@")]
    [InlineData("ana@localhost")]
    [InlineData("ana@example..com")]
    [InlineData("ana@.example.com")]
    [InlineData("ana@example.com.")]
    [InlineData("ana@-example.com")]
    [InlineData("ana@home@example.com")]
    [InlineData("an a@example.com")]
    [InlineData("ana@example.com\r\nBcc: all@example.com")]
    [InlineData("joão@exemplo.com.br")]
    [InlineData("a..b@example.com")]
    [InlineData("ana@under_score.com")]
    [InlineData("ana\0@example.com")]
    [InlineData("ana\u200B@example.com")]
    [InlineData("ana\u202E@example.com")]
    [InlineData("\uD800@example.com")]
    [InlineData("Ana <ana@example.com>")]
    [InlineData("ana@example.com,bia@example.com")]
    [InlineData("\"ana\"@example.com")]
    public void AnythingElse_IsNoAddress(string? text)
    {
        Assert.False(EmailAddress.TryNormalise(text, out var address));
        Assert.Null(address);
    }

    [Theory]
    [InlineData(64, 189, true)]
    [InlineData(65, 100, false)]
    [InlineData(64, 190, false)]
    public void LongAddress_IsOneUpTo64And254Characters(int local, int domain, bool valid)
    {
        var labels = string.Join('.', Enumerable.Repeat("abcdefghi", 18)) + ".";
        var last = domain > labels.Length ? new string('z', domain - labels.Length) : "com";

        Assert.Equal(valid, EmailAddress.TryNormalise($"{new string('a', local)}@{labels}{last}", out _));
    }
}
