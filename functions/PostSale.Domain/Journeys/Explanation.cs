using PostSale.Domain.Customers;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Journeys;

/// <summary>Where a touchpoint stands, for people.</summary>
public enum OutlookKind { Planned, Deferred, InOutbox, Sent, Skipped, NotEntered, Left, Waiting, Assigned, Done }

/// <summary>One answer to "why did, or didn't, this person get it?".</summary>
/// <param name="Touchpoint">Null where the answer is about the whole run.</param>
/// <param name="At">When it is due, is tried again, or was decided; of what waits for another, when its own time is over.</param>
/// <param name="Local">The same in the customer's zone.</param>
/// <param name="Cause">The fact that ended a run, or the outcome of a task, as a word.</param>
public sealed record Outlook(
    JourneyId Journey, string Subject, TouchpointId? Touchpoint, int Occurrence, OutlookKind Kind, Reason? Reason, Instant? At, LocalDateTime? Local, string? Cause = null);

/// <summary>Explains a customer's journeys by the same rules that carry them out.</summary>
public static class Explanation
{
    public static ImmutableArray<Outlook> Of(PlanBook plans, Policies policies, Customer customer, Instant now)
    {
        var zone = customer.Knowledge.ZoneOr(policies.Zone);
        var outlooks = ImmutableArray.CreateBuilder<Outlook>();
        foreach (var run in customer.Commitments.Runs)
        {
            if (run.Ended is { } reason)
            {
                outlooks.Add(new(run.Journey, run.Subject, null, 0, OutlookKind.Left, reason, null, null, run.EndedBy));
            }

            var plan = plans.Find(run.Journey, run.Version);
            outlooks.AddRange(run.Reached.Select(reached => new Outlook(
                run.Journey, run.Subject, reached.Touchpoint, reached.Occurrence, Kind(reached.Standing, plan?.Find(reached.Touchpoint)?.Task is not null),
                reached.Reason, reached.At, Local(reached.At), reached.Outcome)));
        }

        var orders = customer.Knowledge.OrdersByName();

        var queue = new Queue(policies, zone, now);
        var ahead = Journey.Ahead(plans, customer, orders, policies).ConvertAll(upcoming => (Upcoming: upcoming, Verdict: queue.Decide(upcoming, customer)));
        foreach (var (upcoming, verdict) in ahead.OrderBy(one => one.Upcoming.Due.At))
        {
            var later = verdict as Verdict.Later;
            var at = later?.At ?? upcoming.Due.At;
            outlooks.Add(new(
                upcoming.Run.Journey, upcoming.Run.Subject, upcoming.Touchpoint.Id, upcoming.Occurrence,
                upcoming.Waits ? OutlookKind.Waiting : later?.Reason is null ? OutlookKind.Planned : OutlookKind.Deferred, later?.Reason, at, Local(at)));
        }

        outlooks.AddRange(customer.Commitments.Runs.SelectMany(run => Agenda.Undated(plans, run, customer, orders, policies)).Select(undated => new Outlook(
            undated.Run.Journey, undated.Run.Subject, undated.Touchpoint.Id, undated.Occurrence, OutlookKind.Waiting, undated.Awaits, null, null)));
        outlooks.AddRange(NotEntered(plans.Current, policies, customer, orders));
        return outlooks.ToImmutable();

        LocalDateTime Local(Instant at) => Calendar.In(at, zone);
    }

    private static IEnumerable<Outlook> NotEntered(StrategyPlan plan, Policies policies, Customer customer, Dictionary<string, Order> orders) =>
        from journey in plan.Journeys
        where journey.Subject == SubjectKind.Order
        from occasion in Occasions.Of(journey, customer.Knowledge, orders)
        where !customer.Commitments.Runs.Any(run => run.Journey == journey.Id && occasion.Order!.Shares([run.About]))
        let reason = Entries.WhyNot(journey, occasion, policies) ?? Unfit(journey, occasion, policies, customer)
        where reason is not null
        select new Outlook(journey.Id, occasion.About, null, 0, OutlookKind.NotEntered, reason, null, null);

    private static Reason? Unfit(JourneyPlan journey, Occasion occasion, Policies policies, Customer customer) =>
        journey.If is null || new Circumstances(customer.Knowledge, policies, null, occasion.Order, occasion.At).Meet(journey.If) ? null : Reason.ConditionNotMet;

    private static OutlookKind Kind(Standing standing, bool isTask) => standing switch
    {
        Standing.Emitted => isTask ? OutlookKind.Assigned : OutlookKind.InOutbox,
        Standing.Sent => OutlookKind.Sent,
        Standing.Done => OutlookKind.Done,
        _ => OutlookKind.Skipped,
    };
}
