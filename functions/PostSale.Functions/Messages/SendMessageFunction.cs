using Azure.Messaging.ServiceBus;
using Microsoft.DurableTask.Client;
using PostSale.Application.Messages;
using PostSale.Application.Telemetry;
using PostSale.Azure.ServiceBus;
using PostSale.Functions.Customers;

namespace PostSale.Functions.Messages;

/// <summary>Answers a doorbell of the queue.</summary>
/// <remarks>
/// The queue's message is completed after everything is committed, so a crash rings again; the outbox decides whether there is still
/// anything to send. Attempts at the provider are counted there too: what the queue counts is how often answering the bell failed.
/// </remarks>
public sealed class SendMessageFunction(SendMessage send, IClock clock, ILogger<SendMessageFunction> log)
{
    /// <summary>How often a bell is answered in vain before it is laid aside. The queue's own limit is the same.</summary>
    public const int MostDeliveries = 10;

    [Function("SendMessage")]
    public async Task Run(
        [ServiceBusTrigger(Doorbell.Queue, Connection = Doorbell.Connection, AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        if (Doorbell.Read(message.Body) is not { } reference)
        {
            log.LogError("A message of the queue is no doorbell and was laid aside");
            Measures.DeadRing("NoDoorbell");
            await actions.DeadLetterMessageAsync(
                message, deadLetterReason: "NoDoorbell", deadLetterErrorDescription: "The body names no customer and message.", cancellationToken: cancellation);
            return;
        }

        try
        {
            await send.Run(reference, clock.GetCurrentInstant(), cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && message.DeliveryCount >= MostDeliveries)
        {
            // The message itself still waits in the outbox, where the sweeper finds it; here lies the word that something is wrong.
            log.LogError("Message {Message} could not be sent {Count} times: {Failure}", reference.Message, message.DeliveryCount, failure.GetType().Name);
            Measures.DeadRing("Failed");
            await actions.DeadLetterMessageAsync(
                message, deadLetterReason: "Failed", deadLetterErrorDescription: failure.GetType().Name, cancellationToken: CancellationToken.None);
            return;
        }

        // What is committed is done, whether or not the host is stopping.
        await actions.CompleteMessageAsync(message, CancellationToken.None);
        await new DurableNudge(client, log).Ring([reference.Customer], cancellation);
    }
}
