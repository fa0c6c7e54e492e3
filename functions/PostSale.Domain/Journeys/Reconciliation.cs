using PostSale.Domain.Customers;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Journeys;

/// <summary>Brings the runs a customer is in to what is known now.</summary>
internal static class Reconciliation
{
    public static Commitments Of(
        PlanBook plans, Customer customer, Dictionary<string, Order> orders, Policies policies, Instant now, ImmutableArray<Effect>.Builder effects)
    {
        // What ends may make room for another run, so it ends first.
        var commitments = End(customer.Commitments, plans, orders, customer.Key, now, effects);
        foreach (var plan in plans.Current.Journeys)
        {
            var wanted = Entries.Wanted(plan, plans.Current.Hash, customer, policies).ToList();
            commitments = Follow(commitments, plan, wanted, orders, now, effects);
        }

        return commitments;
    }

    // Runs that have not begun are replaced by what is wanted now; runs that have begun absorb what is wanted about the same order.
    private static Commitments Follow(
        Commitments commitments, JourneyPlan plan, List<JourneyRun> wanted, Dictionary<string, Order> orders, Instant now, ImmutableArray<Effect>.Builder effects)
    {
        var held = commitments.Runs.Where(run => run.Journey == plan.Id).ToDictionary(run => run.Subject, StringComparer.Ordinal);
        var begun = held.Values.Where(run => run.HasBegun || !run.IsActive).ToList();
        var covered = plan.Subject == SubjectKind.Customer && begun.Any(run => run.Ended is null) ? null : Covered(begun, orders);
        var fresh = wanted
            .Where(run => covered is not null && !covered.Contains(run.OrderName))
            .Select(run => held.TryGetValue(run.Subject, out var planned) ? run with { Version = planned.Version } : run)
            .ToList();

        foreach (var run in fresh.Where(run => !held.ContainsKey(run.Subject)))
        {
            effects.Add(new Effect.Note(new(now, DecisionKind.Entered, run.Journey, run.Subject)));
        }

        return commitments with
        {
            Runs =
            [
                .. commitments.Runs.Where(run => run.Journey != plan.Id).Concat(begun).Concat(fresh)
                    .OrderBy(run => run.Journey).ThenBy(run => run.Subject, StringComparer.Ordinal),
            ],
        };
    }

    // A run that has begun covers every name of its order.
    private static HashSet<string> Covered(List<JourneyRun> begun, Dictionary<string, Order> orders) =>
        begun.SelectMany(run => orders.TryGetValue(run.OrderName, out var order) ? order.Refs : [run.OrderName]).ToHashSet(StringComparer.Ordinal);

    // A planned run of a journey that the current version no longer holds was not looked at by Follow.
    private static Commitments End(
        Commitments commitments, PlanBook plans, Dictionary<string, Order> orders, CustomerKey customer, Instant now, ImmutableArray<Effect>.Builder effects)
    {
        foreach (var run in commitments.Runs.Where(run => run.IsActive && (run.HasBegun || plans.Current.Find(run.Journey) is null)))
        {
            var order = orders.GetValueOrDefault(run.OrderName);
            var twin = order is { Refs.Length: > 1 } ? Twin(run, commitments, order) : null;
            if (WhyEnd(run, twin, order, plans) is not { } reason)
            {
                continue;
            }

            effects.Add(new Effect.Note(new(now, DecisionKind.Left, run.Journey, run.Subject, Reason: reason)));
            commitments = Cancel(commitments, run with { Ended = reason }, reason, customer, now, effects);
            if (reason == Reason.SameOrder)
            {
                commitments = commitments.With(Relieved(twin!, commitments.Runs.First(ended => ended.Journey == run.Journey && ended.Subject == run.Subject), now, effects));
            }
        }

        return commitments;
    }

    private static Reason? WhyEnd(JourneyRun run, JourneyRun? twin, Order? order, PlanBook plans) =>
        plans.Find(run.Journey, run.Version) is not { } plan ? Reason.PlanGone
        : twin is not null ? Reason.SameOrder
        : order is not null ? Entries.Undone(plan, order)
        : null;

    // Facts may prove two orders to be one after both were entered. The fuller form goes on; of two alike, the first by name.
    private static JourneyRun? Twin(JourneyRun run, Commitments commitments, Order order) => commitments.Runs.FirstOrDefault(other =>
        other.IsActive && other.HasBegun && other.Journey == run.Journey && order.Shares([other.OrderName])
        && (other.ShortForm == run.ShortForm ? string.CompareOrdinal(other.Subject, run.Subject) < 0 : run.ShortForm));

    // What the other run has said or may be saying is not said again.
    private static JourneyRun Relieved(JourneyRun kept, JourneyRun ended, Instant now, ImmutableArray<Effect>.Builder effects)
    {
        foreach (var said in ended.Reached.Where(said => said.Standing != Standing.Skipped && (kept.Last(said.Touchpoint)?.Occurrence ?? 0) < said.Occurrence))
        {
            kept = kept.With(said with { Standing = Standing.Skipped, Reason = Reason.SameOrder, At = now });
            effects.Add(new Effect.Note(new(now, DecisionKind.Skipped, kept.Journey, kept.Subject, said.Touchpoint, said.Occurrence, Reason.SameOrder)));
        }

        return kept;
    }

    // What a sender has claimed may be on its way, and keeps its contact; should it come back for another attempt, the sender
    // asks whether its run has ended. A claim writes this customer too, so one of the two writes loses and looks again.
    private static Commitments Cancel(
        Commitments commitments, JourneyRun run, Reason reason, CustomerKey customer, Instant now, ImmutableArray<Effect>.Builder effects)
    {
        foreach (var reached in run.Reached.Where(reached => reached.Standing == Standing.Emitted))
        {
            var message = MessageId.Of(customer, new(run.Journey, run.Subject, reached.Touchpoint, reached.Occurrence));
            if (!commitments.Contacts.Any(contact => contact.Message == message && !contact.Made))
            {
                continue;
            }

            commitments = commitments.Without(message);
            run = run.With(reached with { Standing = Standing.Skipped, Reason = reason, At = now });
            effects.Add(new Effect.CancelSend(message, reason));
            effects.Add(new Effect.Note(new(now, DecisionKind.Skipped, run.Journey, run.Subject, reached.Touchpoint, reached.Occurrence, reason)));
        }

        return commitments.With(run);
    }
}
