using AzureStandIns;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask
{
    public abstract class TaskOrchestrationContext
    {
        public abstract TaskName Name { get; }

        public abstract string InstanceId { get; }

        public abstract ParentOrchestrationInstance? Parent { get; }

        public abstract DateTime CurrentUtcDateTime { get; }

        public abstract bool IsReplaying { get; }

        public virtual string Version => "";

        public virtual IReadOnlyDictionary<string, object?> Properties => throw StandIn.Absent;

        public virtual TaskOrchestrationEntityFeature Entities => throw StandIn.Absent;

        public virtual ILoggerFactory ReplaySafeLoggerFactory => throw StandIn.Absent;

        protected abstract ILoggerFactory LoggerFactory { get; }

        public abstract T? GetInput<T>();

        public virtual Task CallActivityAsync(TaskName name, TaskOptions options) => CallActivityAsync(name, null, options);

        public virtual Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null) =>
            CallActivityAsync<object>(name, input, options);

        public virtual Task<TResult?> CallActivityAsync<TResult>(TaskName name, TaskOptions options) => CallActivityAsync<TResult?>(name, null, options);

        public abstract Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null);

        public virtual Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken) =>
            CreateTimer(CurrentUtcDateTime.Add(delay), cancellationToken);

        public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

        public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

        public Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout) => throw StandIn.Absent;

        public Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout, CancellationToken cancellationToken) => throw StandIn.Absent;

        public abstract void SendEvent(string instanceId, string eventName, object payload);

        public abstract void SetCustomStatus(object? customStatus);

        public abstract Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null);

        public virtual Task<TResult?> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, TaskOptions options) => throw StandIn.Absent;

        public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, TaskOptions options) => throw StandIn.Absent;

        public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, object? input = null, TaskOptions? options = null) => throw StandIn.Absent;

        public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);

        public virtual void ContinueAsNew(ContinueAsNewOptions options) => throw StandIn.Absent;

        public abstract Guid NewGuid();

        public virtual ILogger CreateReplaySafeLogger(string categoryName) => throw StandIn.Absent;

        public virtual ILogger CreateReplaySafeLogger(Type type) => throw StandIn.Absent;

        public virtual ILogger CreateReplaySafeLogger<T>() => throw StandIn.Absent;

        public virtual int CompareVersionTo(string version) => throw StandIn.Absent;
    }

    public class ContinueAsNewOptions
    {
        public object? NewInput { get; set; }

        public bool PreserveUnprocessedEvents { get; set; } = true;

        public string? NewVersion { get; set; }
    }

    public record ParentOrchestrationInstance(TaskName Name, string InstanceId);
}

namespace Microsoft.DurableTask.Entities
{
    public abstract class TaskOrchestrationEntityFeature;
}
