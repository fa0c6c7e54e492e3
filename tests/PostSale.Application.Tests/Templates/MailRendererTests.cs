using PostSale.Application.Templates;
using PostSale.Application.Tests.Strategies;

namespace PostSale.Application.Tests.Templates;

public sealed class MailRendererTests
{
    private readonly MailRenderer _renderer = new();

    [Fact]
    public void AMail_IsItsBodyInItsFrame()
    {
        var mail = Render(Samples.Model);

        Assert.Equal("Thanks for Mug", mail.Subject);
        Assert.Equal(
            "<html><title>Thanks for Mug</title>\n<p>Hi Buyer Sample</p>\n<li>2 Mug</li>\n<li> Lid</li>\n<a href=\"https://tea.example/help\">Help with help@tea.example ?</a>"
            + "1 Leaf Lane<a href=\"https://tea.example/u/1\">off</a></html>\n",
            mail.Html);
        Assert.Equal(
            "Tea shop\n\nHi Buyer Sample\n- 2 x Mug\n- Lid\n\nHelp with help@tea.example ? https://tea.example/help\n1 Leaf Lane https://tea.example/u/1\n",
            mail.Text);
    }

    [Fact]
    public void WhatIsUnknown_IsLeftOut()
    {
        var mail = Render(new() { StoreName = "Tea shop" });

        Assert.Equal("Thanks for your order", mail.Subject);
        Assert.Contains("<p>Tea shop</p>", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("off", mail.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("\"><img src=x onerror='x'>", "&quot;&gt;&lt;img src&#x3D;x onerror&#x3D;&#x27;x&#x27;&gt;")]
    [InlineData("a & b &lt;", "a &amp; b &amp;lt;")]
    [InlineData("{{7*7}}", "{{7*7}}")]
    [InlineData("{{{body}}} {{> x}} {{secrets}}", "{{{body}}} {{&gt; x}} {{secrets}}")]
    [InlineData("{% for x in y %}", "{% for x in y %}")]
    [InlineData("$1 \\0 %s {0}", "$1 \\0 %s {0}")]
    [InlineData("José Ñ 名前 😀", "José Ñ 名前 😀")]
    public void AHostileName_IsTextInHtmlAndLiteralInText(string name, string inHtml)
    {
        var strategy = TeaShop.Load(TeaShop.With("Thanks for {{#if order.product}}{{order.product}}{{else}}your order{{/if}}", "{{#if customer.name}}{{customer.name}}{{/if}}"));

        var mail = _renderer.Render(strategy, strategy.Texts[new("thanks")], Samples.Model with { Name = name });

        Assert.Contains($"<p>Hi {inHtml}</p>", mail.Html, StringComparison.Ordinal);
        Assert.Contains($"<title>{inHtml}</title>", mail.Html, StringComparison.Ordinal);
        Assert.Contains($"Hi {name}\n", mail.Text, StringComparison.Ordinal);
        Assert.Equal(name, mail.Subject);
    }

    [Theory]
    [InlineData("a\r\nBcc: x@example.com", "a Bcc: x@example.com")]
    [InlineData("a\0b\tc\u007Fd\u0085e", "a b c d e")]
    [InlineData("a\u2028b\u2029c", "a b c")]
    [InlineData("  a  b ", "a b")]
    [InlineData("abc\u202Etxt", "abctxt")]
    [InlineData("👩‍👧", "👩‍👧")]
    public void ASubject_IsOneCleanLine(string product, string subject)
    {
        var strategy = TeaShop.Load(TeaShop.With("Thanks for {{#if order.product}}{{order.product}}{{else}}your order{{/if}}", "\\n {{#if order.product}}{{order.product}}{{/if}}\\r\\n"));

        Assert.Equal(subject, _renderer.Render(strategy, strategy.Texts[new("thanks")], Samples.Model with { Product = product }).Subject);
    }

    // On its own, since a test runner cannot carry half a character.
    [Fact]
    public void HalfACharacter_IsDropped() => Assert.Equal(
        "Thanks for abc", Render(Samples.Model with { Product = "a\uD83Db\uDE00c" }).Subject);

    [Fact]
    public void Text_IsTheTextVersionWithoutFrame() => Assert.Equal(
        "Four minutes, <Buyer>. https://tea.example/help",
        _renderer.RenderText(TeaShop.Strategy, TeaShop.Strategy.Texts[new("brewing")], Channel.Sms, Samples.Model with { FirstName = "<Buyer>" }));

    [Fact]
    public void ATemplateThatIsNotThere_IsTheCallersMistake() => Assert.Throws<ArgumentException>(
        () => _renderer.Render(TeaShop.Strategy, new("none", "", "", null), Samples.Model));

    [Fact]
    public void Versions_DoNotMix()
    {
        var other = TeaShop.Load(TeaShop.With("Hi", "Hello", "templates/thanks.txt.hbs"));

        Assert.Contains("Hi Buyer", Render(Samples.Model).Text, StringComparison.Ordinal);
        Assert.Contains("Hello Buyer", _renderer.Render(other, other.Texts[new("thanks")], Samples.Model).Text, StringComparison.Ordinal);
        Assert.Contains("Hi Buyer", Render(Samples.Model).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void MoreVersionsThanAreKept_RenderAllTheSame()
    {
        for (var i = 0; i < MailRenderer.MostVersions + 2; i++)
        {
            var strategy = TeaShop.Load(TeaShop.With("Four minutes", $"{i} minutes", "templates/brewing.txt.hbs"));

            Assert.StartsWith($"{i} minutes", _renderer.RenderText(strategy, strategy.Texts[new("brewing")], Channel.Sms, Samples.Model), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ManyAtOnce_EachSayOnlyTheirOwn()
    {
        var mails = new RenderedMail[10_000];
        Parallel.For(0, mails.Length, new() { MaxDegreeOfParallelism = 16 }, i => mails[i] = Render(Samples.Model with
        {
            Name = $"canary-{i:D5}", FirstName = $"canary-{i:D5}", Product = $"canary-{i:D5}", Items = [new($"canary-{i:D5}", "1")],
        }));

        for (var i = 0; i < mails.Length; i++)
        {
            foreach (var part in new[] { mails[i].Subject, mails[i].Html, mails[i].Text })
            {
                var own = part.Split($"canary-{i:D5}").Length - 1;
                Assert.True(own > 0 && own == part.Split("canary-").Length - 1, part);
            }
        }
    }

    private RenderedMail Render(TemplateModel model) => _renderer.Render(TeaShop.Strategy, TeaShop.Strategy.Texts[new("thanks")], model);
}
