using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace PostSale.Functions.Tests.Durable;

/// <summary>One execution of an orchestrator over its history, by the platform's rules.</summary>
/// <remarks>What the platform forgives only by losing something is an error here: a cancelled wait or timer, an end with a timer open.</remarks>
internal sealed class VirtualContext(string instance) : TaskOrchestrationContext
{
    private readonly Dictionary<int, TaskCompletionSource<string?>> open = [];
    private readonly Dictionary<string, Queue<TaskCompletionSource>> waiters = [];
    private readonly Dictionary<string, int> buffered = [];
    private DateTime now;
    private bool replaying;

    public List<Asked> Asked { get; } = [];

    /// <summary>Events nobody has waited for yet.</summary>
    public IReadOnlyDictionary<string, int> Buffered => buffered;

    public int OpenTimers => Asked.OfType<Asked.Timer>().Count(timer => open.ContainsKey(timer.Task));

    public override TaskName Name => CustomerOrchestrator.Name;

    public override string InstanceId => instance;

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => now;

    public override bool IsReplaying => replaying;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    /// <summary>Runs the orchestrator from its beginning through everything that has happened.</summary>
    public static (VirtualContext Context, Task Run) Replay(string instance, IReadOnlyList<Batch> history, Func<TaskOrchestrationContext, Task> orchestrator)
    {
        var context = new VirtualContext(instance);
        var pump = new Pump();
        Task? run = null;
        foreach (var batch in history)
        {
            context.now = batch.At;
            context.replaying = batch != history[^1];
            if (run is null)
            {
                pump.Run(() => run = orchestrator(context));
            }

            foreach (var occurrence in batch.Occurrences)
            {
                pump.Run(() => context.Take(occurrence));
            }
        }

        return (context, run!);
    }

    public override async Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        var task = Asked.Count;
        Asked.Add(new Asked.Activity(task, name.Name, JsonSerializer.Serialize(input), options?.Retry?.Policy));
        return JsonSerializer.Deserialize<TResult>(await Opened(task) ?? "null")!;
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        Assert.False(cancellationToken.CanBeCanceled, "A timer that may be cancelled takes events with it.");
        Assert.Equal(DateTimeKind.Utc, fireAt.Kind);
        var task = Asked.Count;
        Asked.Add(new Asked.Timer(task, fireAt));
        return Opened(task);
    }

    // A nudge carries nothing, whatever the type says.
    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        Assert.False(cancellationToken.CanBeCanceled, "A wait that may be cancelled swallows the next event.");
        if (buffered.GetValueOrDefault(eventName) > 0)
        {
            buffered[eventName]--;
            return Task.FromResult<T>(default!);
        }

        var waiter = new TaskCompletionSource();
        (waiters.TryGetValue(eventName, out var queue) ? queue : waiters[eventName] = new()).Enqueue(waiter);
        return Nothing(waiter.Task);

        static async Task<T> Nothing(Task happened)
        {
            await happened;
            return default!;
        }
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        Assert.Null(newInput);
        Assert.True(preserveUnprocessedEvents, "What was raised and not yet heard must go on.");
        Asked.Add(new Asked.NewGeneration());
    }

    public override ILogger CreateReplaySafeLogger(string categoryName) => NullLogger.Instance;

    public override T? GetInput<T>()
        where T : default => default;

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        throw new NotSupportedException();

    public override Guid NewGuid() => throw new NotSupportedException();

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override void SetCustomStatus(object? customStatus) => throw new NotSupportedException();

    private Task<string?> Opened(int task)
    {
        var source = new TaskCompletionSource<string?>();
        open.Add(task, source);
        return source.Task;
    }

    private void Take(Occurrence occurrence)
    {
        switch (occurrence)
        {
            case Occurrence.ActivityDone done when open.Remove(done.Task, out var source):
                source.SetResult(done.Output);
                break;
            case Occurrence.ActivityFailed failed when open.Remove(failed.Task, out var source):
                source.SetException(new TaskFailedException(AdvanceCustomerFunction.Name, failed.Task, new InvalidOperationException()));
                break;
            case Occurrence.TimerFired fired when open.Remove(fired.Task, out var source):
                source.SetResult(null);
                break;
            case Occurrence.EventRaised raised when waiters.TryGetValue(raised.Name, out var queue) && queue.TryDequeue(out var waiter):
                waiter.SetResult();
                break;
            case Occurrence.EventRaised raised:
                buffered[raised.Name] = buffered.GetValueOrDefault(raised.Name) + 1;
                break;
            default:
                throw new InvalidOperationException($"Nobody waits for {occurrence}.");
        }
    }
}
