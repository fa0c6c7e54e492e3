using Azure.Messaging.ServiceBus;
using AzureStandIns;

namespace Microsoft.Azure.Functions.Worker
{
    public class ServiceBusMessageActions
    {
        protected ServiceBusMessageActions() { }

        public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) => throw StandIn.Absent;

        public virtual Task AbandonMessageAsync(
            ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null, CancellationToken cancellationToken = default) =>
            throw StandIn.Absent;

        public virtual Task DeadLetterMessageAsync(
            ServiceBusReceivedMessage message,
            Dictionary<string, object>? propertiesToModify = null,
            string? deadLetterReason = null,
            string? deadLetterErrorDescription = null,
            CancellationToken cancellationToken = default) => throw StandIn.Absent;

        public virtual Task DeferMessageAsync(
            ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null, CancellationToken cancellationToken = default) =>
            throw StandIn.Absent;

        public virtual Task RenewMessageLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) => throw StandIn.Absent;
    }
}
