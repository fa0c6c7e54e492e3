using PostSale.Application.Settings;
using PostSale.Domain.Messages;

namespace PostSale.Web.Webhooks.Twilio;

/// <summary>What Twilio's deliveries mean.</summary>
public sealed class TwilioTranslator(PostSaleSettings settings) : ITranslator
{
    private const string Status = "status:";

    public string Provider => "twilio";

    public Translation Translate(Shop shop, Delivery delivery)
    {
        if (TwilioFields.Read(delivery.Body) is not { } fields)
        {
            return new Translation.Invalid("The body is neither a form nor a JSON object.");
        }

        // Of a sub-account, say, that shares the token.
        if (settings.Sms.Twilio.AccountSid is { Length: > 0 } ours && fields["AccountSid"] is { } account && account != ours)
        {
            return new Translation.Ignored("of another Twilio account");
        }

        return delivery.Topic.StartsWith(Status, StringComparison.Ordinal)
            ? MessageId.TryParse(delivery.Topic[Status.Length..], out var message)
                ? TwilioStatus.Read(shop, delivery, fields, message)
                : new Translation.Ignored("the status of a message that did not leave from here")
            : TwilioReply.Read(shop, delivery, fields);
    }
}
