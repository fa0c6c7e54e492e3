using PostSale.Domain.Customers;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Journeys;

/// <summary>Brings runs in flight to another version of their strategy, by a rule that a person chose.</summary>
/// <remarks>
/// What a run has reached stays reached, so nothing goes twice. What lay ahead of it and is in the new version lies ahead still, at its new
/// date. What is new there and whose date has passed is passed over: nobody gets the mails of a past they have lived otherwise.
/// </remarks>
public static class Moving
{
    /// <summary>What would become of a customer's runs that are in flight in other versions.</summary>
    /// <param name="plans">With the new version as the current one.</param>
    public static ImmutableArray<(JourneyRun Run, Fate Fate)> Of(PlanBook plans, Policies policies, Customer customer, MoveRule rule, Instant now)
    {
        var orders = customer.Knowledge.OrdersByName();
        return [.. InFlight(plans, customer, plans.Current.Hash).Select(run => (run, Of(plans, policies, customer, orders, run, plans.Current, rule, now)))];
    }

    /// <summary>Carries out what was chosen when the strategy was changed. Taken in before, it changes nothing.</summary>
    internal static Commitments Apply(
        PlanBook plans, Policies policies, Customer customer, Dictionary<string, Order> orders, IReadOnlyList<Fact> facts, Instant now,
        ImmutableArray<Effect>.Builder effects)
    {
        var changes = facts.OfType<Fact.StrategyApplied>().Where(applied => applied.Rule != MoveRule.Stay)
            .OrderBy(applied => applied.OccurredAt).ThenBy(applied => applied.Key, StringComparer.Ordinal);
        foreach (var applied in changes)
        {
            var to = plans.Version(applied.To);
            foreach (var run in InFlight(plans, customer, applied.To))
            {
                customer = customer with { Commitments = Become(plans, customer, run, Of(plans, policies, customer, orders, run, to, applied.Rule, now), now, effects) };
            }
        }

        return customer.Commitments;
    }

    // One that has entered the current version since needs no moving to an earlier one.
    private static IEnumerable<JourneyRun> InFlight(PlanBook plans, Customer customer, StrategyHash to) =>
        customer.Commitments.Runs.Where(run => run.IsActive && run.Version != to && run.Version != plans.Current.Hash);

    private static Commitments Become(PlanBook plans, Customer customer, JourneyRun run, Fate fate, Instant now, ImmutableArray<Effect>.Builder effects)
    {
        switch (fate)
        {
            case Fate.Moves moves:
                effects.AddRange(moves.PassedOver.Select(passed => new Effect.Note(new(
                    now, DecisionKind.Skipped, run.Journey, run.Subject, passed.Touchpoint, passed.Occurrence, passed.Reason))));
                effects.Add(new Effect.Note(new(now, DecisionKind.Moved, run.Journey, run.Subject, moves.At, moves.Occurrence, Reason.StrategyChanged)));
                return customer.Commitments.With(moves.Run);
            case Fate.Ends:
                effects.Add(new Effect.Note(new(now, DecisionKind.Left, run.Journey, run.Subject, Reason: Reason.StrategyChanged)));
                return Reconciliation.Cancel(
                    customer.Commitments, run with { Ended = Reason.StrategyChanged }, Reason.StrategyChanged, customer.Key, plans, now, effects);
            default:
                return customer.Commitments;
        }
    }

    private static Fate Of(
        PlanBook plans, Policies policies, Customer customer, Dictionary<string, Order> orders, JourneyRun run, StrategyPlan? to, MoveRule rule, Instant now)
    {
        switch (rule)
        {
            case MoveRule.Stay:
                return new Fate.Stays(StaysBecause.Chosen);
            case MoveRule.End:
                return new Fate.Ends();
            default:
                return plans.Find(run.Journey, run.Version) is not { } old || to is null ? new Fate.Stays(StaysBecause.VersionUnknown)
                    : to.Find(run.Journey) is not { } plan ? new Fate.Stays(StaysBecause.JourneyGone)
                    : plan.Subject != old.Subject ? new Fate.Stays(StaysBecause.OtherSubject)
                    : run.Reached.Any(reached => reached.Standing == Standing.Emitted && !IsHeld(reached, old, plan)) ? new Fate.Stays(StaysBecause.StillOpen)
                    : WaitsFor(plans, old, run, customer, orders, policies) is not { } next ? new Fate.Stays(StaysBecause.NothingAhead)
                    : Move(run, to.Hash, old, plan, next, rule, Ground.Of(run, customer, orders, policies), now);
        }
    }

    // Whether the new plan knows an open message as a message, an open task as a task: else nobody could take it back.
    private static bool IsHeld(Reached open, JourneyPlan old, JourneyPlan plan) =>
        plan.Find(open.Touchpoint) is { } held && held.Task is null == old.Find(open.Touchpoint)?.Task is null;

    /// <summary>Where a run stands: what it reaches next; while nothing can be dated, the first that waits; else what of it is open.</summary>
    private static Touchpoint? WaitsFor(
        PlanBook plans, JourneyPlan old, JourneyRun run, Customer customer, Dictionary<string, Order> orders, Policies policies) =>
        Agenda.Of(plans, run, customer, orders, policies).MinBy(upcoming => (upcoming.Waits, upcoming.Due.At))?.Touchpoint
        ?? Agenda.Undated(plans, run, customer, orders, policies).FirstOrDefault()?.Touchpoint
        ?? run.Reached.Where(reached => reached.Standing == Standing.Emitted).Select(reached => old.Find(reached.Touchpoint)).LastOrDefault();

    private static Fate Move(
        JourneyRun run, StrategyHash to, JourneyPlan old, JourneyPlan plan, Touchpoint next, MoveRule rule, Ground ground, Instant now)
    {
        var passed = plan.Touchpoints
            .Where(touchpoint => run.Last(touchpoint.Id) is null && Agenda.Next(touchpoint, run) is not null && !LayAhead(touchpoint, old, run))
            .Select(touchpoint => PassedOver(touchpoint, rule == MoveRule.Stage ? next.Stage : null, ground, now))
            .OfType<Reached>().ToImmutableArray();
        var moved = passed.Aggregate(run with { Version = to }, (held, reached) => held.With(reached));
        if (rule == MoveRule.Same)
        {
            return plan.Find(next.Id) is { } same && (Agenda.Next(same, moved) is not null || run.Last(same.Id)?.Standing == Standing.Emitted)
                ? new Fate.Moves(moved, next.Id, Agenda.Next(same, moved) ?? run.Last(same.Id)!.Occurrence, passed)
                : new Fate.Stays(StaysBecause.TouchpointGone);
        }

        var ahead = plan.Touchpoints.Where(touchpoint => touchpoint.Stage == next.Stage && Agenda.Next(touchpoint, moved) is not null)
            .MinBy(touchpoint => Schedule.Of(touchpoint, Agenda.Next(touchpoint, moved)!.Value, ground)?.At ?? Instant.MaxValue);
        return ahead is not null ? new Fate.Moves(moved, ahead.Id, Agenda.Next(ahead, moved)!.Value, passed) : new Fate.Stays(StaysBecause.StageGone);
    }

    private static bool LayAhead(Touchpoint touchpoint, JourneyPlan old, JourneyRun run) =>
        old.Find(touchpoint.Id) is { } known && Agenda.Next(known, run) is not null;

    // Of what comes again and again, only the times that have passed.
    private static Reached? PassedOver(Touchpoint touchpoint, Stage? stage, Ground ground, Instant now)
    {
        var comesAgain = touchpoint.When is Timing.Recurring or Timing.Yearly;
        if (!comesAgain && touchpoint.Stage < stage)
        {
            return Skipped(1);
        }

        var times = 0;
        while (times < (comesAgain ? MostTimes : 1) && Schedule.Of(touchpoint, times + 1, ground) is { } due && due.At <= now)
        {
            times++;
        }

        return times > 0 ? Skipped(times) : null;

        Reached Skipped(int occurrence) => new(touchpoint.Id, occurrence, Standing.Skipped, Reason.StrategyChanged, now);
    }

    // Daily for as long as a calendar may reasonably be behind; the rest is passed over in the usual way.
    private const int MostTimes = 10_000;
}
