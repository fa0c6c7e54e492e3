using PostSale.Application.Messages;
using PostSale.Domain.Messages;

namespace PostSale.Functions.Messages;

/// <summary>Where there is no Service Bus: whoever rings has the messages sent there and then. Only the sweeper rings.</summary>
public sealed class SendingSweep(SendMessage send, IClock clock, ILogger<SendingSweep> log) : IDoorbell
{
    private const int AtOnce = 8;

    public Duration Patience => Duration.Zero;

    public Task Ring(IReadOnlyList<Message> messages, CancellationToken cancellation) => Parallel.ForEachAsync(
        messages,
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
        async (message, cancel) =>
        {
            try
            {
                await send.Run(new(message.Customer, message.Id), clock.GetCurrentInstant(), cancel);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                // It still waits in the outbox, and the others go.
                log.LogError("Message {Message} could not be sent: {Failure}", message.Id, failure.GetType().Name);
            }
        });
}
