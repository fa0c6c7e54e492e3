using Azure.Communication.Email;
using PostSale.Delivery.AzureEmail;

namespace PostSale.Delivery.Tests.AzureEmail;

public sealed class AzureEmailProviderTests
{
    private static readonly Message First = Samples.Message with { Attempt = 1 };
    private static readonly Message Second = Samples.Message with { Attempt = 2 };

    private readonly Service service = new();
    private readonly LogLines log = new();
    private readonly AzureEmailProvider provider;

    public AzureEmailProviderTests() => provider = new(service, new(30, 100), log, TimeProvider.System, TimeSpan.FromMilliseconds(200));

    [Fact]
    public async Task Mail_IsNamedByTheMessageAndSaysWhatOurOwnWouldSay()
    {
        Assert.Equal(new SendResult.Accepted(Samples.Id), await Send(First with { Purpose = Purpose.Marketing }));

        var (operation, mail) = Assert.Single(service.Sent);
        Assert.Equal(Samples.Id, operation.ToString("N"));
        Assert.Equal(("oi@loja.example", "ana@example.com"), (mail.SenderAddress, Assert.Single(mail.Recipients.To).Address));
        Assert.Empty(mail.Recipients.CC);
        Assert.Empty(mail.Recipients.BCC);
        Assert.Equal("ajuda@loja.example", Assert.Single(mail.ReplyTo).Address);
        Assert.Equal((Samples.Content.Subject, true), (mail.Content.Subject, mail.UserEngagementTrackingDisabled));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Message-ID"] = $"<{Samples.Id}@loja.example>", ["Auto-Submitted"] = "auto-generated", ["X-PostSale-Message"] = Samples.Id,
                ["List-Unsubscribe"] = "<https://pos.loja.example/u/abc-DEF_123>", ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
            },
            mail.Headers);
    }

    [Fact]
    public async Task WithoutAWayToUnsubscribe_NothingLeaves()
    {
        Assert.Equal(new SendResult.Rejected(AddressIsDead: false), await provider.Send(
            Samples.Shop, First, Samples.Content with { UnsubscribeUrl = null }, Samples.Now, CancellationToken.None));
        Assert.Empty(service.Sent);
    }

    [Fact]
    public async Task SecondAttempt_AdoptsWhatTheFirstOneLeftThere()
    {
        service.Answers.Enqueue(new(500));
        service.Known.Enqueue(new(200));

        Assert.Equal(new SendResult.Retry(null), await Send(First));
        Assert.Equal(new SendResult.Accepted(Samples.Id), await Send(Second));
        Assert.Single(service.Sent);
    }

    [Theory]
    [InlineData(404, 1)]
    [InlineData(503, 0)]
    public async Task SecondAttempt_GoesOnlyWhereTheFirstIsNotThere(int status, int sent)
    {
        service.Known.Enqueue(new(status));

        await Send(Second);
        Assert.Equal(sent, service.Sent.Count);
    }

    [Fact]
    public async Task RefusedKey_HoldsEverythingBackUntilOneFindsOut()
    {
        service.Answers.Enqueue(new(401));

        Assert.Equal(new SendResult.Retry(Duration.FromMinutes(1)), await Send(First));
        Assert.IsType<SendResult.Retry>(await Send(First));
        Assert.Single(service.Sent);
        Assert.IsType<SendResult.Accepted>(await Send(First, Samples.Now + Duration.FromMinutes(1)));
        Assert.Contains(log.Lines, line => line.StartsWith("Error Azure Communication Services takes nothing now", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AskedToWait_NobodyGoesUntilThen()
    {
        service.Answers.Enqueue(new(429, null, "90"));

        Assert.Equal(new SendResult.Retry(Duration.FromSeconds(90)), await Send(First));
        Assert.IsType<SendResult.Retry>(await Send(First, Samples.Now + Duration.FromSeconds(89)));
        Assert.Single(service.Sent);
        Assert.IsType<SendResult.Accepted>(await Send(First, Samples.Now + Duration.FromSeconds(90)));
    }

    [Fact]
    public async Task Silence_IsUnknown_AndTheServiceIsAsked()
    {
        service.IsSilent = true;

        Assert.Equal(new SendResult.Unknown(), await Send(First));
        Assert.IsType<LookupResult.CannotTell>(await provider.Lookup(First, CancellationToken.None));
        service.IsSilent = false;
        service.Known.Enqueue(new(404));
        Assert.IsType<LookupResult.NeverTaken>(await provider.Lookup(First, CancellationToken.None));
    }

    private Task<SendResult> Send(Message message, Instant? now = null) =>
        provider.Send(Samples.Shop, message, Samples.Content, now ?? Samples.Now, CancellationToken.None);

    private sealed class Service : IAzureEmail
    {
        public List<(Guid Operation, EmailMessage Mail)> Sent { get; } = [];

        public Queue<AzureAnswer> Answers { get; } = new();

        public Queue<AzureAnswer> Known { get; } = new();

        public bool IsSilent { get; set; }

        public async Task<AzureAnswer> Send(EmailMessage mail, Guid operation, CancellationToken cancellation)
        {
            Sent.Add((operation, mail));
            await Silence(cancellation);
            return Answers.TryDequeue(out var answer) ? answer : new(202);
        }

        public async Task<AzureAnswer> Ask(Guid operation, CancellationToken cancellation)
        {
            Assert.Equal(Samples.Id, operation.ToString("N"));
            await Silence(cancellation);
            return Known.Dequeue();
        }

        private Task Silence(CancellationToken cancellation) => IsSilent ? Task.Delay(Timeout.Infinite, cancellation) : Task.CompletedTask;
    }
}
