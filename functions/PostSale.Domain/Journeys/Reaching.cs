using PostSale.Domain.Customers;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;
using PostSale.Domain.Tasks;

namespace PostSale.Domain.Journeys;

/// <summary>What is to be done about a touchpoint that is due.</summary>
internal abstract record Verdict
{
    private Verdict() { }

    public sealed record Emit : Verdict;

    public sealed record Skip(Reason Reason) : Verdict;

    /// <summary>Asked again at <paramref name="At"/>, or when a fact arrives.</summary>
    /// <param name="Reason">What holds it back; null when it is not due yet.</param>
    public sealed record Later(Reason? Reason, Instant At) : Verdict;
}

/// <summary>Decides a touchpoint that is due, and writes the decision down.</summary>
internal static class Reaching
{
    /// <param name="answer">The gate's.</param>
    public static Verdict Decide(Upcoming upcoming, GateAnswer answer, Knowledge knowledge, Policies policies, DateTimeZone zone, Instant now)
    {
        // It is too late either way; what held it back, if anything still does, is the reason people want to hear.
        if (now >= upcoming.ExpiresAt)
        {
            return new Verdict.Skip(Gate.WhyExpired(Gate.ReasonOf(answer), upcoming.Purpose, knowledge, policies, upcoming.Due.At, upcoming.ExpiresAt));
        }

        return answer switch
        {
            GateAnswer.Refuse refuse => new Verdict.Skip(refuse.Reason),
            GateAnswer.Wait { Until: { } until } wait => new Verdict.Later(
                wait.Reason, Instant.Min(Schedule.Reopening(until, upcoming, policies, zone), upcoming.ExpiresAt)),
            GateAnswer.Wait wait => new Verdict.Later(wait.Reason, upcoming.ExpiresAt),
            _ when Schedule.Reopening(now, upcoming, policies, zone) is var hour && hour > now => new Verdict.Later(Reason.OwnHour, hour),
            _ => new Verdict.Emit(),
        };
    }

    public static Customer Apply(
        Verdict verdict, Upcoming upcoming, PlanBook plans, Policies policies, Customer customer, Instant now, ImmutableArray<Effect>.Builder effects)
    {
        var (run, touchpoint, occurrence) = (upcoming.Run, upcoming.Touchpoint, upcoming.Occurrence);

        // A run that has no end takes up the current version at each turn of its cycle, unless that no longer knows it.
        var cycles = touchpoint.When is Timing.Recurring or Timing.Yearly;
        var version = cycles && plans.Current.Find(run.Journey) is not null ? plans.Current.Hash : run.Version;
        var current = customer.Commitments.Runs.First(run.Is) with { Version = version };
        var commitments = customer.Commitments;
        switch (verdict)
        {
            case Verdict.Skip skip:
                effects.Add(new Effect.Note(new(now, DecisionKind.Skipped, run.Journey, run.Subject, touchpoint.Id, occurrence, skip.Reason)));
                commitments = commitments.With(current.With(new Reached(touchpoint.Id, occurrence, Standing.Skipped, skip.Reason, now)));
                break;
            case var _ when touchpoint.Task is { } task:
                effects.Add(new Effect.Assign(Ask(upcoming, task, customer, now)));
                effects.Add(new Effect.Note(new(now, DecisionKind.Assigned, run.Journey, run.Subject, touchpoint.Id, occurrence)));
                commitments = commitments.With(current.With(new Reached(touchpoint.Id, occurrence, Standing.Emitted, null, now)));
                break;
            default:
                var message = Compose(upcoming, customer, now);
                effects.Add(new Effect.Send(message));
                var today = Calendar.In(now, customer.Knowledge.ZoneOr(policies.Zone)).Date;
                var elsewhere = upcoming.Channel == touchpoint.Channel ? (Channel?)null : upcoming.Channel;
                commitments = commitments.With(current.With(new Reached(touchpoint.Id, occurrence, Standing.Emitted, null, now, Channel: elsewhere) { Survey = touchpoint.Survey }));
                commitments = commitments with
                {
                    Contacts = [.. commitments.Contacts, new(message.Id, upcoming.Channel, upcoming.Purpose, today, Made: false)],
                };
                break;
        }

        return customer with { Commitments = commitments };
    }

    private static CustomerTask Ask(Upcoming upcoming, TaskPlan task, Customer customer, Instant now) => new()
    {
        Id = TaskId.Of(customer.Key, upcoming.Effect),
        Store = customer.Store,
        Customer = customer.Key,
        Effect = upcoming.Effect,
        Version = upcoming.Run.Version,
        Kind = task.Kind,
        Priority = upcoming.Plan.Priority,
        CreatedAt = now,
        DueBy = Calendar.Later(now, task.Within),
    };

    private static Message Compose(Upcoming upcoming, Customer customer, Instant now) => new()
    {
        Id = MessageId.Of(customer.Key, upcoming.Effect),
        Store = customer.Store,
        Customer = customer.Key,
        Effect = upcoming.Effect,
        Version = upcoming.Run.Version,
        Channel = upcoming.Channel,
        Purpose = upcoming.Purpose,
        DespiteTrouble = upcoming.Touchpoint.DespiteTrouble,
        Due = upcoming.Due.At,
        ExpiresAt = upcoming.ExpiresAt,
        CreatedAt = now,
        NotBefore = now,
    };
}
