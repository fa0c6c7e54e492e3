using PostSale.Domain.Customers;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;
using PostSale.Domain.Tasks;

namespace PostSale.Domain.Journeys;

/// <summary>Two records proved to be one person: the one of the larger key hands all over to the other and becomes a redirect.</summary>
/// <remarks>
/// What is pending under the one is taken back and decided anew under the other, by the other's caps and consents. What a sender has claimed
/// may be on its way: it stays reached, under the key that its name was made with, so that it neither goes twice nor is lost.
/// </remarks>
public static class Merging
{
    // Of those the customer has one run at a time; a run about an order or a subscription is told from others by its subject.
    private const string AboutTheCustomer = "customer@";

    /// <summary>Which of two records the other leads to: the smaller key, so that whoever decides it and however often, no redirects go round in a circle.</summary>
    public static CustomerKey Survivor(CustomerKey left, CustomerKey right) => left.CompareTo(right) <= 0 ? left : right;

    /// <summary>The last turn of a record that becomes a redirect. What it knew and had promised is then ready to be handed over.</summary>
    /// <param name="facts">Those that wait.</param>
    public static Turn Leave(PlanBook plans, Policies policies, Customer customer, IReadOnlyList<Fact> facts, CustomerKey survivor, Instant now)
    {
        var effects = ImmutableArray.CreateBuilder<Effect>();
        customer = Absorb(plans, customer with { Knowledge = customer.Knowledge.With(facts) }, facts, now, effects);
        customer = customer with { Commitments = Settlement.Apply(customer.Commitments, facts, customer.Key, effects) };

        // Whoever told it what was chosen for it will not tell it again.
        var commitments = Moving.Apply(plans, policies, customer, customer.Knowledge.OrdersByName(), facts, now, effects);
        var pending = commitments.Contacts.Where(contact => !contact.Made).Select(contact => contact.Message).ToHashSet();
        var runs = commitments.Runs.Select(run => TakeBack(run, plans.Find(run.Journey, run.Version), customer.Key, pending, effects));
        return new(
            customer with
            {
                Commitments = new([.. runs.Where(run => run.HasBegun || run.Ended is not null)], commitments.Contacts.RemoveAll(contact => !contact.Made)),
                MergedInto = survivor,
            },
            effects.ToImmutable(),
            now);
    }

    /// <summary>Takes in what redirects had promised. Taken in before, it changes nothing.</summary>
    internal static Customer Absorb(PlanBook plans, Customer customer, IReadOnlyList<Fact> facts, Instant now, ImmutableArray<Effect>.Builder effects)
    {
        foreach (var absorbed in facts.OfType<Fact.Absorbed>().Where(absorbed => !customer.Absorbed.Contains(absorbed.From) && absorbed.From != customer.Key))
        {
            var commitments = absorbed.Commitments.Runs.Aggregate(customer.Commitments, (held, run) => Join(held, run, plans, customer.Key, now, effects));
            customer = customer with
            {
                Commitments = commitments with
                {
                    Contacts = [.. commitments.Contacts, .. absorbed.Commitments.Contacts.Where(contact => commitments.Contacts.All(held => held.Message != contact.Message))],
                },
                Absorbed = [.. customer.Absorbed.Append(absorbed.From).Concat(absorbed.Earlier).Distinct().Order()],
            };
        }

        return customer;
    }

    private static JourneyRun TakeBack(
        JourneyRun run, JourneyPlan? plan, CustomerKey customer, HashSet<MessageId> pending, ImmutableArray<Effect>.Builder effects)
    {
        foreach (var reached in run.Reached.Where(reached => reached is { Standing: Standing.Emitted, By: null }))
        {
            var effect = new EffectId(run.Journey, run.Subject, reached.Touchpoint, reached.Occurrence);
            if (plan?.Find(reached.Touchpoint)?.Task is not null)
            {
                effects.Add(new Effect.Withdraw(TaskId.Of(customer, effect), Reason.SamePerson));
                run = run.Without(reached);
            }
            else if (pending.Contains(MessageId.Of(customer, effect)))
            {
                effects.Add(new Effect.CancelSend(MessageId.Of(customer, effect), Reason.SamePerson));
                run = run.Without(reached);
            }
            else
            {
                run = run.With(reached with { By = customer });
            }
        }

        return run;
    }

    private static Commitments Join(
        Commitments commitments, JourneyRun run, PlanBook plans, CustomerKey customer, Instant now, ImmutableArray<Effect>.Builder effects)
    {
        if (commitments.Runs.FirstOrDefault(run.Is) is { } same)
        {
            return Unite(commitments, same, run, customer, effects);
        }

        commitments = commitments.With(run);
        if (!run.IsActive || !run.Subject.StartsWith(AboutTheCustomer, StringComparison.Ordinal)
            || commitments.Runs.FirstOrDefault(held => held.Journey == run.Journey && held.IsActive && held.Subject != run.Subject
                && held.Subject.StartsWith(AboutTheCustomer, StringComparison.Ordinal)) is not { } other)
        {
            return commitments;
        }

        // One person has one of these at a time: the one that began first goes on.
        var isFirst = run.EnteredAt != other.EnteredAt ? run.EnteredAt < other.EnteredAt : string.CompareOrdinal(run.Subject, other.Subject) < 0;
        var (kept, ended) = isFirst ? (run, other) : (other, run);
        effects.Add(new Effect.Note(new(now, DecisionKind.Left, ended.Journey, ended.Subject, Reason: Reason.SamePerson)));
        commitments = Reconciliation.Cancel(commitments, ended with { Ended = Reason.SamePerson }, Reason.SamePerson, customer, plans, now, effects);
        return commitments.With(Reconciliation.Relieved(kept, commitments.Runs.First(ended.Is), Reason.SamePerson, now, effects));
    }

    // Two runs of one journey about one subject: whatever either has reached is reached.
    private static Commitments Unite(
        Commitments commitments, JourneyRun held, JourneyRun other, CustomerKey customer, ImmutableArray<Effect>.Builder effects)
    {
        var united = held with
        {
            EnteredAt = Instant.Min(held.EnteredAt, other.EnteredAt),
            ShortForm = held.ShortForm && other.ShortForm,
            Ended = held.IsActive || other.IsActive ? null : held.Ended ?? other.Ended,
            EndedBy = held.IsActive || other.IsActive ? null : held.EndedBy ?? other.EndedBy,
            Finished = !held.IsActive && !other.IsActive && (held.Finished || other.Finished),
        };
        foreach (var reached in other.Reached)
        {
            if (held.Last(reached.Touchpoint) is not { } own)
            {
                united = united.With(reached);
                continue;
            }

            if (Weight(reached).CompareTo(Weight(own)) <= 0)
            {
                continue;
            }

            var message = MessageId.Of(customer, new(held.Journey, held.Subject, own.Touchpoint, own.Occurrence));
            if (own is { Standing: Standing.Emitted, By: null } && commitments.Contacts.Any(contact => contact.Message == message && !contact.Made))
            {
                effects.Add(new Effect.CancelSend(message, Reason.SamePerson));
                commitments = commitments.Without(message);
            }

            united = united.With(reached);
        }

        return commitments.With(united);
    }

    private static (int Occurrence, int Standing) Weight(Reached reached) => (reached.Occurrence, reached.Standing switch
    {
        Standing.Sent or Standing.Done => 2,
        Standing.Emitted => 1,
        _ => 0,
    });
}
