using System.Globalization;
using MimeKit;
using PostSale.Delivery.Mime;

namespace PostSale.Delivery.Tests.Mime;

public sealed class MimeBuilderTests
{
    [Fact]
    public void Mail_OpensAsItWasMeant()
    {
        var mail = Wire.Parse(Wire.Bytes(Samples.Content));

        var from = Assert.IsType<MailboxAddress>(Assert.Single(mail.From));
        Assert.Equal(("Loja São João", "oi@loja.example"), (from.Name, from.Address));
        Assert.Equal("ana@example.com", Assert.IsType<MailboxAddress>(Assert.Single(mail.To)).Address);
        Assert.Equal("ajuda@loja.example", Assert.IsType<MailboxAddress>(Assert.Single(mail.ReplyTo)).Address);
        Assert.Equal("Ana, tudo bem com a cafeteira?", mail.Subject);
        Assert.Equal($"{Samples.Id}@loja.example", mail.MessageId);
        Assert.Equal(Samples.Id, mail.Headers["X-PostSale-Message"]);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);

        var alternative = Assert.IsType<MultipartAlternative>(mail.Body);
        Assert.Equal(["text/plain", "text/html"], alternative.Select(part => part.ContentType.MimeType));
        Assert.All(alternative, part => Assert.Equal("utf-8", part.ContentType.Charset));
        Assert.Equal("Olá, Ana!\r\nTudo bem?\r\n", mail.TextBody!.ReplaceLineEndings("\r\n"));
        Assert.Equal("<p>Olá, <b>Ana</b>!</p>\r\n", mail.HtmlBody!.ReplaceLineEndings("\r\n"));
    }

    [Fact]
    public void Headers_AreTheseAndEachOnce() =>
        Assert.Equal(
            ["Auto-Submitted", "Content-Type", "Date", "From", "List-Unsubscribe", "List-Unsubscribe-Post", "MIME-Version", "Message-Id", "Reply-To", "Subject", "To", "X-PostSale-Message"],
            Wire.Headers(Wire.Bytes(Samples.Content)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("2026-03-09T13:04:05Z", "America/Sao_Paulo", "Mon, 09 Mar 2026 10:04:05 -0300")]
    [InlineData("2026-07-09T02:04:05Z", "America/New_York", "Wed, 08 Jul 2026 22:04:05 -0400")]
    [InlineData("2026-01-09T13:04:05Z", "Asia/Kathmandu", "Fri, 09 Jan 2026 18:49:05 +0545")]
    public void Date_ShowsTheStoresOffset(string at, string zone, string date)
    {
        var built = Assert.IsType<MimeResult.Built>(MimeBuilder.Build(
            Samples.Sender, DateTimeZoneProviders.Tzdb[zone], Samples.Message, Samples.Content, Instant.FromDateTimeOffset(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture))));

        Assert.Contains($"Date: {date}", Wire.Lines(built.Bytes.ToArray()));
    }

    [Fact]
    public void SameMessage_SameBytes_OtherMessage_OtherBytes()
    {
        Assert.Equal(Wire.Bytes(Samples.Content), Wire.Bytes(Samples.Content));
        Assert.NotEqual(Wire.Bytes(Samples.Content), Wire.Bytes(Samples.Content, message: Samples.Message with { Id = MessageId.Parse(new('a', 32)) }));
    }

    [Fact]
    public void NoHtml_IsPlainText()
    {
        var mail = Wire.Parse(Wire.Bytes(Samples.Content with { Html = null }));

        Assert.Equal("text/plain", mail.Body!.ContentType.MimeType);
        Assert.Null(mail.HtmlBody);
    }

    [Fact]
    public void BodyThatQuotesTheBoundary_StaysWhole()
    {
        var text = $"--=_{Samples.Id}\r\n--=_{Samples.Id}--\r\n.\r\nFrom me\r\n..\r\n";

        var mail = Wire.Parse(Wire.Bytes(Samples.Content with { Text = text, Html = text }));

        Assert.Equal((text, text), (mail.TextBody!.ReplaceLineEndings("\r\n"), mail.HtmlBody!.ReplaceLineEndings("\r\n")));
        Assert.Equal(2, Assert.IsType<MultipartAlternative>(mail.Body).Count);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("ã")]
    [InlineData("☕")]
    [InlineData("a ")]
    [InlineData("=")]
    public void LongTexts_KeepLinesShort(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 5000));

        var mail = Wire.Bytes(Samples.Content with { Subject = text, Text = text, Html = text }, Samples.Sender with { Name = text });

        Assert.All(Wire.Lines(mail), line => Assert.True(line.Length <= 998, $"{line.Length}"));
        Assert.Equal(text, Wire.Parse(mail).TextBody);
        Assert.Equal(12, Wire.Headers(mail).Count);
    }

    [Fact]
    public void ControlCharactersInTheBody_AreLeftOut()
    {
        var mail = Wire.Parse(Wire.Bytes(Samples.Content with { Text = "a\0b\u001bc\td\re\nf\u2028g\ud800h" }));

        Assert.Equal("abc\td\ne\nf\ng\ufffdh", mail.TextBody!.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ana")]
    [InlineData("@example.com")]
    [InlineData("ana@")]
    [InlineData("ana@@example.com")]
    [InlineData("ana@localhost")]
    [InlineData("ana@example..com")]
    [InlineData("ana@-example.com")]
    [InlineData("ana@[127.0.0.1]")]
    [InlineData("ana@127.0.0.1")]
    [InlineData("ana maria@example.com")]
    [InlineData("Ana <ana@example.com>")]
    [InlineData("<ana@example.com>")]
    [InlineData("ana@example.com, bia@example.com")]
    [InlineData("ana@example.com,bia@example.com")]
    [InlineData("ana@example.com;bia@example.com")]
    [InlineData("ana@example.com\r\nBcc: bia@example.com")]
    [InlineData("ana@example.com\n")]
    [InlineData("ana\r\n@example.com")]
    [InlineData("ana\0@example.com")]
    [InlineData("ana@example.com\u2028")]
    [InlineData("ana@exam\u2028ple.com")]
    [InlineData("ana@exam\u0000ple.com")]
    [InlineData("ana(x)@example.com")]
    [InlineData("\"ana\"@example.com")]
    [InlineData("aná@example.com")]
    [InlineData("grupo:ana@example.com;")]
    public void RecipientThatIsNoAddress_IsAValue(string to) => Assert.IsType<MimeResult.BadRecipient>(Wire.Build(Samples.Content with { To = to }));

    [Fact]
    public void RecipientTooLong_IsAValue() => Assert.IsType<MimeResult.BadRecipient>(Wire.Build(Samples.Content with { To = $"{new string('a', 65)}@example.com" }));

    [Theory]
    [InlineData("ana@example.com", "ana@example.com")]
    [InlineData("Ana.Maria+loja@Example.com", "Ana.Maria+loja@example.com")]
    [InlineData("o'neill@sub.example.com", "o'neill@sub.example.com")]
    [InlineData("ana@pão.example", "ana@xn--po-sia.example")]
    public void Recipient_IsWrittenInAscii(string to, string written)
    {
        var built = Assert.IsType<MimeResult.Built>(Wire.Build(Samples.Content with { To = to }));

        Assert.Equal(written, built.To, ignoreCase: true);
        Assert.Contains($"To: {built.To}", Wire.Lines(built.Bytes.ToArray()));
    }
}
