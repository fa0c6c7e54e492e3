namespace Microsoft.DurableTask
{
    public readonly struct TaskName(string name) : IEquatable<TaskName>
    {
        public string Name { get; } = name;

        public string Version { get; } = "";

        public static implicit operator TaskName(string value) => new(value);

        public static implicit operator string(TaskName value) => value.Name;

        public static bool operator ==(TaskName a, TaskName b) => a.Equals(b);

        public static bool operator !=(TaskName a, TaskName b) => !a.Equals(b);

        public bool Equals(TaskName other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

        public override bool Equals(object? obj) => obj is TaskName other && Equals(other);

        public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

        public override string ToString() => Name;
    }

    public readonly struct TaskVersion(string? version)
    {
        public string Version { get; } = version ?? "";

        public static implicit operator TaskVersion(string value) => new(value);

        public static implicit operator string(TaskVersion value) => value.Version;
    }

    public record TaskOptions
    {
        public TaskOptions(TaskRetryOptions? retry) => Retry = retry;

        public TaskOptions(TaskRetryOptions? retry = null, IDictionary<string, string>? tags = null)
        {
            Retry = retry;
            Tags = tags;
        }

        public TaskRetryOptions? Retry { get; init; }

        public IDictionary<string, string>? Tags { get; init; }

        public TaskVersion? Version { get; init; }

        public static TaskOptions FromRetryPolicy(RetryPolicy policy) => new(new TaskRetryOptions(policy));
    }

    public sealed class TaskRetryOptions(RetryPolicy policy)
    {
        public RetryPolicy? Policy { get; } = policy;

        public static TaskRetryOptions FromRetryPolicy(RetryPolicy policy) => new(policy);
    }

    public class RetryPolicy(
        int maxNumberOfAttempts, TimeSpan firstRetryInterval, double backoffCoefficient = 1, TimeSpan? maxRetryInterval = null, TimeSpan? retryTimeout = null)
    {
        public int MaxNumberOfAttempts { get; } = maxNumberOfAttempts;

        public TimeSpan FirstRetryInterval { get; } = firstRetryInterval;

        public double BackoffCoefficient { get; } = backoffCoefficient;

        public TimeSpan MaxRetryInterval { get; } = maxRetryInterval ?? TimeSpan.FromHours(1);

        public TimeSpan RetryTimeout { get; } = retryTimeout ?? Timeout.InfiniteTimeSpan;
    }

    public sealed class TaskFailedException : Exception
    {
        public TaskFailedException(string taskName, int taskId, Exception innerException)
            : this(taskName, taskId, TaskFailureDetails.FromException(innerException)) { }

        public TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails)
            : base($"Task '{taskName}' (#{taskId}) failed.")
        {
            TaskName = taskName;
            TaskId = taskId;
            FailureDetails = failureDetails;
        }

        public string TaskName { get; }

        public int TaskId { get; }

        public TaskFailureDetails FailureDetails { get; }
    }

    public record TaskFailureDetails(
        string ErrorType, string ErrorMessage, string? StackTrace, TaskFailureDetails? InnerFailure, IDictionary<string, object?>? Properties)
    {
        public static TaskFailureDetails FromException(Exception exception) =>
            new(exception.GetType().ToString(), exception.Message, exception.StackTrace, null, null);
    }

    public record StartOrchestrationOptions
    {
        public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
        {
            this.InstanceId = InstanceId;
            this.StartAt = StartAt;
        }

        public string? InstanceId { get; init; }

        public DateTimeOffset? StartAt { get; init; }

        public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

        public TaskVersion? Version { get; init; }

        public IReadOnlyList<string>? DedupeStatuses { get; init; }
    }
}

namespace Microsoft.DurableTask.Internal
{
    public interface IOrchestrationSubmitter
    {
        Task<string> ScheduleNewOrchestrationInstanceAsync(
            TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default);
    }
}
