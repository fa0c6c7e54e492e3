using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Twilio;

/// <summary>What somebody wrote to one of the shop's numbers.</summary>
internal static class TwilioReply
{
    private const string WhatsApp = "whatsapp:";

    public static Translation Read(Shop shop, Delivery delivery, TwilioFields fields)
    {
        var names = new Names(shop);
        if (names.Phone(Number(fields["From"])) is null)
        {
            return new Translation.Invalid("From: is no phone number");
        }

        var channel = fields["From"]!.StartsWith(WhatsApp, StringComparison.Ordinal) ? Channel.WhatsApp : Channel.Sms;

        // Whoever is unknown waits in the inbox: the word of somebody whose order is still under way counts as well.
        return new Translation.Understood(names.All, MayCreate: false, Facts(delivery, channel, Meaning(fields)));
    }

    /// <summary>Without the channel that Twilio writes before it.</summary>
    public static string? Number(string? address) =>
        address is not null && address.StartsWith(WhatsApp, StringComparison.Ordinal) ? address[WhatsApp.Length..] : address;

    // Where the account answers such words itself, it says what it took them for.
    private static ReplyMeaning Meaning(TwilioFields fields) => fields["OptOutType"] switch
    {
        "STOP" => ReplyMeaning.Stop,
        "START" => ReplyMeaning.Start,
        "HELP" => ReplyMeaning.Help,
        _ => TextReply.Read(fields["Body"]),
    };

    private static ImmutableArray<Fact> Facts(Delivery delivery, Channel channel, ReplyMeaning meaning) => meaning switch
    {
        ReplyMeaning.Stop => [Withdrawn(delivery, channel, Purpose.Relationship), Withdrawn(delivery, channel, Purpose.Marketing)],
        ReplyMeaning.Start => [Granted(delivery, channel, Purpose.Relationship), Granted(delivery, channel, Purpose.Marketing)],
        ReplyMeaning.Help => [Noted(delivery, "message.help")],
        _ => [Noted(delivery, "message.replied")],
    };

    private static Fact.ConsentWithdrawn Withdrawn(Delivery delivery, Channel channel, Purpose purpose) => new(channel, purpose, "reply")
    {
        Key = $"twilio:{delivery.Key.Id}:{Words.Of(purpose)}",
        OccurredAt = delivery.ReceivedAt,
        ReceivedAt = delivery.ReceivedAt,
    };

    private static Fact.ConsentGranted Granted(Delivery delivery, Channel channel, Purpose purpose) => new(channel, purpose, "reply")
    {
        Key = $"twilio:{delivery.Key.Id}:{Words.Of(purpose)}",
        OccurredAt = delivery.ReceivedAt,
        ReceivedAt = delivery.ReceivedAt,
    };

    private static Fact.Noted Noted(Delivery delivery, string type) => new(type)
    {
        Key = $"twilio:{delivery.Key.Id}",
        OccurredAt = delivery.ReceivedAt,
        ReceivedAt = delivery.ReceivedAt,
    };
}
