using PostSale.Domain.Customers;
using PostSale.Domain.Messages;

namespace PostSale.Domain.Journeys;

/// <summary>Takes what became of a message back into the run that owed it.</summary>
internal static class Settlement
{
    public static Commitments Apply(Commitments commitments, Fact.MessageSettled settled, CustomerKey customer, ImmutableArray<Effect>.Builder effects)
    {
        // What surely did not go frees its place under the caps.
        if (settled.Outcome is not (MessageOutcome.Accepted or MessageOutcome.Dropped))
        {
            commitments = commitments.Without(settled.Message);
        }

        foreach (var run in commitments.Runs)
        {
            foreach (var reached in run.Reached.Where(reached => reached.Standing == Standing.Emitted))
            {
                var effect = new EffectId(run.Journey, run.Subject, reached.Touchpoint, reached.Occurrence);
                if (MessageId.Of(customer, effect) != settled.Message)
                {
                    continue;
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
        }

        return commitments;
    }
}
