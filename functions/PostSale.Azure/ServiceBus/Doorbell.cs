using System.Globalization;
using System.Text.Json;
using Azure.Messaging.ServiceBus;

namespace PostSale.Azure.ServiceBus;

/// <summary>What lies in the queue for a message of the outbox: where it is kept, and nothing of what it says.</summary>
/// <remarks>Members are added, never renamed; unknown ones are passed over.</remarks>
public sealed record Doorbell
{
    /// <summary>The queue's name.</summary>
    public const string Queue = "messages";

    /// <summary>The setting that holds the connection, or the section that names the namespace.</summary>
    public const string Connection = "ServiceBusConnection";

    /// <summary>Of this record; 1 so far.</summary>
    public int Version { get; init; } = 1;

    public string Customer { get; init; } = "";

    public string Message { get; init; } = "";

    /// <summary>
    /// A ring for a pending message. Its id names the attempt, so the queue's duplicate detection passes over a second ring for one
    /// attempt and never over the next attempt's.
    /// </summary>
    public static ServiceBusMessage For(Message message, Instant now)
    {
        var body = new Doorbell { Customer = message.Customer.Value, Message = message.Id.Value };
        var ring = new ServiceBusMessage(BinaryData.FromObjectAsJson(body))
        {
            MessageId = string.Create(CultureInfo.InvariantCulture, $"{message.Id}:{message.Attempt}"),
            ContentType = "application/json",
        };
        if (message.NotBefore > now)
        {
            ring.ScheduledEnqueueTime = message.NotBefore.ToDateTimeOffset();
        }

        return ring;
    }

    /// <returns>Null when the body is no doorbell.</returns>
    public static MessageRef? Read(BinaryData body)
    {
        try
        {
            return body.ToObjectFromJson<Doorbell>() is { } ring
                && CustomerKey.TryParse(ring.Customer, out var customer)
                && MessageId.TryParse(ring.Message, out var message)
                ? new(customer, message)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
