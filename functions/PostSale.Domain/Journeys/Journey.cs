using PostSale.Domain.Customers;
using PostSale.Domain.Strategies;
using PostSale.Domain.Tasks;

namespace PostSale.Domain.Journeys;

/// <summary>The rules of every journey, in one pure function.</summary>
public static class Journey
{
    /// <summary>
    /// Takes in facts and decides everything that falls due by <paramref name="now"/>. May be called at any time: with nothing
    /// to do it does nothing. Never throws, whatever the facts say.
    /// </summary>
    /// <param name="facts">In any order; what was taken in before changes nothing.</param>
    /// <param name="now">Not before the <paramref name="now"/> of earlier calls, or what was decided then simply stands.</param>
    public static Turn Advance(PlanBook plans, Policies policies, Customer customer, IReadOnlyList<Fact> facts, Instant now)
    {
        // Whoever is gone, or asks to be, is owed nothing more; the host forgets them before it asks again.
        if (customer.IsGone || facts.Any(fact => fact is Fact.ErasureAsked))
        {
            return new(customer, [], null);
        }

        var effects = ImmutableArray.CreateBuilder<Effect>();
        customer = customer with { Knowledge = customer.Knowledge.With(facts) };
        var zone = customer.Knowledge.ZoneOr(policies.Zone);
        customer = Merging.Absorb(plans, customer, facts, now, effects);
        var commitments = Settlement.Apply(customer.Commitments, facts, customer.Key, effects)
            .Forgetting(Calendar.In(now, zone).Date);
        var orders = customer.Knowledge.OrdersByName();
        commitments = Moving.Apply(plans, policies, customer with { Commitments = commitments }, orders, facts, now, effects);
        commitments = Reconciliation.Of(plans, customer with { Commitments = commitments }, orders, policies, now, effects);
        customer = customer with { Commitments = commitments };

        Instant? wake = null;

        // Each round decides the next occurrence of each touchpoint, so a long sleep is caught up occurrence by occurrence.
        for (var decided = true; decided;)
        {
            decided = false;
            wake = null;
            var queue = new Queue(policies, zone, now);
            foreach (var upcoming in Ahead(plans, customer, orders, policies))
            {
                switch (queue.Decide(upcoming, customer))
                {
                    case Verdict.Later later:
                        wake = Sooner(wake, later.At);
                        break;
                    case var _ when upcoming.Waits && decided:
                        // What it waits for may just have been decided: the next round knows.
                        break;
                    case var verdict:
                        customer = Reaching.Apply(verdict, upcoming, plans, policies, customer, now, effects);
                        decided = true;
                        break;
                }
            }
        }

        customer = Finish(plans, customer, now, effects);
        effects.AddRange(facts.OfType<Fact.DataAsked>().Select(asked => new Effect.Assign(Requests.Export(customer, asked, plans.Current.Hash, now))));
        effects.AddRange(facts.OfType<Fact.ErasureWanted>().Select(wanted => new Effect.Assign(Requests.Erase(customer, wanted, plans.Current.Hash, now))));
        effects.AddRange(facts.OfType<Fact.CallAsked>().Select(asked => new Effect.Assign(Requests.Call(customer, asked, plans.Current.Hash, now))));
        return new(customer, effects.ToImmutable(), wake) { AwaitsUse = AwaitsUse(plans, customer) };
    }

    /// <summary>Everything not yet reached, in the order in which it may claim a slot.</summary>
    internal static List<Upcoming> Ahead(PlanBook plans, Customer customer, Dictionary<string, Order> orders, Policies policies)
    {
        var ahead = new List<Upcoming>();
        foreach (var run in customer.Commitments.Runs)
        {
            ahead.AddRange(Agenda.Of(plans, run, customer, orders, policies));
        }

        // No two compare as equal, so it need not be stable.
        ahead.Sort(Compare);
        return ahead;
    }

    private static int Compare(Upcoming left, Upcoming right)
    {
        var order = left.Waits.CompareTo(right.Waits);
        order = order != 0 ? order : (left.Purpose != Purpose.Transactional).CompareTo(right.Purpose != Purpose.Transactional);
        order = order != 0 ? order : ((int)left.Plan.Priority).CompareTo((int)right.Plan.Priority);
        order = order != 0 ? order : left.Due.At.CompareTo(right.Due.At);
        order = order != 0 ? order : left.Run.Journey.CompareTo(right.Run.Journey);
        order = order != 0 ? order : string.CompareOrdinal(left.Run.Subject, right.Run.Subject);
        return order != 0 ? order : left.Touchpoint.Id.CompareTo(right.Touchpoint.Id);
    }

    private static Customer Finish(PlanBook plans, Customer customer, Instant now, ImmutableArray<Effect>.Builder effects)
    {
        foreach (var run in customer.Commitments.Runs.Where(run => run.IsActive && run.HasBegun))
        {
            if (plans.Find(run.Journey, run.Version) is { } plan && Agenda.IsOver(plan, run)
                && run.Reached.All(reached => reached.Standing != Standing.Emitted))
            {
                effects.Add(new Effect.Note(new(now, DecisionKind.Finished, run.Journey, run.Subject)));
                customer = customer with { Commitments = customer.Commitments.With(run with { Finished = true }) };
            }
        }

        return customer;
    }

    // A journey that the first use begins, or a run that a use ends.
    private static bool AwaitsUse(PlanBook plans, Customer customer) =>
        (customer.Knowledge.Uses.IsEmpty && plans.Current.Journeys.Any(plan => plan.Entry.Contains(FactTypes.ProductUsed)))
        || customer.Commitments.Runs.Any(run => run.IsActive && plans.Find(run.Journey, run.Version) is { } plan
            && (plan.Goal.Contains(FactTypes.ProductUsed) || plan.Exit.Contains(FactTypes.ProductUsed)));

    private static Instant? Sooner(Instant? left, Instant right) => left is { } held ? Instant.Min(held, right) : right;
}
