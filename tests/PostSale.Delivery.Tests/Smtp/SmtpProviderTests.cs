using MailKit.Net.Smtp;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PostSale.Delivery.Mime;
using PostSale.Delivery.Smtp;

namespace PostSale.Delivery.Tests.Smtp;

public sealed class SmtpProviderTests : IAsyncDisposable
{
    private readonly MailServer server = new();
    private readonly FakeTimeProvider time = new();
    private readonly List<SmtpProvider> opened = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in opened)
        {
            await provider.DisposeAsync();
        }

        await server.DisposeAsync();
    }

    [Fact]
    public async Task Mail_GoesOutByteForByteToOneRecipient()
    {
        var result = await Provider().Send(Samples.Shop, Samples.Message, Samples.Content, Samples.Now, CancellationToken.None);

        Assert.Equal("2.0.0 Ok: queued as 4F2A", Assert.IsType<SendResult.Accepted>(result).ProviderId);
        var transcript = Assert.Single(server.Transcripts);
        Assert.Equal(Built(Samples.Content), Assert.Single(transcript.Mails));
        Assert.StartsWith("MAIL FROM:<oi@loja.example>", Assert.Single(transcript.Commands, line => line.StartsWith("MAIL", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal("RCPT TO:<ana@example.com>", Assert.Single(transcript.Commands, line => line.StartsWith("RCPT", StringComparison.Ordinal)));
        Assert.DoesNotContain("Bcc", transcript.All, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task LineThatBeginsWithADot_IsDoubledOnTheWireAndEndsNothing()
    {
        var content = Samples.Content with { Text = ".\r\n..\r\n.QUIT\r\nMAIL FROM:<x@y.example>\r\n", Html = null };
        await Provider().Send(Samples.Shop, Samples.Message, content, Samples.Now, CancellationToken.None);

        var transcript = Assert.Single(server.Transcripts);
        var wire = System.Text.Encoding.ASCII.GetString(Assert.Single(transcript.Mails));
        Assert.Contains("\r\n..\r\n...\r\n..QUIT\r\n", wire, StringComparison.Ordinal);
        Assert.Equal(System.Text.Encoding.ASCII.GetString(Built(content)), wire.Replace("\r\n.", "\r\n", StringComparison.Ordinal));
        Assert.Equal(["EHLO", "MAIL", "RCPT", "DATA"], transcript.Commands.Select(line => line[..4]));
    }

    [Theory]
    [InlineData("Oi\r\nBcc: eva@evil.example")]
    [InlineData("Oi\nRCPT TO:<eva@evil.example>")]
    [InlineData("Oi\r\n\r\n.\r\nMAIL FROM:<eva@evil.example>")]
    [InlineData("Oi\u2028Bcc: eva@evil.example")]
    [InlineData("Oi\0\u0085Bcc: eva@evil.example")]
    public async Task LineBreakInAHeader_MakesNoHeaderAndNoCommandOnTheWire(string spoilt)
    {
        var shop = Samples.Shop with { Settings = Samples.Shop.Settings with { Sender = Samples.Sender with { Name = spoilt } } };
        await Provider().Send(shop, Samples.Message, Samples.Content with { Subject = spoilt }, Samples.Now, CancellationToken.None);

        var transcript = Assert.Single(server.Transcripts);
        Assert.Equal(["EHLO", "MAIL", "RCPT", "DATA"], transcript.Commands.Select(line => line[..4]));
        Assert.DoesNotContain(transcript.All.Split("\r\n"), line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase) || line.StartsWith("RCPT TO:<eva", StringComparison.Ordinal));
        Assert.Single(transcript.Mails);
    }

    [Theory]
    [InlineData("ana@example.com\r\nRCPT TO:<eva@evil.example>")]
    [InlineData("ana@example.com>, <eva@evil.example")]
    [InlineData("ana@example.com, eva@evil.example")]
    public async Task AddressThatIsNone_IsNeverSentAnywhere(string to)
    {
        var result = await Provider().Send(Samples.Shop, Samples.Message, Samples.Content with { To = to }, Samples.Now, CancellationToken.None);

        Assert.Equal(new SendResult.Rejected(AddressIsDead: true), result);
        Assert.Empty(server.Transcripts);
    }

    [Theory]
    [InlineData(MailServer.Greeting, "421 4.3.2 Too busy")]
    [InlineData(MailServer.Greeting, MailServer.Reset)]
    [InlineData("EHLO", MailServer.Reset)]
    [InlineData("MAIL", "451 4.3.0 Later")]
    [InlineData("MAIL", MailServer.Reset)]
    [InlineData("RCPT", "450 4.2.0 Greylisted")]
    [InlineData("RCPT", "452 4.2.2 Mailbox full")]
    [InlineData("RCPT", MailServer.Reset)]
    [InlineData("DATA", "451 4.3.0 Later")]
    [InlineData("DATA", MailServer.Reset)]
    [InlineData(MailServer.Body, MailServer.Reset)]
    [InlineData(MailServer.End, "451 4.7.1 Try again later")]
    [InlineData(MailServer.End, "421 4.7.0 Too many mails")]
    public async Task WhateverIsDefinitelyNotTaken_IsTriedAgain(string command, string answer)
    {
        server.On(command, answer);
        // In one case larger than the buffers between us and the server, so that it breaks off while we still write.
        var lines = command == MailServer.Body ? 500_000 : 1;
        var content = Samples.Content with { Html = string.Concat(Enumerable.Repeat("<p>Olá, Ana!</p>\n", lines)) };

        Assert.IsType<SendResult.Retry>(await Provider().Send(Samples.Shop, Samples.Message, content, Samples.Now, CancellationToken.None));
        Assert.Equal(0, server.Taken);
    }

    [Fact]
    public async Task ConnectionLostAfterTheEndOfTheMail_IsUnknown()
    {
        server.On(MailServer.End, MailServer.Reset);

        Assert.Equal(new SendResult.Unknown(), await Send());
        Assert.IsType<LookupResult.CannotTell>(await Provider().Lookup(Samples.Message, CancellationToken.None));
    }

    [Theory]
    [InlineData(MailServer.End, true)]
    [InlineData("MAIL", false)]
    [InlineData(MailServer.Greeting, false)]
    public async Task ServerThatFallsSilent_IsWaitedForNoLongerThanALease(string command, bool mayHaveIt)
    {
        server.On(command, MailServer.Silence);
        var sending = Provider(limit: TimeSpan.FromMilliseconds(300), clock: TimeProvider.System)
            .Send(Samples.Shop, Samples.Message, Samples.Content, Samples.Now, CancellationToken.None);

        var result = await sending;
        Assert.IsType(mayHaveIt ? typeof(SendResult.Unknown) : typeof(SendResult.Retry), result);
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 No such user", true)]
    [InlineData("RCPT", "550 5.2.1 Mailbox disabled", true)]
    [InlineData("RCPT", "550 No such user here", true)]
    [InlineData("RCPT", "553 Unknown mailbox", true)]
    [InlineData("RCPT", "552 5.2.2 Mailbox full", false)]
    [InlineData("RCPT", "550 5.7.1 Refused by policy", false)]
    [InlineData("RCPT", "550 Blocked, see our policy", false)]
    [InlineData(MailServer.End, "554 5.7.1 Looks like spam", false)]
    [InlineData(MailServer.End, "550 5.1.1 No such user", true)]
    [InlineData(MailServer.End, "552 5.3.4 Too large", false)]
    [InlineData("MAIL", "552 5.3.4 Too large", false)]
    public async Task RefusedForGood_IsRejected(string command, string answer, bool isDead)
    {
        server.On(command, answer);

        Assert.Equal(new SendResult.Rejected(isDead), await Send());
    }

    [Fact]
    public async Task AfterARefusal_TheSameConnectionGoesOn()
    {
        server.On("RCPT", "550 5.1.1 No such user");
        await Send();

        Assert.IsType<SendResult.Accepted>(await Send());
        Assert.Single(server.Transcripts);
    }

    [Fact]
    public async Task ManyMails_ShareAConnectionUntilItIsOld()
    {
        for (var i = 0; i < 101; i++)
        {
            Assert.IsType<SendResult.Accepted>(await Send());
        }

        Assert.Equal([100, 1], server.Transcripts.Select(transcript => transcript.Mails.Count));
    }

    [Fact]
    public async Task ManyAtOnce_UseFourConnections()
    {
        var provider = Provider();
        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => provider.Send(Samples.Shop, Samples.Message, Samples.Content, Samples.Now, CancellationToken.None)));

        Assert.All(results, result => Assert.IsType<SendResult.Accepted>(result));
        Assert.InRange(server.Transcripts.Count, 1, 4);
        Assert.Equal(40, server.Transcripts.Sum(transcript => transcript.Mails.Count));
    }

    [Fact]
    public async Task ConnectionIdleForLong_IsNotUsedAgain()
    {
        await Send();
        time.Advance(TimeSpan.FromSeconds(21));
        await Send();

        Assert.Equal(2, server.Transcripts.Count);
    }

    [Theory]
    [InlineData(MailServer.Reset)]
    [InlineData("421 4.4.2 You were idle")]
    public async Task KeptConnectionThatTheServerEnded_IsReplacedAtOnce(string answer)
    {
        await Send();
        server.On("MAIL", answer);

        Assert.IsType<SendResult.Accepted>(await Send());
        Assert.Equal((2, 2), (server.Taken, server.Transcripts.Count));
    }

    [Fact]
    public async Task StoppingHost_LetsAConversationEnd()
    {
        using var stopping = new CancellationTokenSource();
        await stopping.CancelAsync();

        Assert.IsType<SendResult.Accepted>(await Provider().Send(Samples.Shop, Samples.Message, Samples.Content, Samples.Now, stopping.Token));
    }

    [Fact]
    public async Task MessageOfAnotherChannel_IsACallersFault() => await Assert.ThrowsAsync<ArgumentException>(() =>
        Provider().Send(Samples.Shop, Samples.Message with { Channel = Channel.Sms }, Samples.Text, Samples.Now, CancellationToken.None));

    private Task<SendResult> Send() => Provider().Send(Samples.Shop, Samples.Message, Samples.Content, Samples.Now, CancellationToken.None);

    private SmtpProvider Provider(TimeSpan? limit = null, TimeProvider? clock = null)
    {
        if (opened.Count == 0 || limit is not null)
        {
            opened.Add(new(
                new() { Host = "127.0.0.1", Port = server.Port, Tls = "none" }, NullLogger.Instance, clock ?? time, () => new SmtpClient(), limit ?? TimeSpan.FromSeconds(60)));
        }

        return opened[^1];
    }

    private static byte[] Built(Content content) =>
        Assert.IsType<MimeResult.Built>(MimeBuilder.Build(Samples.Sender, Samples.Zone, Samples.Message, content, Samples.Now)).Bytes.ToArray();
}
