using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging;

namespace PostSale.Azure.ServiceBus;

/// <summary>Rings through the queue.</summary>
public sealed class ServiceBusDoorbell(ServiceBusSender sender, IClock clock, ILogger<ServiceBusDoorbell> log) : IDoorbell
{
    // Far below what one transfer may weigh.
    private const int AtOnce = 100;

    public Duration Patience { get; } = Duration.FromMinutes(1);

    public async Task Ring(IReadOnlyList<Message> messages, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        foreach (var some in messages.Chunk(AtOnce))
        {
            try
            {
                await sender.SendMessagesAsync([.. some.Select(message => Doorbell.For(message, now))], cancellation);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                // Whatever is wrong with the queue, what was committed stays committed, and the sweeper rings again.
                log.LogWarning(failure, "{Count} messages could not be rung for; the sweeper will", some.Length);
                return;
            }
        }
    }
}
