using PostSale.Domain.Customers;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;
using PostSale.Domain.Tasks;

namespace PostSale.Domain.Journeys;

/// <summary>Brings the runs a customer is in to what is known now.</summary>
internal static class Reconciliation
{
    // Never added to: most journeys have no runs of most customers, and are asked in every turn.
    private static readonly List<JourneyRun> None = [];

    public static Commitments Of(
        PlanBook plans, Customer customer, Dictionary<string, Order> orders, Policies policies, Instant now, ImmutableArray<Effect>.Builder effects)
    {
        // What ends may make room for another run, so it ends first.
        var commitments = End(plans, customer, orders, policies, now, effects);
        foreach (var plan in plans.Current.Journeys)
        {
            commitments = Follow(commitments, plan, plans.Current.Hash, customer.Knowledge, orders, policies, now, effects);
        }

        return commitments;
    }

    // Runs that have not begun are replaced by what is wanted now.
    private static Commitments Follow(
        Commitments commitments, JourneyPlan plan, StrategyHash version, Knowledge knowledge, Dictionary<string, Order> orders, Policies policies,
        Instant now, ImmutableArray<Effect>.Builder effects)
    {
        var (begun, planned) = (None, None);
        foreach (var run in commitments.Runs)
        {
            if (run.Journey == plan.Id)
            {
                ref var kind = ref run.HasBegun || !run.IsActive ? ref begun : ref planned;
                (ReferenceEquals(kind, None) ? kind = [] : kind).Add(run);
            }
        }

        var fresh = Entries.Wanted(plan, version, knowledge, orders, begun, policies);
        for (var i = 0; i < fresh.Count; i++)
        {
            if (Of(fresh[i].Subject, begun, planned) is { } held && held.Version != version)
            {
                fresh[i] = fresh[i] with { Version = held.Version };
            }
        }

        // Mostly what was planned is what is wanted.
        return fresh.Count == planned.Count && fresh.TrueForAll(planned.Contains)
            ? commitments
            : Replaced(commitments, plan, knowledge, orders, policies, (begun, planned, fresh), now, effects);
    }

    private static Commitments Replaced(
        Commitments commitments, JourneyPlan plan, Knowledge knowledge, Dictionary<string, Order> orders, Policies policies,
        (List<JourneyRun> Begun, List<JourneyRun> Planned, List<JourneyRun> Fresh) runs, Instant now, ImmutableArray<Effect>.Builder effects)
    {
        foreach (var run in runs.Fresh.Where(run => Of(run.Subject, runs.Begun, runs.Planned) is null))
        {
            effects.Add(new Effect.Note(new(now, DecisionKind.Entered, run.Journey, run.Subject)));
        }

        foreach (var run in runs.Planned.Where(run => runs.Fresh.TrueForAll(other => other.Subject != run.Subject)))
        {
            // It was promised in the timeline, so it does not vanish in silence; one that begins anew has its line already.
            var ending = Endings.Of(run, plan, orders.GetValueOrDefault(run.About), knowledge, orders, policies);
            if (ending?.Reason != Reason.Superseded && (ending is not null || runs.Fresh.Count == 0))
            {
                effects.Add(new Effect.Note(new(now, DecisionKind.Left, run.Journey, run.Subject, Reason: ending?.Reason ?? Reason.ConditionNotMet, Cause: ending?.By)));
            }
        }

        return commitments with
        {
            Runs =
            [
                .. commitments.Runs.Where(run => run.Journey != plan.Id).Concat(runs.Begun).Concat(runs.Fresh)
                    .OrderBy(run => run.Journey).ThenBy(run => run.Subject, StringComparer.Ordinal),
            ],
        };
    }

    private static JourneyRun? Of(string subject, List<JourneyRun> begun, List<JourneyRun> planned) => Of(subject, begun) ?? Of(subject, planned);

    private static JourneyRun? Of(string subject, List<JourneyRun> runs)
    {
        foreach (var run in runs)
        {
            if (run.Subject == subject)
            {
                return run;
            }
        }

        return null;
    }

    // A planned run of a journey that the current version no longer holds was not looked at by Follow.
    private static Commitments End(
        PlanBook plans, Customer customer, Dictionary<string, Order> orders, Policies policies, Instant now, ImmutableArray<Effect>.Builder effects)
    {
        var commitments = customer.Commitments;
        foreach (var run in commitments.Runs.Where(run => run.IsActive && (run.HasBegun || plans.Current.Find(run.Journey) is null)))
        {
            var order = orders.GetValueOrDefault(run.About);
            var twin = order is { Refs.Length: > 1 } && run.IsOfPurchase ? Twin(run, commitments, order) : null;
            if (WhyEnd(run, twin, order, plans, customer.Knowledge, orders, policies) is not { } ending)
            {
                continue;
            }

            var ended = run with { Ended = ending.Reason, EndedBy = ending.By };
            effects.Add(new Effect.Note(new(now, DecisionKind.Left, run.Journey, run.Subject, Reason: ending.Reason, Cause: ending.By)));
            commitments = Cancel(commitments, ended, ending.Reason, customer.Key, plans, now, effects);
            if (ending.Reason == Reason.SameOrder)
            {
                commitments = commitments.With(Relieved(twin!, commitments.Runs.First(run.Is), Reason.SameOrder, now, effects));
            }
        }

        return commitments;
    }

    private static Ending? WhyEnd(
        JourneyRun run, JourneyRun? twin, Order? order, PlanBook plans, Knowledge knowledge, Dictionary<string, Order> orders, Policies policies) =>
        plans.Find(run.Journey, run.Version) is not { } plan ? new(Reason.PlanGone)
        : twin is not null ? new(Reason.SameOrder)
        : Endings.Of(run, plan, order, knowledge, orders, policies);

    // Facts may prove two orders to be one after both were entered. The fuller form goes on; of two alike, the first by name.
    private static JourneyRun? Twin(JourneyRun run, Commitments commitments, Order order) => commitments.Runs.FirstOrDefault(other =>
        other.IsActive && other.HasBegun && other.Journey == run.Journey && other.IsOfPurchase && order.Shares([other.About])
        && (other.ShortForm == run.ShortForm ? string.CompareOrdinal(other.Subject, run.Subject) < 0 : run.ShortForm));

    // What the other run has said or may be saying is not said again.
    internal static JourneyRun Relieved(JourneyRun kept, JourneyRun ended, Reason reason, Instant now, ImmutableArray<Effect>.Builder effects)
    {
        foreach (var said in ended.Reached.Where(said => said.Standing != Standing.Skipped && (kept.Last(said.Touchpoint)?.Occurrence ?? 0) < said.Occurrence))
        {
            kept = kept.With(said with { Standing = Standing.Skipped, Reason = reason, By = null, At = now });
            effects.Add(new Effect.Note(new(now, DecisionKind.Skipped, kept.Journey, kept.Subject, said.Touchpoint, said.Occurrence, reason)));
        }

        return kept;
    }

    // What a sender has claimed may be on its way, and keeps its contact; should it come back for another attempt, the sender
    // asks whether its run has ended. A claim writes this customer too, so one of the two writes loses and looks again.
    internal static Commitments Cancel(
        Commitments commitments, JourneyRun run, Reason reason, CustomerKey customer, PlanBook plans, Instant now, ImmutableArray<Effect>.Builder effects)
    {
        var plan = plans.Find(run.Journey, run.Version);
        foreach (var reached in run.Reached.Where(reached => reached.Standing == Standing.Emitted))
        {
            var effect = new EffectId(run.Journey, run.Subject, reached.Touchpoint, reached.Occurrence);
            if (reached.By is not null)
            {
                // Claimed under another key before; that sender asks whether its record goes on.
                continue;
            }

            if (plan?.Find(reached.Touchpoint)?.Task is not null)
            {
                effects.Add(new Effect.Withdraw(TaskId.Of(customer, effect), reason));
            }
            else
            {
                var message = MessageId.Of(customer, effect);
                if (!commitments.Contacts.Any(contact => contact.Message == message && !contact.Made))
                {
                    continue;
                }

                commitments = commitments.Without(message);
                effects.Add(new Effect.CancelSend(message, reason));
            }

            run = run.With(reached with { Standing = Standing.Skipped, Reason = reason, At = now });
            effects.Add(new Effect.Note(new(now, DecisionKind.Skipped, run.Journey, run.Subject, reached.Touchpoint, reached.Occurrence, reason)));
        }

        return commitments.With(run);
    }
}
