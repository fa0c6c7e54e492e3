using MailKit;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Logging;
using MimeKit;
using PostSale.Delivery.Mime;

namespace PostSale.Delivery.Smtp;

/// <summary>Hands each mail to a mail server.</summary>
/// <remarks>
/// SMTP has no names that a server would recognise a repeat by, and cannot be asked later. So what was lost after the end of a mail was
/// sent stays unknown; whatever was lost before is definitely not taken.
/// </remarks>
public sealed class SmtpProvider : IProvider, IAsyncDisposable
{
    // Shorter than the lease of a claim, so that no one else takes the message for lost while it is under way.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // A host that stops lets a conversation come to its end.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly SmtpConnections connections;
    private readonly Circuit circuit;
    private readonly TimeProvider time;
    private readonly TimeSpan limit;
    private readonly ILogger log;

    public SmtpProvider(SmtpSettings settings, ILogger<SmtpProvider> log)
        : this(settings, log, TimeProvider.System, () => new SmtpClient(), Limit) { }

    internal SmtpProvider(SmtpSettings settings, ILogger log, TimeProvider time, Func<SmtpClient> make, TimeSpan limit)
    {
        (this.log, this.time, this.limit) = (log, time, limit);
        connections = new(settings, time, make);
        circuit = new("The mail server", log);
    }

    public IReadOnlyCollection<Channel> Channels { get; } = [Channel.Email];

    /// <exception cref="ArgumentException"><paramref name="message"/> is on another channel.</exception>
    public async Task<SendResult> Send(Shop shop, Message message, Content content, Instant now, CancellationToken cancellation)
    {
        if (message.Channel != Channel.Email)
        {
            throw new ArgumentException("Only e-mail leaves here.", nameof(message));
        }

        var sender = shop.Settings.Sender;
        switch (MimeBuilder.Build(sender, shop.Policies.Zone, message, content, now))
        {
            case MimeResult.Built mail when circuit.Ask(now) is { } wait:
                return new SendResult.Retry(wait);
            case MimeResult.Built mail:
                return await Send(mail, sender.Email, now, cancellation);
            case MimeResult.BadRecipient:
                return new SendResult.Rejected(AddressIsDead: true);
            default:
                return new SendResult.Rejected(AddressIsDead: false);
        }
    }

    public Task<LookupResult> Lookup(Message message, CancellationToken cancellation) => Task.FromResult<LookupResult>(new LookupResult.CannotTell());

    public ValueTask DisposeAsync() => connections.DisposeAsync();

    private async Task<SendResult> Send(MimeResult.Built mail, string sender, Instant now, CancellationToken cancellation)
    {
        using var end = new CancellationTokenSource(limit, time);
        using var stopping = cancellation.Register(() => end.CancelAfter(Grace));
        var attempt = await Attempt(mail, sender, now, fresh: false, end.Token);

        // The server may have ended a kept connection meanwhile. The mail did not leave, so a new one is no second sending.
        return attempt is { WasKept: true, Result: SendResult.Retry } && !end.IsCancellationRequested
            ? (await Attempt(mail, sender, now, fresh: true, end.Token)).Result
            : attempt.Result;
    }

    private async Task<(SendResult Result, bool WasKept)> Attempt(MimeResult.Built mail, string sender, Instant now, bool fresh, CancellationToken end)
    {
        SmtpConnections.Connection connection;
        try
        {
            connection = await connections.Take(fresh, end);
        }
        catch (Exception failure)
        {
            return (new SendResult.Retry(end.IsCancellationRequested ? null : circuit.Open(now, SmtpTrouble.Why(failure))), false);
        }

        using var whole = MimeMessage.Load(new MemoryStream(mail.Bytes.ToArray()), CancellationToken.None);
        var handover = new Handover(mail.Bytes.Length);
        var wasKept = connection.Mails > 0;
        var usable = true;
        try
        {
            var said = await connection.Client.SendAsync(
                MimeBuilder.Format, whole, MailboxAddress.Parse(sender), [MailboxAddress.Parse(mail.To)], end, handover);
            circuit.Close();
            return (new SendResult.Accepted(DisplayText.Clean(said)), wasKept);
        }
        catch (SmtpCommandException refusal)
        {
            // 421 ends the conversation; after all others it goes on.
            usable = refusal.StatusCode != SmtpStatusCode.ServiceNotAvailable;
            return (Answer(refusal, handover.IsWhole, now), wasKept && !usable);
        }
        catch (ServiceNotAuthenticatedException)
        {
            usable = false;
            return (new SendResult.Retry(circuit.Open(now, SmtpAnswer.AnotherSignIn)), false);
        }
        catch (Exception failure)
        {
            usable = false;
            log.LogWarning(
                "A conversation with the mail server broke off ({Failure}); {Outcome}.",
                failure.GetType().Name, handover.IsWhole ? "whether it took the mail is unknown" : "it did not take the mail");
            return (handover.IsWhole ? new SendResult.Unknown() : new SendResult.Retry(null), wasKept);
        }
        finally
        {
            await connections.Give(connection, usable);
        }
    }

    private SendResult Answer(SmtpCommandException refusal, bool handedOver, Instant now)
    {
        var answer = SmtpAnswer.Of(refusal.ErrorCode, (int)refusal.StatusCode, refusal.Message, handedOver);
        log.LogInformation(
            "The mail server answered {Code} to {Stage}.", SmtpAnswer.Code((int)refusal.StatusCode, refusal.Message), refusal.ErrorCode);
        if (answer.AgainstUs is { } why)
        {
            return new SendResult.Retry(circuit.Open(now, why));
        }

        circuit.Close();
        return answer.Result;
    }
}
