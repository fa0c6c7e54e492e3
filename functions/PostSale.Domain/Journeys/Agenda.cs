using PostSale.Domain.Customers;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Journeys;

/// <summary>A touchpoint of a run that has not been reached yet, and when it falls due.</summary>
/// <param name="Waits">Another touchpoint must be over first, and is not. Its own expiry runs all the same.</param>
/// <param name="Channel">Where it would go: the channel it prefers, or the first fallback that works while that one does not.</param>
internal sealed record Upcoming(
    JourneyPlan Plan, JourneyRun Run, Order? Order, Touchpoint Touchpoint, int Occurrence, bool Waits, Channel Channel, Due Due, Instant ExpiresAt, Purpose Purpose)
{
    public EffectId Effect { get; } = new(Run.Journey, Run.Subject, Touchpoint.Id, Occurrence);
}

/// <summary>A touchpoint of a run that cannot be dated yet.</summary>
/// <param name="Awaits">What it waits for: another touchpoint, a shipment, a date of the subscription.</param>
internal sealed record Undated(JourneyRun Run, Touchpoint Touchpoint, int Occurrence, Reason Awaits);

/// <summary>What lies ahead of a run.</summary>
internal static class Agenda
{
    /// <summary>The next occurrence of each touchpoint that has not been reached.</summary>
    /// <param name="orders">The customer's, by name.</param>
    public static IEnumerable<Upcoming> Of(PlanBook plans, JourneyRun run, Customer customer, Dictionary<string, Order> orders, Policies policies)
    {
        if (Find(plans, run) is not { } plan)
        {
            yield break;
        }

        var ground = Ground.Of(run, customer, orders, policies);
        foreach (var touchpoint in plan.Touchpoints)
        {
            if (Next(touchpoint, run) is { } occurrence && Schedule.Of(touchpoint, occurrence, ground) is { } due)
            {
                var expires = Calendar.Later(due.At, touchpoint.ExpiresAfter ?? policies.ExpiresAfter);
                var purpose = touchpoint.PurposeUnder(policies);
                var channel = ChannelOf(touchpoint, purpose, customer.Knowledge, policies);
                yield return new(plan, run, ground.Order, touchpoint, occurrence, Waits(touchpoint, plan, run), channel, due, expires, purpose);
            }
        }
    }

    /// <summary>Those that have no date yet, for people.</summary>
    public static IEnumerable<Undated> Undated(PlanBook plans, JourneyRun run, Customer customer, Dictionary<string, Order> orders, Policies policies)
    {
        if (Find(plans, run) is not { } plan)
        {
            return [];
        }

        var ground = Ground.Of(run, customer, orders, policies);
        return
            from touchpoint in plan.Touchpoints
            let occurrence = Next(touchpoint, run)
            where occurrence is not null
            where Schedule.Of(touchpoint, occurrence.Value, ground) is null
            select new Undated(run, touchpoint, occurrence.Value, Waits(touchpoint, plan, run) ? Reason.WaitsForAnother : Reason.NoDateYet);
    }

    /// <summary>Nothing of the plan is left to reach.</summary>
    public static bool IsOver(JourneyPlan plan, JourneyRun run) => plan.Touchpoints.All(touchpoint => Next(touchpoint, run) is null);

    private static JourneyPlan? Find(PlanBook plans, JourneyRun run) => run.IsActive ? plans.Find(run.Journey, run.Version) : null;

    // One that the run will never reach is waited for by nobody.
    private static bool Waits(Touchpoint touchpoint, JourneyPlan plan, JourneyRun run) =>
        touchpoint.After is { } other && (run.Last(other) is { } reached
            ? reached.Standing == Standing.Emitted
            : plan.Find(other) is { } planned && Next(planned, run) is not null);

    private static Channel ChannelOf(Touchpoint touchpoint, Purpose purpose, Knowledge knowledge, Policies policies)
    {
        if (touchpoint.Fallbacks.IsEmpty)
        {
            return touchpoint.Channel;
        }

        foreach (var channel in touchpoint.Channels)
        {
            if (Gate.Reaches(channel, purpose, knowledge, policies))
            {
                return channel;
            }
        }

        return touchpoint.Channel;
    }

    /// <summary>Which occurrence of a touchpoint a run reaches next; null when it reaches it no more.</summary>
    public static int? Next(Touchpoint touchpoint, JourneyRun run)
    {
        if (run.ShortForm && !touchpoint.InShortForm)
        {
            return null;
        }

        return (run.Last(touchpoint.Id), touchpoint.When) switch
        {
            (null, _) => 1,
            ({ Occurrence: < int.MaxValue } last, Timing.Recurring or Timing.Yearly) => last.Occurrence + 1,
            _ => null,
        };
    }
}
