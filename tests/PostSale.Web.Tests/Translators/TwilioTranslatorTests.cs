using PostSale.Domain.Messages;
using PostSale.Web.Webhooks.Twilio;

namespace PostSale.Web.Tests.Translators;

public sealed class TwilioTranslatorTests
{
    private const string Id = "0123456789abcdef0123456789abcdef";

    private readonly TwilioTranslator translator = new(Given.Everything);

    [Theory]
    [InlineData("sent", MessageReport.Sent)]
    [InlineData("delivered", MessageReport.Delivered)]
    [InlineData("undelivered", MessageReport.Undelivered)]
    [InlineData("failed", MessageReport.Undelivered)]
    [InlineData("canceled", MessageReport.Undelivered)]
    [InlineData("read", MessageReport.Read)]
    public void Status_IsAReportOnTheMessage(string status, MessageReport said)
    {
        var report = Assert.IsType<Translation.Report>(Status(("MessageStatus", status)));

        Assert.Equal((Id, said, "SM1", Given.Now), (report.Message.Value, report.Said, report.ProviderId, report.At));
        Assert.Null(report.Dead);
    }

    [Theory]
    [InlineData("accepted")]
    [InlineData("scheduled")]
    [InlineData("queued")]
    [InlineData("sending")]
    [InlineData("receiving")]
    [InlineData("received")]
    [InlineData("partially_delivered")]
    [InlineData("something new")]
    public void StatusOnTheWay_IsIgnored(string status) => Assert.Equal("a status on the way", Status(("MessageStatus", status)).Ignored());

    [Theory]
    [InlineData("21610", true)]
    [InlineData("21211", true)]
    [InlineData("21614", true)]
    [InlineData("30005", true)]
    [InlineData("30006", true)]
    [InlineData("30003", false)]
    [InlineData("30007", false)]
    [InlineData("63016", false)]
    [InlineData("", false)]
    public void Undelivered_SuppressesTheNumberWhereItIsAtFault(string code, bool isDead)
    {
        var report = Assert.IsType<Translation.Report>(Status(("MessageStatus", "undelivered"), ("ErrorCode", code), ("To", "whatsapp:+5511987654321")));

        Assert.Equal(isDead ? "+5511987654321" : null, report.Dead?.Address);
    }

    [Fact]
    public void StatusOfAMessageThatIsNotOurs_IsIgnored() =>
        Assert.Equal("the status of a message that did not leave from here", Read("status:", ("MessageSid", "SM1"), ("MessageStatus", "delivered")).Ignored());

    [Fact]
    public void AnotherAccount_IsIgnored() => Assert.Equal(
        "of another Twilio account", Read("inbound", ("MessageSid", "SM1"), ("AccountSid", "AC1"), ("From", "+5511987654321"), ("Body", "oi")).Ignored());

    [Theory]
    [InlineData("+5511987654321", Channel.Sms)]
    [InlineData("whatsapp:+5511987654321", Channel.WhatsApp)]
    public void Stop_WithdrawsAllConsentOfTheChannel(string from, Channel channel)
    {
        var translation = Inbound("PARE", from).Understood();

        Assert.False(translation.MayCreate);
        Assert.Equal(["phone=+5511987654321"], ((Translation)translation).Names());
        Assert.Equal(
            [(channel, Purpose.Relationship), (channel, Purpose.Marketing)],
            translation.Facts.Cast<Fact.ConsentWithdrawn>().Select(fact => (fact.Channel, fact.Purpose)));
        Assert.Equal(2, translation.Facts.Select(fact => fact.Key).Distinct().Count());
    }

    [Fact]
    public void Start_GrantsAgain() => Assert.Equal(
        [(Channel.Sms, Purpose.Relationship), (Channel.Sms, Purpose.Marketing)],
        Inbound("Start").Understood().Facts.Cast<Fact.ConsentGranted>().Select(fact => (fact.Channel, fact.Purpose)));

    [Theory]
    [InlineData("ajuda", "message.help")]
    [InlineData("Adorei a cafeteira!", "message.replied")]
    [InlineData("", "message.replied")]
    public void AnythingElse_IsNoted(string body, string type) => Assert.Equal(type, Inbound(body).Only<Fact.Noted>().Type);

    [Theory]
    [InlineData("STOP", "qualquer coisa", typeof(Fact.ConsentWithdrawn))]
    [InlineData("START", "sim", typeof(Fact.ConsentGranted))]
    [InlineData("HELP", "?", typeof(Fact.Noted))]
    public void WhatTwilioTookItFor_Counts(string type, string body, Type fact) => Assert.IsType(
        fact, Read("inbound", ("MessageSid", "SM1"), ("From", "+5511987654321"), ("Body", body), ("OptOutType", type)).Understood().Facts[0]);

    [Theory]
    [InlineData("")]
    [InlineData("LOJA")]
    [InlineData("12345")]
    public void SenderWithoutANumber_IsQuarantined(string from) => Assert.Equal("From: is no phone number", Inbound("oi", from).Invalid());

    private Translation Inbound(string body, string from = "+5511987654321") => Read("inbound", ("MessageSid", "SM1"), ("From", from), ("Body", body));

    private Translation Status(params (string Name, string Value)[] fields) => Read($"status:{Id}", [("MessageSid", "SM1"), .. fields]);

    private Translation Read(string topic, params (string Name, string Value)[] fields) => translator.Translate(
        Given.Shop(),
        Given.Delivery("twilio", string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}")), topic));
}
