namespace PostSale.Functions.Tests.Orchestration;

/// <summary>A customer's store in small: moments at which something is due, and facts to be taken in, as the activity finds them.</summary>
internal sealed class Diary
{
    public const string Customer = "0123456789abcdef0123456789abcdef";

    public static readonly DateTime Noon = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    private readonly List<DateTime> due = [];
    private readonly List<DateTime> waiting = [];

    public Diary()
    {
        Hub = new(Noon, _ => Task.FromResult(Advance()));
        At(TimeSpan.Zero, () => Hub.Start(Customer));
    }

    public Hub Hub { get; }

    public Instance Instance => Hub[Customer];

    /// <summary>When each thing that was due was done.</summary>
    public List<(DateTime Due, DateTime Done)> Done { get; } = [];

    /// <summary>When each fact was stored and taken in.</summary>
    public List<(DateTime Stored, DateTime Taken)> Facts { get; } = [];

    public bool IsDown { get; set; }

    /// <summary>How far the activity's machine lags behind.</summary>
    public TimeSpan Behind { get; set; } = TimeSpan.Zero;

    /// <summary>When activities began, counted from noon.</summary>
    public IEnumerable<TimeSpan> Activities => Hub.Activities.Select(at => at - Noon);

    public Diary Due(params TimeSpan[] after)
    {
        due.AddRange(after.Select(span => Noon + span));
        return this;
    }

    public void At(TimeSpan after, Action act) => Hub.At(Noon + after, () =>
    {
        act();
        return Task.CompletedTask;
    });

    /// <summary>A fact is stored, and then its customer nudged as <see cref="DurableNudge"/> does.</summary>
    /// <param name="brings">Something that becomes due by it, counted from noon.</param>
    public void Tell(TimeSpan after, TimeSpan? brings = null) => At(after, () =>
    {
        waiting.Add(Hub.Now);
        if (brings is { } span)
        {
            due.Add(Noon + span);
        }

        Nudge();
    });

    public void Nudge()
    {
        if (Hub.Runs(Customer))
        {
            Hub.Raise(Customer, CustomerOrchestrator.Nudge);
        }
        else
        {
            Hub.Start(Customer);
        }
    }

    public Task Live(TimeSpan until) => Hub.Run(Noon + until);

    private AdvanceOutcome Advance()
    {
        if (IsDown)
        {
            throw new StoreUnavailableException("down");
        }

        var now = Hub.Now - Behind;
        Facts.AddRange(waiting.Select(stored => (stored, Hub.Now)));
        waiting.Clear();
        foreach (var moment in due.Where(moment => moment <= now).ToList())
        {
            Done.Add((moment, Hub.Now));
            due.Remove(moment);
        }

        return new() { Due = due.Count == 0 ? null : new DateTimeOffset(due.Min()) };
    }
}
