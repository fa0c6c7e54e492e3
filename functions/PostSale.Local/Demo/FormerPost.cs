using NodaTime;
using PostSale.Application;
using PostSale.Application.Ports;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;

namespace PostSale.Local.Demo;

/// <summary>Takes what was sent long ago without leaving a file: the dashboard shows it, and tens of thousands of old mails help nobody.</summary>
/// <param name="since">From then on files are left.</param>
internal sealed class FormerPost(IProvider pickup, Instant since) : IProvider
{
    public IReadOnlyCollection<Channel> Channels => pickup.Channels;

    public Task<SendResult> Send(Shop shop, Message message, Content content, Instant now, CancellationToken cancellation) => now < since
        ? Task.FromResult<SendResult>(new SendResult.Accepted(message.Id.ToString()))
        : pickup.Send(shop, message, content, now, cancellation);

    public Task<LookupResult> Lookup(Message message, CancellationToken cancellation) => pickup.Lookup(message, cancellation);
}
