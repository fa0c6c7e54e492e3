using System.Text.Json;

namespace PostSale.Functions.Tests.Durable;

/// <summary>A task hub in virtual time: instances, their timers, activities and events, each at its own moment and in order.</summary>
/// <param name="activity">What AdvanceCustomer does; it looks at the store when it begins.</param>
internal sealed class Hub(DateTime start, Func<AdvanceRequest, Task<AdvanceOutcome>> activity)
{
    private readonly Dictionary<string, Instance> instances = [];
    private readonly PriorityQueue<Due, (DateTime At, int Order)> agenda = new();
    private int order;

    private readonly Lock gate = new();

    public DateTime Now { get; private set; } = start;

    /// <summary>Told whenever time has moved.</summary>
    public Action<DateTime> Moved { get; init; } = _ => { };

    /// <summary>How long an activity takes after it has looked at the store.</summary>
    public TimeSpan ActivityTakes { get; set; } = TimeSpan.Zero;

    /// <summary>How much before its time a timer fires.</summary>
    public TimeSpan TimersEarlyBy { get; set; } = TimeSpan.Zero;

    /// <summary>When activities began.</summary>
    public List<DateTime> Activities { get; } = [];

    public Instance this[string id] => instances[id];

    public bool Runs(string id) => instances.TryGetValue(id, out var instance) && instance.Runs;

    public bool Exists(string id) => instances.ContainsKey(id);

    /// <summary>Something happens outside, at its moment.</summary>
    public void At(DateTime at, Func<Task> act) => Plan(at, new Due.Act(act));

    /// <remarks>Starting and raising may come from several threads at a time.</remarks>
    public void Start(string id)
    {
        using var one = gate.EnterScope();
        if (!instances.TryGetValue(id, out var instance))
        {
            instances.Add(id, instance = new(id, CustomerOrchestrator.Run));
        }

        Plan(instance, instance.Start(Now));
    }

    public void Raise(string id, string name)
    {
        using var one = gate.EnterScope();
        Plan(Now, new Due.Delivery(id, new Occurrence.EventRaised(name)));
    }

    /// <summary>Lives until a moment.</summary>
    public async Task Run(DateTime until)
    {
        while (agenda.TryPeek(out var due, out var when) && when.At <= until)
        {
            agenda.Dequeue();
            if (when.At > Now)
            {
                Now = when.At;
                Moved(Now);
            }

            switch (due)
            {
                case Due.Act act:
                    await act.Do();
                    break;
                case Due.Attempt attempt:
                    await Attempt(attempt);
                    break;
                case Due.Delivery delivery:
                    Deliver(delivery);
                    break;
            }
        }

        Now = until;
        Moved(Now);
    }

    // What reaches an instance at one moment reaches it together.
    private void Deliver(Due.Delivery first)
    {
        var (batch, others) = (new List<Occurrence> { first.Occurrence }, new List<(Due, (DateTime, int))>());
        while (agenda.TryPeek(out var next, out var when) && when.At <= Now)
        {
            agenda.Dequeue();
            if (next is Due.Delivery same && same.Instance == first.Instance)
            {
                batch.Add(same.Occurrence);
            }
            else
            {
                others.Add((next, when));
            }
        }

        agenda.EnqueueRange(others);
        if (instances[first.Instance] is { Runs: true } instance)
        {
            Plan(instance, instance.Take(Now, batch));
        }
    }

    private async Task Attempt(Due.Attempt attempt)
    {
        Activities.Add(Now);
        Assert.Equal(AdvanceCustomerFunction.Name, attempt.Activity.Name);
        var began = Now;
        try
        {
            var outcome = await activity(JsonSerializer.Deserialize<AdvanceRequest>(attempt.Activity.Input)!);
            Plan(began + ActivityTakes, new Due.Delivery(attempt.Instance, new Occurrence.ActivityDone(attempt.Activity.Task, JsonSerializer.Serialize(outcome))));
        }
        catch (StoreUnavailableException)
        {
            var policy = attempt.Activity.Retry!;
            if (attempt.Number >= policy.MaxNumberOfAttempts)
            {
                Plan(began, new Due.Delivery(attempt.Instance, new Occurrence.ActivityFailed(attempt.Activity.Task)));
                return;
            }

            var pause = policy.FirstRetryInterval * Math.Pow(policy.BackoffCoefficient, attempt.Number - 1);
            Plan(began + (pause < policy.MaxRetryInterval ? pause : policy.MaxRetryInterval), attempt with { Number = attempt.Number + 1 });
        }
    }

    private void Plan(Instance instance, IReadOnlyList<Asked> asked)
    {
        foreach (var one in asked)
        {
            switch (one)
            {
                case Asked.Activity called:
                    Plan(Now, new Due.Attempt(instance.Id, called, 1));
                    break;
                case Asked.Timer timer:
                    // One so near that it cannot be early fires on time.
                    var early = timer.At - TimersEarlyBy;
                    Plan(early > Now ? early : timer.At > Now ? timer.At : Now, new Due.Delivery(instance.Id, new Occurrence.TimerFired(timer.Task)));
                    break;
            }
        }
    }

    private void Plan(DateTime at, Due due) => agenda.Enqueue(due, (at, order++));

    private abstract record Due
    {
        public sealed record Act(Func<Task> Do) : Due;

        public sealed record Attempt(string Instance, Asked.Activity Activity, int Number) : Due;

        public sealed record Delivery(string Instance, Occurrence Occurrence) : Due;
    }
}
