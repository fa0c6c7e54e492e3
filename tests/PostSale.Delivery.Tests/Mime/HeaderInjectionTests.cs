using MimeKit;

namespace PostSale.Delivery.Tests.Mime;

public sealed class HeaderInjectionTests
{
    private static readonly IReadOnlyList<string> Clean = Wire.Headers(Wire.Bytes(Samples.Content));

    public static TheoryData<string> Attacks() =>
    [
        "x\r\nBcc: evil@example.com", "x\nBcc: evil@example.com", "x\rBcc: evil@example.com", "x\r\n\r\n<html>", "\r\nBcc: evil@example.com",
        "x\0Bcc: evil@example.com", "x\u2028Bcc: evil@example.com", "x\u2029Bcc: evil@example.com", "x\u0085Bcc: evil@example.com", "x\u000bBcc: y", "x\r\n Bcc: y",
        "=?utf-8?q?x=0D=0ABcc:_evil@example.com?=", "\"x\" <evil@example.com>, \"y", "x\\\r\nBcc: y", "é\r\nBcc: evil@example.com",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Subject_AddsNoHeader(string attack) => Harmless(Wire.Bytes(Samples.Content with { Subject = attack }));

    [Theory]
    [MemberData(nameof(Attacks))]
    public void SendersName_AddsNoHeader(string attack)
    {
        var bytes = Wire.Bytes(Samples.Content, Samples.Sender with { Name = attack });

        Harmless(bytes);
        Assert.Equal("oi@loja.example", Assert.IsType<MailboxAddress>(Assert.Single(Wire.Parse(bytes).From)).Address);
    }

    [Theory]
    [InlineData("x\r\ny", "x y")]
    [InlineData("  x \r\n\t y  ", "x y")]
    [InlineData("x\0\u2028\u2029y", "x y")]
    [InlineData("\r\n", "")]
    [InlineData("=?utf-8?q?x?=", "= ?utf-8?q?x?=")]
    public void Breaks_BecomeSpaces(string subject, string shown)
    {
        Assert.Equal(shown, Wire.Parse(Wire.Bytes(Samples.Content with { Subject = subject })).Subject);
        Assert.Equal(shown, Wire.Parse(Wire.Bytes(Samples.Content, Samples.Sender with { Name = subject })).From[0].Name ?? "");
    }

    // Not a row of a table: what carries the rows to the tests does not carry half a character.
    [Fact]
    public void HalfACharacter_IsReplaced()
    {
        var bytes = Wire.Bytes(Samples.Content with { Subject = "x\ud800\r\nBcc: y" });

        Harmless(bytes);
        Assert.Equal("x\ufffd Bcc: y", Wire.Parse(bytes).Subject);
    }

    private static void Harmless(byte[] bytes)
    {
        Assert.Equal(Clean, Wire.Headers(bytes));
        var mail = Wire.Parse(bytes);
        Assert.Equal("ana@example.com", Assert.Single(mail.To.Mailboxes).Address);
        Assert.Empty(mail.Bcc);
        Assert.Contains("Tudo bem?", mail.TextBody, StringComparison.Ordinal);
    }
}
