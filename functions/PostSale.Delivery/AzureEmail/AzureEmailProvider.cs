using Microsoft.Extensions.Logging;
using PostSale.Delivery.Mime;

namespace PostSale.Delivery.AzureEmail;

/// <summary>Hands each mail to Azure Communication Services.</summary>
/// <remarks>
/// Each sending is named by the message's id, and the service can be asked about it by that name: before anything is sent a second time,
/// and where nobody heard what became of it. So nothing is sent twice.
/// </remarks>
/// <param name="limit">How long one call may take.</param>
internal sealed class AzureEmailProvider(IAzureEmail service, Pace pace, ILogger log, TimeProvider time, TimeSpan limit) : IProvider
{
    /// <summary>Shorter than the lease of a claim, also for two calls, so that no one else takes the message for lost meanwhile.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Circuit circuit = new("Azure Communication Services", log);

    public IReadOnlyCollection<Channel> Channels { get; } = [Channel.Email];

    /// <summary>The name of a message's sending; what reports say of it is found again by that.</summary>
    public static Guid Operation(MessageId message) => Guid.ParseExact(message.Value, "N");

    /// <exception cref="ArgumentException"><paramref name="message"/> is on another channel.</exception>
    public async Task<SendResult> Send(Shop shop, Message message, Content content, Instant now, CancellationToken cancellation)
    {
        if (message.Channel != Channel.Email)
        {
            throw new ArgumentException("Only e-mail leaves here.", nameof(message));
        }

        // Built only for its checks: what may not leave as a mail of our own may not leave here.
        switch (MimeBuilder.Build(shop.Settings.Sender, shop.Policies.Zone, message, content, now))
        {
            case MimeResult.BadRecipient:
                return new SendResult.Rejected(AddressIsDead: true);
            case MimeResult.Built mail:
                return await Send(message, AzureMail.Of(shop.Settings.Sender, message, content, mail.To), now);
            default:
                return new SendResult.Rejected(AddressIsDead: false);
        }
    }

    public async Task<LookupResult> Lookup(Message message, CancellationToken cancellation)
    {
        using var end = new CancellationTokenSource(limit, time);
        try
        {
            return AzureMeaning.OfAsk(await service.Ask(Operation(message.Id), end.Token), message.Id.Value);
        }
        catch (Exception failure)
        {
            log.LogWarning("Azure Communication Services could not be asked about a sending ({Failure}).", failure.GetType().Name);
            return new LookupResult.CannotTell();
        }
    }

    private async Task<SendResult> Send(Message message, Azure.Communication.Email.EmailMessage mail, Instant now)
    {
        if (circuit.Ask(now) is { } wait)
        {
            return new SendResult.Retry(wait);
        }

        // An attempt that ended with an error may have been taken all the same. Without asking, one that only had to wait would be slow.
        if (message.Attempt > 1)
        {
            switch (await Lookup(message, CancellationToken.None))
            {
                case LookupResult.Taken taken:
                    return new SendResult.Accepted(taken.ProviderId);
                case LookupResult.CannotTell:
                    return new SendResult.Retry(null);
            }
        }

        return pace.Take(now, message.Purpose == Purpose.Transactional) is { } turn ? new SendResult.Retry(turn) : await Call(message, mail, now);
    }

    private async Task<SendResult> Call(Message message, Azure.Communication.Email.EmailMessage mail, Instant now)
    {
        // Not the host's own end: a call under way is heard to its end.
        using var end = new CancellationTokenSource(limit, time);
        try
        {
            var answer = await service.Send(mail, Operation(message.Id), end.Token);
            var meaning = AzureMeaning.OfSend(answer, message.Id.Value, now);
            if (meaning.AgainstUs is { } why)
            {
                return new SendResult.Retry(circuit.Open(now, why));
            }

            circuit.Close();
            if (answer.Status == 429)
            {
                pace.Close(now + AzureMeaning.Pause(answer.RetryAfter, now));
            }

            return meaning.Result;
        }
        catch (Exception failure)
        {
            log.LogWarning("A call to Azure Communication Services broke off ({Failure}); whether it took the mail is unknown.", failure.GetType().Name);
            return new SendResult.Unknown();
        }
    }
}
