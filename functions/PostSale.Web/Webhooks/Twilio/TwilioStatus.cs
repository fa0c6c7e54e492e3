using PostSale.Domain.Messages;
using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Twilio;

/// <summary>What became of a message of ours.</summary>
internal static class TwilioStatus
{
    // Opted out, no number, no mobile number, no such handset, a landline. What a network or a full phone refuses may work tomorrow.
    private static readonly string[] DeadNumber = ["21610", "21211", "21614", "30005", "30006"];

    public static Translation Read(Shop shop, Delivery delivery, TwilioFields fields, MessageId message)
    {
        MessageReport? said = fields["MessageStatus"] switch
        {
            "sent" => MessageReport.Sent,
            "delivered" => MessageReport.Delivered,
            "undelivered" or "failed" or "canceled" => MessageReport.Undelivered,
            "read" => MessageReport.Read,
            _ => null,
        };
        return said is { } report
            ? new Translation.Report(message, report, fields["MessageSid"] ?? "", delivery.ReceivedAt, report == MessageReport.Undelivered ? Dead(shop, delivery, fields) : null)
            : new Translation.Ignored("a status on the way");
    }

    private static Fact.AddressSuppressed? Dead(Shop shop, Delivery delivery, TwilioFields fields) =>
        DeadNumber.Contains(fields["ErrorCode"]) && new Names(shop).Phone(TwilioReply.Number(fields["To"])) is { } number
            ? new Fact.AddressSuppressed(number, SuppressionCause.Bounced)
            {
                Key = $"twilio:{delivery.Key.Id}:address",
                OccurredAt = delivery.ReceivedAt,
                ReceivedAt = delivery.ReceivedAt,
            }
            : null;
}
