using PostSale.Domain.Messages;
using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.EmailEvents;

/// <summary>What a delivery report of Azure Communication Services means.</summary>
public sealed class EmailEventsTranslator : ITranslator
{
    internal const string Name = "email-events";

    public string Provider => Name;

    public Translation Translate(Shop shop, Delivery delivery) => BodyReading.Of(shop, delivery, Read);

    private static Translation Read(BodyReading reading)
    {
        var data = reading.Root["data"];
        if (EmailEvent.MessageOf(data.InAnyCase("messageId").Text(), data.InAnyCase("internetMessageId").Text()) is not { } message)
        {
            return new Translation.Ignored("a report about a mail that did not leave from here");
        }

        var stated = data.InAnyCase("deliveryAttemptTimestamp").IsoTime() ?? reading.Root["eventTime"].IsoTime() ?? reading.Root["time"].IsoTime();
        var at = stated is { } said ? reading.Ours(said) : reading.ReceivedAt;
        var provider = DisplayText.Clean(data.InAnyCase("messageId").Text());
        return data.InAnyCase("status").Text()?.ToUpperInvariant() switch
        {
            "DELIVERED" => new Translation.Report(message, MessageReport.Delivered, provider, at, null),
            "BOUNCED" => new Translation.Report(message, MessageReport.Undelivered, provider, at, Dead(reading, data, SuppressionCause.Bounced, at)),
            // The service keeps a list of its own, of addresses that bounced before.
            "SUPPRESSED" => new Translation.Report(message, MessageReport.Undelivered, provider, at, Dead(reading, data, SuppressionCause.Rejected, at)),
            "QUARANTINED" or "FILTEREDSPAM" or "FAILED" => new Translation.Report(message, MessageReport.Undelivered, provider, at, null),
            // A list's address: what becomes of it with each member nobody tells.
            "EXPANDED" => new Translation.Report(message, MessageReport.Sent, provider, at, null),
            _ => new Translation.Ignored("a status that says nothing yet"),
        };
    }

    private static Fact.AddressSuppressed? Dead(BodyReading reading, Node data, SuppressionCause cause, Instant at) =>
        reading.Names.Email(data.InAnyCase("recipient").Text()) is { } address
            ? new Fact.AddressSuppressed(address, cause)
            {
                Key = $"{Name}:{reading.Delivery.Key.Id}:address",
                OccurredAt = at,
                ReceivedAt = reading.ReceivedAt,
            }
            : null;
}
