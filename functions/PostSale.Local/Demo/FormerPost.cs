using NodaTime;
using PostSale.Application;
using PostSale.Application.Ports;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;

namespace PostSale.Local.Demo;

/// <summary>Takes what was sent long ago without leaving a file: the dashboard shows it, and tens of thousands of old mails help nobody.</summary>
/// <param name="leaves">Whether a file is left of it.</param>
/// <param name="arrived">Told of everything that went.</param>
internal sealed class FormerPost(IProvider pickup, Func<Message, Instant, bool> leaves, Action<Shop, Message, Instant> arrived) : IProvider
{
    public IReadOnlyCollection<Channel> Channels => pickup.Channels;

    public async Task<SendResult> Send(Shop shop, Message message, Content content, Instant now, CancellationToken cancellation)
    {
        var result = leaves(message, now) ? await pickup.Send(shop, message, content, now, cancellation) : new SendResult.Accepted(message.Id.ToString());
        if (result is SendResult.Accepted)
        {
            arrived(shop, message, now);
        }

        return result;
    }

    public Task<LookupResult> Lookup(Message message, CancellationToken cancellation) => pickup.Lookup(message, cancellation);
}
