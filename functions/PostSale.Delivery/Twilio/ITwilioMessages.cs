using Twilio.Clients;
using Twilio.Rest.Api.V2010.Account;
using Number = Twilio.Types.PhoneNumber;

namespace PostSale.Delivery.Twilio;

/// <summary>One text as Twilio is to send it.</summary>
/// <param name="From">Null where the messaging service picks its own number.</param>
/// <param name="StatusCallback">Null where Twilio cannot reach us.</param>
internal sealed record TwilioText(string To, string? From, string? ServiceSid, string Body, Uri? StatusCallback);

/// <summary>The two calls of the library that are used, which has static methods only.</summary>
internal interface ITwilioMessages
{
    /// <returns>Twilio's id of it.</returns>
    Task<string> Create(TwilioText text);

    /// <summary>The newest messages to a number.</summary>
    Task<IReadOnlyList<(string Sid, string Body)>> To(string number, int most);
}

internal sealed class TwilioMessages(ITwilioRestClient client) : ITwilioMessages
{
    public async Task<string> Create(TwilioText text) => (await MessageResource.CreateAsync(
        to: new Number(text.To),
        from: text.From is null ? null : new Number(text.From),
        messagingServiceSid: text.ServiceSid,
        body: text.Body,
        statusCallback: text.StatusCallback,
        client: client)).Sid;

    public async Task<IReadOnlyList<(string Sid, string Body)>> To(string number, int most)
    {
        var messages = await MessageResource.ReadAsync(to: new Number(number), pageSize: most, limit: most, client: client);
        return [.. messages.Select(message => (message.Sid, message.Body))];
    }
}
