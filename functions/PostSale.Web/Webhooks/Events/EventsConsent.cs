namespace PostSale.Web.Webhooks.Events;

internal static class EventsConsent
{
    public static Translation Granted(EventsBody said)
    {
        var channel = ReadChannel(said);
        var purpose = ReadPurpose(said) ?? Purpose.Marketing;
        return said.Reading.Introduce(new Fact.ConsentGranted(channel, purpose, Source(said))
        {
            Key = said.Key,
            OccurredAt = said.At,
            ReceivedAt = said.Reading.ReceivedAt,
            Person = said.Person,
        });
    }

    /// <summary>Who does not say what they no longer want, wants none of it.</summary>
    public static Translation Withdrawn(EventsBody said)
    {
        var channel = ReadChannel(said);
        return ReadPurpose(said) is { } purpose
            ? said.Reading.Introduce(Withdrawn(said, channel, purpose, said.Key))
            : said.Reading.Introduce(
                Withdrawn(said, channel, Purpose.Marketing, $"{said.Key}:marketing"),
                Withdrawn(said, channel, Purpose.Relationship, $"{said.Key}:relationship"));
    }

    private static Fact.ConsentWithdrawn Withdrawn(EventsBody said, Channel channel, Purpose purpose, string key) =>
        new(channel, purpose, Source(said))
        {
            Key = key,
            OccurredAt = said.At,
            ReceivedAt = said.Reading.ReceivedAt,
            Person = said.Person,
        };

    private static string Source(EventsBody said) =>
        DisplayText.Clean(said.Data["source"].Text()) is { Length: > 0 } source ? source : said.Reading.Delivery.Key.Provider;

    private static Channel ReadChannel(EventsBody said)
    {
        var channel = said.Data["channel"];
        switch (channel.Required(channel.Text()))
        {
            case "email":
                return Channel.Email;
            case "sms":
                return Channel.Sms;
            case "whatsapp":
                return Channel.WhatsApp;
            case "phone":
                return Channel.Phone;
            case "app":
                return Channel.App;
            case "in-person":
                return Channel.InPerson;
            default:
                channel.Fault("is none of email, sms, whatsapp, phone, app, in-person");
                return default;
        }
    }

    private static Purpose? ReadPurpose(EventsBody said)
    {
        var purpose = said.Data["purpose"];
        switch (purpose.Text())
        {
            case null:
                return null;
            case "marketing":
                return Purpose.Marketing;
            case "relationship":
                return Purpose.Relationship;
            default:
                purpose.Fault("is neither marketing nor relationship");
                return null;
        }
    }
}
