using PostSale.Domain.Customers;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Journeys;

/// <summary>A touchpoint of a run that has not been reached yet.</summary>
internal sealed record Upcoming(JourneyPlan Plan, JourneyRun Run, Touchpoint Touchpoint, int Occurrence, Due Due, Instant ExpiresAt, Purpose Purpose)
{
    public EffectId Effect { get; } = new(Run.Journey, Run.Subject, Touchpoint.Id, Occurrence);
}

/// <summary>What lies ahead of a run.</summary>
internal static class Agenda
{
    /// <summary>The next occurrence of each touchpoint that has not been reached.</summary>
    /// <param name="orders">The customer's, by name.</param>
    public static IEnumerable<Upcoming> Of(PlanBook plans, JourneyRun run, Customer customer, Dictionary<string, Order> orders, Policies policies)
    {
        if (!run.IsActive
            || plans.Find(run.Journey, run.Version) is not { } plan
            || !orders.TryGetValue(run.OrderName, out var order))
        {
            yield break;
        }

        var zone = customer.Knowledge.ZoneOr(policies.Zone);
        foreach (var touchpoint in plan.Touchpoints)
        {
            if (Next(touchpoint, run) is { } occurrence
                && Schedule.AnchorOf(touchpoint, order) is { } anchor
                && Schedule.Of(touchpoint, occurrence, anchor, customer.Key, run.Subject, policies, zone) is { } due)
            {
                var expires = Calendar.Later(due.At, touchpoint.ExpiresAfter ?? policies.ExpiresAfter);
                yield return new(plan, run, touchpoint, occurrence, due, expires, touchpoint.PurposeUnder(policies));
            }
        }
    }

    /// <summary>Nothing of the plan is left to reach.</summary>
    public static bool IsOver(JourneyPlan plan, JourneyRun run) => plan.Touchpoints.All(touchpoint => Next(touchpoint, run) is null);

    private static int? Next(Touchpoint touchpoint, JourneyRun run)
    {
        if (run.ShortForm && !touchpoint.InShortForm)
        {
            return null;
        }

        return (run.Last(touchpoint.Id), touchpoint.When) switch
        {
            (null, _) => 1,
            ({ Occurrence: < int.MaxValue } last, Timing.Recurring) => last.Occurrence + 1,
            _ => null,
        };
    }
}
