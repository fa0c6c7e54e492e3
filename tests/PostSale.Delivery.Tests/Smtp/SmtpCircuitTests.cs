using MailKit.Net.Smtp;
using Microsoft.Extensions.Time.Testing;
using PostSale.Delivery.Smtp;

namespace PostSale.Delivery.Tests.Smtp;

public sealed class SmtpCircuitTests : IAsyncDisposable
{
    private readonly MailServer server = new() { Extensions = ["250-mail.test", "250-AUTH PLAIN", "250 ENHANCEDSTATUSCODES"] };
    private readonly LogLines log = new();
    private readonly SmtpProvider provider;

    public SmtpCircuitTests() => provider = new(
        new() { Host = "127.0.0.1", Port = server.Port, Tls = "none", User = "loja", Password = "s3nh4-secreta" },
        log, new FakeTimeProvider(), () => new SmtpClient(), TimeSpan.FromSeconds(60));

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task WrongPassword_KeepsWhatIsDueAndResumesWhenItIsMended()
    {
        server.On("AUTH", "535 5.7.8 Wrong password", "535 5.7.8 Wrong password", "235 2.7.0 Ok");
        var at = Samples.Now;

        var pauses = new List<Duration>();
        for (var i = 0; i < 6; i++)
        {
            switch (await Send(at))
            {
                case SendResult.Retry { After: { } after }:
                    pauses.Add(after);
                    at += i % 2 == 0 ? Duration.FromSeconds(1) : after;
                    break;
                case SendResult.Accepted:
                    pauses.Add(Duration.Zero);
                    break;
                case var other:
                    Assert.Fail($"{other}");
                    break;
            }
        }

        // Refused, held back, refused by the one that finds out, held back, taken, taken.
        Assert.Equal(new double[] { 60, 59, 120, 119, 0, 0 }, pauses.Select(pause => pause.TotalSeconds));
        Assert.Equal(3, server.Transcripts.Count);
        Assert.Equal(2, server.Taken);
        Assert.Single(log.Lines, line => line.StartsWith("Error The mail server takes nothing now", StringComparison.Ordinal));
        Assert.Single(log.Lines, line => line == "Warning The mail server takes messages again.");
    }

    [Theory]
    [InlineData("MAIL", "550 5.7.1 You may not write under that address")]
    [InlineData("MAIL", "530 5.7.0 Authentication required")]
    [InlineData("RCPT", "554 5.7.1 Relay access denied")]
    [InlineData("RCPT", "550 relaying denied")]
    [InlineData(MailServer.Greeting, "554 5.7.1 No service for you")]
    [InlineData("EHLO", "550 Go away")]
    public async Task RefusalOfUs_CostsNoMessage(string command, string answer)
    {
        server.On("AUTH", "235 2.7.0 Ok", "235 2.7.0 Ok").On(command, [.. Enumerable.Repeat(answer, 2)]);

        Assert.IsType<SendResult.Retry>(await Send(Samples.Now));
        var seen = server.Transcripts.Count;
        Assert.IsType<SendResult.Retry>(await Send(Samples.Now));
        Assert.Equal(seen, server.Transcripts.Count);
    }

    [Fact]
    public async Task NobodyThere_IsNotAskedForEveryMessage()
    {
        await server.DisposeAsync();

        Assert.IsType<SendResult.Retry>(await Send(Samples.Now));
        Assert.Equal(new SendResult.Retry(Duration.FromMinutes(1)), await Send(Samples.Now));
        Assert.Contains(log.Lines, line => line.Contains("See Email:Smtp:Host and Port", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ServerWithoutSignIn_IsNotWrittenTo()
    {
        await using var open = new MailServer();
        await using var wants = new SmtpProvider(
            new() { Host = "127.0.0.1", Port = open.Port, Tls = "none", User = "loja", Password = "s3nh4-secreta" },
            log, new FakeTimeProvider(), () => new SmtpClient(), TimeSpan.FromSeconds(60));

        Assert.IsType<SendResult.Retry>(await wants.Send(Samples.Shop, Samples.Message, Samples.Content, Samples.Now, CancellationToken.None));
        Assert.Equal(["EHLO"], open.Transcripts.Single().Commands.Select(line => line[..4]).Where(command => command != "QUIT"));
    }

    [Fact]
    public async Task TlsThatIsNotOffered_SendsNothing()
    {
        foreach (var tls in new[] { "required", "starttls" })
        {
            await using var plain = new MailServer();
            await using var wants = new SmtpProvider(
                new() { Host = "127.0.0.1", Port = plain.Port, Tls = tls, User = "loja", Password = "s3nh4-secreta" },
                log, new FakeTimeProvider(), () => new SmtpClient(), TimeSpan.FromSeconds(60));

            Assert.IsType<SendResult.Retry>(await wants.Send(Samples.Shop, Samples.Message, Samples.Content, Samples.Now, CancellationToken.None));
            Assert.Equal(["EHLO"], plain.Transcripts.Single().Commands.Select(line => line[..4]).Where(command => command != "QUIT"));
        }
    }

    [Fact]
    public async Task NothingLogged_HoldsAnAddressAPasswordOrTheServersWords()
    {
        server.On("AUTH", "235 2.7.0 Ok").On("RCPT", "550 5.1.1 <ana@example.com> is unknown", "450 ana@example.com later").On(MailServer.End, MailServer.Reset);
        await Send(Samples.Now);
        await Send(Samples.Now);
        await Send(Samples.Now);

        Assert.Contains("Information The mail server answered 550 5.1.1 to RecipientNotAccepted.", log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains("ana@", StringComparison.Ordinal) || line.Contains("s3nh4", StringComparison.Ordinal) || line.Contains("unknown>", StringComparison.Ordinal));
    }

    private Task<SendResult> Send(Instant at) => provider.Send(Samples.Shop, Samples.Message, Samples.Content, at, CancellationToken.None);
}
