using System.Net;
using Moq;
using PostSale.Delivery.Twilio;
using Twilio.Clients;
using Twilio.Http;

namespace PostSale.Delivery.Tests.Twilio;

/// <summary>Through Twilio's own library, down to the HTTP it speaks.</summary>
public sealed class TwilioProviderTests : IDisposable
{
    private const string Account = "AC00000000000000000000000000000000";
    private const string Service = "MG00000000000000000000000000000000";

    private static readonly Message Sms = Samples.Message with { Channel = Channel.Sms, Attempt = 1 };

    private readonly TwilioApi api = new();
    private readonly LogLines log = new();
    private readonly Mock<IOutbox> outbox = new(MockBehavior.Strict);

    public void Dispose() => api.Dispose();

    [Fact]
    public async Task Sms_LeavesThroughTheServiceFromTheShopsNumber()
    {
        api.Takes("SM42");

        Assert.Equal(new SendResult.Accepted("SM42"), await Send(Sms));

        var (method, path, fields) = Assert.Single(api.Asked);
        Assert.Equal(("POST", $"/2010-04-01/Accounts/{Account}/Messages.json"), (method, path));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["To"] = "+5511988887777", ["From"] = "+5511999990001", ["MessagingServiceSid"] = Service, ["Body"] = Samples.Text.Text,
                ["StatusCallback"] = $"https://pos.loja.example/webhooks/loja/twilio/status?message={Samples.Id}",
            },
            fields);
    }

    [Fact]
    public async Task WhatsApp_LeavesFromTheShopsNumber()
    {
        api.Takes();
        await Send(Sms with { Channel = Channel.WhatsApp });

        var fields = Assert.Single(api.Asked).Fields;
        Assert.Equal(("whatsapp:+5511988887777", "whatsapp:+5511999990002"), (fields["To"], fields["From"]));
        Assert.DoesNotContain("MessagingServiceSid", fields.Keys);
    }

    [Fact]
    public async Task WhereTwilioCannotReachUs_ItIsNotAskedToReport()
    {
        api.Takes();
        await Provider("http://localhost:7071").Send(Samples.Shop, Sms, Samples.Text, Samples.Now, CancellationToken.None);

        Assert.DoesNotContain("StatusCallback", Assert.Single(api.Asked).Fields.Keys);
    }

    [Theory]
    [InlineData(400, 21610, true)]
    [InlineData(400, 21211, true)]
    [InlineData(400, 21614, true)]
    [InlineData(400, 21408, false)]
    [InlineData(400, 63016, false)]
    [InlineData(400, 21617, false)]
    public async Task RefusedForGood_IsRejected(int status, int code, bool isDead)
    {
        api.Refuses(status, code);

        Assert.Equal(new SendResult.Rejected(isDead), await Send(Sms));
        Assert.DoesNotContain(log.Lines, line => line.Contains("98888", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(500, 20500)]
    [InlineData(502, 0)]
    [InlineData(503, 20503)]
    public async Task ServerThatFails_IsAskedWhatItTookBeforeTheNextAttempt(int status, int code)
    {
        api.Refuses(status, code).Lists(("SM7", "something else"), ("SM8", Samples.Text.Text));
        var provider = Provider();

        Assert.Equal(new SendResult.Retry(null), await Send(Sms, provider));
        Assert.Equal(new SendResult.Accepted("SM8"), await Send(Sms with { Attempt = 2 }, provider));
        Assert.Equal(["POST", "GET"], api.Asked.Select(asked => asked.Method));
        Assert.Equal("+5511988887777", api.Asked[1].Fields["To"]);
    }

    [Fact]
    public async Task NextAttempt_GoesWhereNothingWasTaken()
    {
        api.Lists().Takes("SM9");

        Assert.Equal(new SendResult.Accepted("SM9"), await Send(Sms with { Attempt = 2 }));
        Assert.Equal(["GET", "POST"], api.Asked.Select(asked => asked.Method));
    }

    [Fact]
    public async Task NextAttempt_WaitsWhereTwilioCannotBeAsked()
    {
        api.Refuses(500, 0);

        Assert.Equal(new SendResult.Retry(null), await Send(Sms with { Attempt = 2 }));
        Assert.Single(api.Asked);
    }

    [Theory]
    [InlineData(401, 20003)]
    [InlineData(403, 20005)]
    [InlineData(404, 20404)]
    [InlineData(429, 20429)]
    [InlineData(400, 21606)]
    public async Task RefusalOfUs_HoldsEverythingBackAndCostsNoMessage(int status, int code)
    {
        api.Refuses(status, code).Takes();
        var provider = Provider();

        Assert.Equal(new SendResult.Retry(Duration.FromMinutes(1)), await Send(Sms, provider));
        Assert.IsType<SendResult.Retry>(await Send(Sms, provider));
        Assert.Single(api.Asked);
        Assert.IsType<SendResult.Accepted>(await provider.Send(Samples.Shop, Sms, Samples.Text, Samples.Now + Duration.FromMinutes(1), CancellationToken.None));
        Assert.Contains(log.Lines, line => line.StartsWith("Error Twilio takes nothing now", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Silence_IsUnknown()
    {
        api.FallsSilent();

        Assert.Equal(new SendResult.Unknown(), await Provider(limit: TimeSpan.FromMilliseconds(100)).Send(Samples.Shop, Sms, Samples.Text, Samples.Now, CancellationToken.None));
    }

    [Fact]
    public async Task AnswerThatIsNone_IsUnknown()
    {
        api.Answers(HttpStatusCode.Created, "<html>");

        Assert.Equal(new SendResult.Unknown(), await Send(Sms));
    }

    [Theory]
    [InlineData("11988887777")]
    [InlineData("+55")]
    [InlineData("")]
    public async Task NumberThatIsNone_IsNeverSentAnywhere(string to)
    {
        Assert.Equal(
            new SendResult.Rejected(AddressIsDead: true),
            await Provider().Send(Samples.Shop, Sms, Samples.Text with { To = to }, Samples.Now, CancellationToken.None));
        Assert.Empty(api.Asked);
    }

    [Fact]
    public async Task Lookup_BelievesWhatIsListedAndNotWhatIsMissing()
    {
        outbox.Setup(one => one.Find(Sms.Id, It.IsAny<CancellationToken>())).ReturnsAsync((Sms, Samples.Text));
        api.Lists(("SM8", "Sent from a trial account - " + Samples.Text.Text)).Lists(("SM1", "another")).Refuses(500, 0);
        var provider = Provider();

        Assert.Equal(new LookupResult.Taken("SM8"), await provider.Lookup(Sms, CancellationToken.None));
        Assert.Equal(new LookupResult.CannotTell(), await provider.Lookup(Sms, CancellationToken.None));
        Assert.Equal(new LookupResult.CannotTell(), await provider.Lookup(Sms, CancellationToken.None));
    }

    [Fact]
    public async Task Email_IsACallersFault() => await Assert.ThrowsAsync<ArgumentException>(() => Send(Samples.Message));

    private Task<SendResult> Send(Message message, TwilioProvider? provider = null) =>
        (provider ?? Provider()).Send(Samples.Shop, message, Samples.Text, Samples.Now, CancellationToken.None);

    private TwilioProvider Provider(string publicUrl = "https://pos.loja.example", TimeSpan? limit = null) => new(
        new TwilioMessages(new TwilioRestClient(Account, "token", httpClient: new SystemNetHttpClient(new(api, disposeHandler: false)))),
        outbox.Object, new() { AccountSid = Account, AuthTokens = ["token"], MessagingServiceSid = Service }, publicUrl, log, TimeProvider.System, limit ?? TimeSpan.FromSeconds(30));
}
