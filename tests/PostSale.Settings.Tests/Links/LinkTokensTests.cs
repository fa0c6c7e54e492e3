using System.Buffers.Text;
using PostSale.Application.Links;
using PostSale.Domain.Customers;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;

namespace PostSale.Settings.Tests.Links;

public sealed class LinkTokensTests
{
    private static readonly string First = Key(1);
    private static readonly string Second = Key(2);

    private static readonly Link Sample = new(
        new("loja-fisica-2"), CustomerKey.Parse("0123456789abcdef0123456789abcdef"), MessageId.Parse("fedcba9876543210fedcba9876543210"),
        Channel.Email, Purpose.Marketing);

    private readonly LinkTokens tokens = new([First]);

    public static IEnumerable<object[]> Kinds() =>
        from channel in Enum.GetValues<Channel>()
        from purpose in Enum.GetValues<Purpose>()
        select new object[] { channel, purpose };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Issued_ReadsBack(Channel channel, Purpose purpose)
    {
        var link = Sample with { Channel = channel, Purpose = purpose };

        Assert.True(tokens.TryRead(tokens.Issue(LinkPurpose.Unsubscribe, link), LinkPurpose.Unsubscribe, out var read));
        Assert.Equal(link, read);
    }

    [Theory]
    [InlineData(LinkPurpose.Survey, "nps")]
    [InlineData(LinkPurpose.Inbox, "")]
    [InlineData(LinkPurpose.Page, "1790000000")]
    [InlineData(LinkPurpose.Data, "1790000000")]
    [InlineData(LinkPurpose.Click, "https://loja.example/ação?a=b&c=\"d\"")]
    public void IssuedWithADetail_ReadsBackForItsOwnPurposeOnly(LinkPurpose purpose, string detail)
    {
        var link = Sample with { Detail = detail };
        var token = tokens.Issue(purpose, link);

        Assert.True(tokens.TryRead(token, purpose, out var read));
        Assert.Equal(link, read);
        Assert.All(Enum.GetValues<LinkPurpose>().Where(other => other != purpose), other => Assert.False(tokens.TryRead(token, other, out _)));
    }

    // In letters already sent, so readable for ever. Computed from the documented layout by another program.
    [Fact]
    public void TokenOfTheFirstRelease_ReadsStill()
    {
        const string Sent = "Aeu10JMBI0VniavN7wEjRWeJq83v_ty6mHZUMhD-3LqYdlQyEAACbG9qYS1maXNpY2EtMkYHWGN7oNN3wImG8H0v5gM";

        Assert.Equal(Sent, tokens.Issue(LinkPurpose.Unsubscribe, Sample));
        Assert.True(tokens.TryRead(Sent, LinkPurpose.Unsubscribe, out var read));
        Assert.Equal(Sample, read);
    }

    [Fact]
    public void LongestStore_MakesATokenThatAUrlCarriesAsItIs()
    {
        var token = tokens.Issue(LinkPurpose.Unsubscribe, Sample with { Store = new(new('a', 40)) });

        Assert.True(token.Length < 150, $"{token.Length} characters");
        Assert.Equal(token, Uri.EscapeDataString(token));
        Assert.True(tokens.TryRead(token, LinkPurpose.Unsubscribe, out _));
    }

    [Fact]
    public void AnyFlippedBit_IsRefused()
    {
        var bytes = Base64Url.DecodeFromChars(tokens.Issue(LinkPurpose.Unsubscribe, Sample));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(tokens.TryRead(Base64Url.EncodeToString(bytes), LinkPurpose.Unsubscribe, out _), $"bit {bit}");
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.True(tokens.TryRead(Base64Url.EncodeToString(bytes), LinkPurpose.Unsubscribe, out _));
    }

    // Stores of every length bring every number of spare bits at the end.
    [Theory]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData("abc")]
    public void AnyFlippedBitOfTheText_IsRefused(string store)
    {
        var letters = tokens.Issue(LinkPurpose.Unsubscribe, Sample with { Store = new(store) }).ToCharArray();
        for (var bit = 0; bit < letters.Length * 8; bit++)
        {
            letters[bit / 8] ^= (char)(1 << (bit % 8));
            Assert.False(tokens.TryRead(new(letters), LinkPurpose.Unsubscribe, out _), $"bit {bit}");
            letters[bit / 8] ^= (char)(1 << (bit % 8));
        }
    }

    [Fact]
    public void AnyTruncation_IsRefused()
    {
        var token = tokens.Issue(LinkPurpose.Unsubscribe, Sample);
        for (var length = 0; length < token.Length; length++)
        {
            Assert.False(tokens.TryRead(token[..length], LinkPurpose.Unsubscribe, out _), $"first {length}");
            Assert.False(tokens.TryRead(token[^length..], LinkPurpose.Unsubscribe, out _), $"last {length}");
        }
    }

    [Theory]
    [InlineData("{0}A")]
    [InlineData("{0}=")]
    [InlineData("{0} ")]
    [InlineData("\n{0}")]
    [InlineData("{0}{0}")]
    [InlineData("é{0}")]
    public void AnythingAdded_IsRefused(string form) =>
        Assert.False(tokens.TryRead(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, form, tokens.Issue(LinkPurpose.Unsubscribe, Sample)), LinkPurpose.Unsubscribe, out _));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("AQ")]
    [InlineData("../../etc")]
    public void NoTokenAtAll_IsRefused(string? token) => Assert.False(tokens.TryRead(token, LinkPurpose.Unsubscribe, out _));

    [Fact]
    public void EndlessText_IsRefused() => Assert.False(tokens.TryRead(new string('A', 1_000_000), LinkPurpose.Unsubscribe, out _));

    [Theory]
    [InlineData(LinkPurpose.Unsubscribe)]
    [InlineData(LinkPurpose.Survey)]
    [InlineData(LinkPurpose.Click)]
    public void TokenOfOnePurpose_IsWorthNothingForAnother(LinkPurpose purpose)
    {
        var token = tokens.Issue(purpose, Sample);

        Assert.All(Enum.GetValues<LinkPurpose>(), expected => Assert.Equal(expected == purpose, tokens.TryRead(token, expected, out _)));
    }

    [Fact]
    public void Rotation_FirstSigns_AllVerify()
    {
        var old = new LinkTokens([First]).Issue(LinkPurpose.Unsubscribe, Sample);
        var rotated = new LinkTokens([Second, First]);

        Assert.True(rotated.TryRead(old, LinkPurpose.Unsubscribe, out _));
        Assert.Equal(new LinkTokens([Second]).Issue(LinkPurpose.Unsubscribe, Sample), rotated.Issue(LinkPurpose.Unsubscribe, Sample));
        Assert.False(new LinkTokens([Second]).TryRead(old, LinkPurpose.Unsubscribe, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AQID")]
    [InlineData("<base64>")]
    public void UnfitKey_IsRefusedWithoutBeingTold(string key)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new LinkTokens([First, key]));

        Assert.True(key.Length == 0 || !refusal.Message.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public void NoKey_IsRefused() => Assert.Throws<ArgumentException>(() => new LinkTokens([]));

    private static string Key(byte seed) => Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(index => (byte)((index * 7) + seed))]);
}
