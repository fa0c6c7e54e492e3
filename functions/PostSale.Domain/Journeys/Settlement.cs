using PostSale.Domain.Customers;
using PostSale.Domain.Messages;
using PostSale.Domain.Tasks;

namespace PostSale.Domain.Journeys;

/// <summary>Takes what became of a message or a task back into the run that owed it.</summary>
internal static class Settlement
{
    public static Commitments Apply(Commitments commitments, IReadOnlyList<Fact> facts, CustomerKey customer, ImmutableArray<Effect>.Builder effects)
    {
        foreach (var fact in facts)
        {
            commitments = fact switch
            {
                Fact.MessageSettled settled => Apply(commitments, settled, customer, effects),
                Fact.TaskClosed closed => Apply(commitments, closed, customer, effects),
                _ => commitments,
            };
        }

        return commitments;
    }

    private static Commitments Apply(Commitments commitments, Fact.TaskClosed closed, CustomerKey customer, ImmutableArray<Effect>.Builder effects)
    {
        if (Owing(commitments, customer, (by, effect) => TaskId.Of(by, effect) == closed.Task) is not var (run, reached))
        {
            return commitments;
        }

        effects.Add(new Effect.Note(new(
            closed.OccurredAt, DecisionKind.Done, run.Journey, run.Subject, reached.Touchpoint, reached.Occurrence, Cause: closed.Outcome)));
        return commitments.With(run.With(reached with { Standing = Standing.Done, Outcome = closed.Outcome, At = closed.OccurredAt }));
    }

    private static Commitments Apply(Commitments commitments, Fact.MessageSettled settled, CustomerKey customer, ImmutableArray<Effect>.Builder effects)
    {
        // What surely did not go frees its place under the caps.
        if (settled.Outcome is not (MessageOutcome.Accepted or MessageOutcome.Dropped))
        {
            commitments = commitments.Without(settled.Message);
        }

        if (Owing(commitments, customer, (by, effect) => MessageId.Of(by, effect) == settled.Message) is not var (run, reached))
        {
            return commitments;
        }

        // It was still owed under a record that became a redirect, and did not go: now it is owed under this one.
        if (settled is { Outcome: MessageOutcome.Cancelled, Reason: Reason.SamePerson })
        {
            return commitments.With(run.Without(reached));
        }

        var sent = settled.Outcome == MessageOutcome.Accepted;
        effects.Add(new Effect.Note(new(
            settled.OccurredAt, sent ? DecisionKind.Sent : DecisionKind.Skipped, run.Journey, run.Subject, reached.Touchpoint, reached.Occurrence, settled.Reason)));
        return commitments.With(run.With(reached with
        {
            Standing = sent ? Standing.Sent : Standing.Skipped,
            Reason = settled.Reason,
            At = settled.OccurredAt,
        }));
    }

    private static (JourneyRun Run, Reached Reached)? Owing(Commitments commitments, CustomerKey customer, Func<CustomerKey, EffectId, bool> owes)
    {
        foreach (var run in commitments.Runs)
        {
            foreach (var reached in run.Reached)
            {
                if (reached.Standing == Standing.Emitted && owes(reached.By ?? customer, new(run.Journey, run.Subject, reached.Touchpoint, reached.Occurrence)))
                {
                    return (run, reached);
                }
            }
        }

        return null;
    }
}
