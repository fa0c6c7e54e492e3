using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Twilio.Exceptions;

namespace PostSale.Delivery.Twilio;

/// <summary>Hands each SMS and WhatsApp message to Twilio.</summary>
/// <remarks>
/// Twilio knows no key by which it would recognise a repeat. So before anything is sent a second time it is asked for what it sent to that
/// number; and where nobody knows whether it took a message, what it lists is believed, and what it does not list is not: a list may lag.
/// </remarks>
/// <param name="messages">The library.</param>
/// <param name="outbox">Knows the words of a message that is looked for.</param>
/// <param name="settings">What stands under <c>Sms:Twilio</c>.</param>
/// <param name="publicUrl">Where Twilio reports to.</param>
/// <param name="limit">How long one call may take.</param>
internal sealed partial class TwilioProvider(
    ITwilioMessages messages, IOutbox outbox, TwilioSettings settings, string publicUrl, ILogger log, TimeProvider time, TimeSpan limit) : IProvider
{
    /// <summary>Shorter than the lease of a claim, also for two calls, so that no one else takes the message for lost meanwhile.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    // A person gets far fewer in the days in which a message may be tried again.
    private const int Recent = 50;

    private readonly Circuit circuit = new("Twilio", log);

    public IReadOnlyCollection<Channel> Channels { get; } = [Channel.Sms, Channel.WhatsApp];

    /// <exception cref="ArgumentException"><paramref name="message"/> is on another channel.</exception>
    public async Task<SendResult> Send(Shop shop, Message message, Content content, Instant now, CancellationToken cancellation)
    {
        var sender = shop.Settings.Sender;
        var text = message.Channel switch
        {
            Channel.Sms => new TwilioText(content.To, sender.Sms.Length > 0 ? sender.Sms : null, settings.MessagingServiceSid, content.Text, Callback(message)),
            Channel.WhatsApp => new TwilioText(OnWhatsApp(content.To), OnWhatsApp(sender.WhatsApp), null, content.Text, Callback(message)),
            _ => throw new ArgumentException("Only SMS and WhatsApp leave here.", nameof(message)),
        };
        if (!E164().IsMatch(content.To))
        {
            return new SendResult.Rejected(AddressIsDead: true);
        }

        if (circuit.Ask(now) is { } wait)
        {
            return new SendResult.Retry(wait);
        }

        // The first attempt ended with "not taken", by a server that may have failed after taking it.
        if (message.Attempt > 1)
        {
            switch (await Find(text.To, text.Body))
            {
                case LookupResult.Taken taken:
                    return new SendResult.Accepted(taken.ProviderId);
                case LookupResult.CannotTell:
                    return new SendResult.Retry(null);
            }
        }

        return await Create(text, now);
    }

    public async Task<LookupResult> Lookup(Message message, CancellationToken cancellation) =>
        await outbox.Find(message.Id, cancellation) is { Content: { } content }
        && await Find(message.Channel == Channel.WhatsApp ? OnWhatsApp(content.To) : content.To, content.Text) is LookupResult.Taken taken
            ? taken
            : new LookupResult.CannotTell();

    private async Task<SendResult> Create(TwilioText text, Instant now)
    {
        try
        {
            var sid = await messages.Create(text).WaitAsync(limit, time);
            circuit.Close();
            return new SendResult.Accepted(sid);
        }
        catch (ApiException refusal) when (refusal.Status >= 400)
        {
            // Its words may quote the number.
            log.LogInformation("Twilio answered {Status} with code {Code}.", refusal.Status, refusal.Code);
            var answer = TwilioAnswer.Of(refusal.Status, refusal.Code);
            if (answer.AgainstUs is { } why)
            {
                return new SendResult.Retry(circuit.Open(now, why));
            }

            circuit.Close();
            return answer.Result;
        }
        catch (Exception failure)
        {
            log.LogWarning("A call to Twilio broke off ({Failure}); whether it took the message is unknown.", Kind(failure));
            return new SendResult.Unknown();
        }
    }

    private async Task<LookupResult> Find(string to, string body)
    {
        try
        {
            var found = (await messages.To(to, Recent).WaitAsync(limit, time)).FirstOrDefault(one => Same(one.Body, body));
            return found.Sid is { } sid ? new LookupResult.Taken(sid) : new LookupResult.NeverTaken();
        }
        catch (Exception failure)
        {
            log.LogWarning("Twilio could not be asked what it sent ({Failure}).", Kind(failure));
            return new LookupResult.CannotTell();
        }
    }

    // A trial account writes a sentence before each text; line breaks may come back otherwise than they went.
    private static bool Same(string? sent, string body) =>
        sent is not null && sent.ReplaceLineEndings("\n").Trim().EndsWith(body.ReplaceLineEndings("\n").Trim(), StringComparison.Ordinal);

    /// <summary>Which message it is stands in the address, which Twilio's signature covers. Twilio refuses addresses it cannot reach.</summary>
    private Uri? Callback(Message message) =>
        new Uri($"{publicUrl.TrimEnd('/')}/webhooks/{message.Store}/twilio/status?message={message.Id}") is { IsLoopback: false } url ? url : null;

    private static string OnWhatsApp(string number) => $"whatsapp:{number}";

    private static string Kind(Exception failure) =>
        failure is ApiException { Status: var status and > 0 } ? status.ToString(CultureInfo.InvariantCulture) : failure.GetType().Name;

    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z")]
    private static partial Regex E164();
}
