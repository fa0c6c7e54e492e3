#nullable disable
namespace Azure.Messaging.ServiceBus
{
    public class ServiceBusMessage
    {
        public ServiceBusMessage() { }

        public ServiceBusMessage(BinaryData body) => Body = body;

        public ServiceBusMessage(ReadOnlyMemory<byte> body) => Body = new BinaryData(body);

        public ServiceBusMessage(string body) => Body = new BinaryData(body);

        public IDictionary<string, object> ApplicationProperties { get; } = new Dictionary<string, object>();

        public BinaryData Body { get; set; }

        public string ContentType { get; set; }

        public string CorrelationId { get; set; }

        public string MessageId { get; set; }

        public DateTimeOffset ScheduledEnqueueTime { get; set; }

        public string SessionId { get; set; }

        public string Subject { get; set; }

        public TimeSpan TimeToLive { get; set; } = TimeSpan.MaxValue;
    }

    public class ServiceBusReceivedMessage
    {
        internal ServiceBusReceivedMessage() { }

        public IReadOnlyDictionary<string, object> ApplicationProperties { get; internal init; }

        public BinaryData Body { get; internal init; }

        public string ContentType { get; internal init; }

        public string CorrelationId { get; internal init; }

        public int DeliveryCount { get; internal init; }

        public string MessageId { get; internal init; }

        public string Subject { get; internal init; }
    }

    public enum ServiceBusMessageState
    {
        Active,
        Deferred,
        Scheduled,
    }

    public static class ServiceBusModelFactory
    {
        public static ServiceBusReceivedMessage ServiceBusReceivedMessage(
            BinaryData body = null,
            string messageId = null,
            string partitionKey = null,
            string viaPartitionKey = null,
            string sessionId = null,
            string replyToSessionId = null,
            TimeSpan timeToLive = default,
            string correlationId = null,
            string subject = null,
            string to = null,
            string contentType = null,
            string replyTo = null,
            DateTimeOffset scheduledEnqueueTime = default,
            IDictionary<string, object> properties = null,
            Guid lockTokenGuid = default,
            int deliveryCount = 0,
            DateTimeOffset lockedUntil = default,
            long sequenceNumber = -1,
            string deadLetterSource = null,
            long enqueuedSequenceNumber = 0,
            DateTimeOffset enqueuedTime = default,
            ServiceBusMessageState serviceBusMessageState = ServiceBusMessageState.Active) => new()
            {
                Body = body,
                MessageId = messageId,
                CorrelationId = correlationId,
                Subject = subject,
                ContentType = contentType,
                ApplicationProperties = properties is null ? new Dictionary<string, object>() : new Dictionary<string, object>(properties),
                DeliveryCount = deliveryCount,
            };
    }
}
