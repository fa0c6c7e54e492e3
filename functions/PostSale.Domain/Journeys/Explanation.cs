using PostSale.Domain.Customers;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Journeys;

/// <summary>Where a touchpoint stands, for people.</summary>
public enum OutlookKind { Planned, Deferred, InOutbox, Sent, Skipped, NotEntered, Left }

/// <summary>One answer to "why did, or didn't, this person get it?".</summary>
/// <param name="Touchpoint">Null where the answer is about the whole run.</param>
/// <param name="At">When it is due, is tried again, or was decided.</param>
/// <param name="Local">The same in the customer's zone.</param>
public sealed record Outlook(
    JourneyId Journey, string Subject, TouchpointId? Touchpoint, int Occurrence, OutlookKind Kind, Reason? Reason, Instant? At, LocalDateTime? Local);

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
                outlooks.Add(new(run.Journey, run.Subject, null, 0, OutlookKind.Left, reason, null, null));
            }

            outlooks.AddRange(run.Reached.Select(reached => new Outlook(
                run.Journey, run.Subject, reached.Touchpoint, reached.Occurrence, Kind(reached.Standing), reached.Reason, reached.At, Local(reached.At))));
        }

        var queue = new Queue(policies, zone, now);
        var ahead = Journey.Ahead(plans, customer, customer.Knowledge.OrdersByName(), policies).ConvertAll(upcoming => (Upcoming: upcoming, Verdict: queue.Decide(upcoming, customer)));
        foreach (var (upcoming, verdict) in ahead.OrderBy(one => one.Upcoming.Due.At))
        {
            var later = verdict as Verdict.Later;
            var at = later?.At ?? upcoming.Due.At;
            outlooks.Add(new(
                upcoming.Run.Journey, upcoming.Run.Subject, upcoming.Touchpoint.Id, upcoming.Occurrence,
                later?.Reason is null ? OutlookKind.Planned : OutlookKind.Deferred, later?.Reason, at, Local(at)));
        }

        outlooks.AddRange(NotEntered(plans.Current, policies, customer));
        return outlooks.ToImmutable();

        LocalDateTime Local(Instant at) => Calendar.In(at, zone);
    }

    private static IEnumerable<Outlook> NotEntered(StrategyPlan plan, Policies policies, Customer customer) =>
        from journey in plan.Journeys
        where journey.Subject == SubjectKind.Order
        from order in customer.Knowledge.Orders
        where order.PaidAt is not null
            && !customer.Commitments.Runs.Any(run => run.Journey == journey.Id && order.Shares([run.OrderName]))
        let reason = Entries.WhyNot(journey, order, policies)
        where reason is not null
        select new Outlook(journey.Id, order.Refs[0], null, 0, OutlookKind.NotEntered, reason, null, null);

    private static OutlookKind Kind(Standing standing) => standing switch
    {
        Standing.Emitted => OutlookKind.InOutbox,
        Standing.Sent => OutlookKind.Sent,
        _ => OutlookKind.Skipped,
    };
}
