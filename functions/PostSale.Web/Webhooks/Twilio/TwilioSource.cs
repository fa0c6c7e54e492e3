using Microsoft.AspNetCore.Http;
using PostSale.Application.Settings;
using PostSale.Domain.Messages;
using PostSale.Web.Webhooks.Verification;

namespace PostSale.Web.Webhooks.Twilio;

/// <summary>How Twilio signs and packs: a form, under the account's token, bound to the address it was sent to.</summary>
internal abstract class TwilioSource(PostSaleSettings settings, string kind) : IWebhookSource
{
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly string[] Both = [Form, "application/json"];

    public string Provider => "twilio";

    public string Path => $"twilio/{kind}";

    public IReadOnlyList<string> MediaTypes => Both;

    public IReadOnlyList<string> Secrets(StoreSettings store) => settings.Sms.Twilio.AuthTokens;

    public Opened Open(Shop shop, WebhookHead head, ReadOnlyMemory<byte> body, Moment moment)
    {
        if (TwilioFields.Read(body) is not { } fields)
        {
            return new Opened.Refused(new(400, "The body is neither a form nor a JSON object."));
        }

        // From the settings, never from the request: a proxy, or whoever writes to it, may call this host anything.
        var url = $"{settings.PublicUrl.TrimEnd('/')}/webhooks/{shop.Id}/{Path}{head.Query}";
        var header = head.Headers.Single("X-Twilio-Signature");
        var verdict = head.MediaType.Equals(Form, StringComparison.OrdinalIgnoreCase)
            ? TwilioSignature.Verify(header, url, fields.All, settings.Sms.Twilio.AuthTokens)
            : TwilioSignature.VerifyBody(header, url, body.Span, settings.Sms.Twilio.AuthTokens);
        if (verdict is not Verdict.Valid valid)
        {
            return new Opened.Refused(Refusal.For(verdict) ?? Refusal.Malformed);
        }

        return Id(fields) is { } id && DeliveryIds.IsValid(id)
            ? new Opened.Accepted(
                [
                    new()
                    {
                        Key = new(shop.Id, Provider, id),
                        Topic = Topic(url),
                        Body = body,
                        ReceivedAt = moment.Now,
                        ClockAhead = moment.Ahead,
                    },
                ],
                valid.Secret)
            : new Opened.Refused(new(400, "The body does not name its message."));
    }

    public virtual Task Answer(HttpResponse response, int count) => Answers.Received(response, count);

    protected abstract string? Id(TwilioFields fields);

    protected abstract string Topic(string url);
}

/// <summary>What became of a message of ours. Which one stands in the address, which the signature covers.</summary>
internal sealed class TwilioStatusSource(PostSaleSettings settings) : TwilioSource(settings, "status")
{
    public const string MessageField = "message";

    protected override string? Id(TwilioFields fields) =>
        fields["MessageSid"] is { Length: > 0 } sid && fields["MessageStatus"] is { Length: > 0 } status ? $"status:{sid}:{status}" : null;

    protected override string Topic(string url) =>
        MessageId.TryParse(TwilioUrl.Query(url).FirstOrDefault(pair => pair.Name == MessageField).Value, out var message) ? $"status:{message}" : "status:";
}

/// <summary>What somebody wrote to one of the shop's numbers.</summary>
internal sealed class TwilioInboundSource(PostSaleSettings settings) : TwilioSource(settings, "inbound")
{
    /// <summary>Empty: whether to answer, and what, is a person's or Twilio's own business.</summary>
    public override Task Answer(HttpResponse response, int count)
    {
        response.ContentType = "text/xml";
        return response.WriteAsync("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>");
    }

    protected override string? Id(TwilioFields fields) => fields["MessageSid"] is { Length: > 0 } sid ? $"inbound:{sid}" : null;

    protected override string Topic(string url) => "inbound";
}
