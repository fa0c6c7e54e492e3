using PostSale.Domain.Messages;
using PostSale.Web.Webhooks.EmailEvents;

namespace PostSale.Web.Tests.Translators;

public sealed class EmailEventsTranslatorTests
{
    private const string Id = "0123456789abcdef0123456789abcdef";
    private const string Operation = "01234567-89ab-cdef-0123-456789abcdef";

    [Theory]
    [InlineData("Delivered", MessageReport.Delivered, null)]
    [InlineData("delivered", MessageReport.Delivered, null)]
    [InlineData("Bounced", MessageReport.Undelivered, SuppressionCause.Bounced)]
    [InlineData("Suppressed", MessageReport.Undelivered, SuppressionCause.Rejected)]
    [InlineData("Quarantined", MessageReport.Undelivered, null)]
    [InlineData("FilteredSpam", MessageReport.Undelivered, null)]
    [InlineData("Failed", MessageReport.Undelivered, null)]
    [InlineData("Expanded", MessageReport.Sent, null)]
    public void Status_IsAReportOnTheMessage(string status, MessageReport said, SuppressionCause? dead)
    {
        var report = Assert.IsType<Translation.Report>(Read(
            $$"""{"messageId":"{{Operation}}","recipient":"Ana@Example.com","status":"{{status}}","deliveryAttemptTimeStamp":"2026-03-10T11:00:00.1234567+00:00"}"""));

        Assert.Equal((Id, said, Operation), (report.Message.Value, report.Said, report.ProviderId));
        Assert.Equal(Instant.FromUtc(2026, 3, 10, 11, 0), Instant.FromUnixTimeSeconds(report.At.ToUnixTimeSeconds()));
        Assert.Equal((dead is null ? null : "ana@example.com", dead), (report.Dead?.Address, report.Dead?.Cause));
    }

    [Fact]
    public void MailNamedOnlyByItsOwnId_IsFound() => Assert.Equal(
        Id, Assert.IsType<Translation.Report>(Read($$"""{"messageId":"b7e1","internetMessageId":"<{{Id}}@loja.example>","status":"Delivered"}""")).Message.Value);

    [Theory]
    [InlineData("""{"status":"Delivered"}""", "a report about a mail that did not leave from here")]
    [InlineData("""{"messageId":"x","internetMessageId":"<a@b>","status":"Delivered"}""", "a report about a mail that did not leave from here")]
    [InlineData("""{"messageId":"01234567-89ab-cdef-0123-456789abcdef","status":"OutForDelivery"}""", "a status that says nothing yet")]
    [InlineData("""{"messageId":"01234567-89ab-cdef-0123-456789abcdef"}""", "a status that says nothing yet")]
    public void AnythingElse_IsIgnored(string data, string reason) => Assert.Equal(reason, Read(data).Ignored());

    [Fact]
    public void TimeOfTheWrongType_IsQuarantined() =>
        Assert.StartsWith("data.deliveryAttemptTimestamp", Read($$"""{"messageId":"{{Operation}}","status":"Delivered","deliveryAttemptTimestamp":5}""").Invalid(), StringComparison.Ordinal);

    private static Translation Read(string data) => new EmailEventsTranslator().Translate(
        Given.Shop(),
        Given.Delivery("email-events", $$"""{"id":"e1","eventType":"Microsoft.Communication.EmailDeliveryReportReceived","eventTime":"2026-03-10T11:30:00Z","data":{{data}} }"""));
}
