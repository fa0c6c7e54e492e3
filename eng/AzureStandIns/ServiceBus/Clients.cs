#nullable disable
using Azure.Core;
using AzureStandIns;

namespace Azure.Messaging.ServiceBus
{
    public class ServiceBusClient : IAsyncDisposable
    {
        protected ServiceBusClient() { }

        public ServiceBusClient(string connectionString) => throw StandIn.Absent;

        public ServiceBusClient(string connectionString, ServiceBusClientOptions options) => throw StandIn.Absent;

        public ServiceBusClient(string fullyQualifiedNamespace, TokenCredential credential) => throw StandIn.Absent;

        public ServiceBusClient(string fullyQualifiedNamespace, TokenCredential credential, ServiceBusClientOptions options) => throw StandIn.Absent;

        public virtual ServiceBusSender CreateSender(string queueOrTopicName) => throw StandIn.Absent;

        public virtual ServiceBusSender CreateSender(string queueOrTopicName, ServiceBusSenderOptions options) => throw StandIn.Absent;

        public virtual ValueTask DisposeAsync() => throw StandIn.Absent;
    }

    public class ServiceBusSender : IAsyncDisposable
    {
        protected ServiceBusSender() { }

        public virtual Task<long> ScheduleMessageAsync(
            ServiceBusMessage message, DateTimeOffset scheduledEnqueueTime, CancellationToken cancellationToken = default) => throw StandIn.Absent;

        public virtual Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default) => throw StandIn.Absent;

        public virtual Task SendMessagesAsync(IEnumerable<ServiceBusMessage> messages, CancellationToken cancellationToken = default) => throw StandIn.Absent;

        public virtual Task CloseAsync(CancellationToken cancellationToken = default) => throw StandIn.Absent;

        public virtual ValueTask DisposeAsync() => throw StandIn.Absent;
    }

    public class ServiceBusSenderOptions
    {
        public string Identifier { get; set; }
    }

    public class ServiceBusClientOptions
    {
        public string Identifier { get; set; }

        public ServiceBusRetryOptions RetryOptions { get; set; } = new();
    }

    public class ServiceBusRetryOptions
    {
        public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(0.8);

        public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(1);

        public int MaxRetries { get; set; } = 3;

        public TimeSpan TryTimeout { get; set; } = TimeSpan.FromMinutes(1);
    }

    public class ServiceBusException : Exception
    {
        public ServiceBusException() { }

        public ServiceBusException(
            bool isTransient,
            string message,
            string entityName = null,
            ServiceBusFailureReason reason = ServiceBusFailureReason.GeneralError,
            Exception innerException = null)
            : base(message, innerException)
        {
            IsTransient = isTransient;
            EntityPath = entityName;
            Reason = reason;
        }

        public ServiceBusException(string message, ServiceBusFailureReason reason, string entityPath = null, Exception innerException = null)
            : this(false, message, entityPath, reason, innerException) { }

        public string EntityPath { get; }

        public bool IsTransient { get; }

        public ServiceBusFailureReason Reason { get; }
    }

    public enum ServiceBusFailureReason
    {
        GeneralError,
        MessagingEntityNotFound,
        MessageLockLost,
        MessageNotFound,
        MessageSizeExceeded,
        MessagingEntityDisabled,
        QuotaExceeded,
        ServiceBusy,
        ServiceTimeout,
        ServiceCommunicationProblem,
        SessionCannotBeLocked,
        SessionLockLost,
        MessagingEntityAlreadyExists,
    }
}
