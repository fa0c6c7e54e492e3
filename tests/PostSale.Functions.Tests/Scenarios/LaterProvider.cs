using System.Collections.Concurrent;
using PostSale.Application;
using PostSale.Domain.Strategies;

namespace PostSale.Functions.Tests.Scenarios;

/// <summary>Takes a message when it has said "later" often enough.</summary>
internal sealed class LaterProvider(int attempts) : IProvider
{
    private readonly ConcurrentDictionary<MessageId, int> taken = [];

    public IReadOnlyCollection<Channel> Channels { get; } = [Channel.Email];

    /// <summary>How often each message was taken.</summary>
    public IReadOnlyDictionary<MessageId, int> Taken => taken;

    public Task<SendResult> Send(Shop shop, Message message, Content content, Instant now, CancellationToken cancellation)
    {
        if (message.Attempt <= attempts)
        {
            return Task.FromResult<SendResult>(new SendResult.Retry(null));
        }

        taken.AddOrUpdate(message.Id, 1, (_, count) => count + 1);
        return Task.FromResult<SendResult>(new SendResult.Accepted("p"));
    }

    public Task<LookupResult> Lookup(Message message, CancellationToken cancellation) => Task.FromResult<LookupResult>(new LookupResult.CannotTell());
}
