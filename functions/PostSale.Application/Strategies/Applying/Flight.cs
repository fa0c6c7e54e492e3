using PostSale.Application.Ports;

namespace PostSale.Application.Strategies.Applying;

/// <summary>Who is in flight in which version, and what would become of them.</summary>
/// <param name="Customers">Looked at.</param>
/// <param name="IsSample">There are more than were looked at; keys are random, so those are a fair sample.</param>
/// <param name="Versions">By version: those in flight there.</param>
/// <param name="Fates">What becomes of runs of other versions, by journey; empty where nobody asked.</param>
public sealed record Flight(
    int Customers, bool IsSample, IReadOnlyDictionary<StrategyHash, InFlight> Versions, IReadOnlyDictionary<(JourneyId Journey, Type Fate, StaysBecause? Why), int> Fates)
{
    /// <summary>Customers looked at, at most.</summary>
    public const int MostCustomers = 20_000;

    private const int Page = 500;

    /// <param name="becomes">The plans as they would be, and the rule; null where nothing is to change.</param>
    public static async Task<Flight> Of(
        ICustomers customers, Shop shop, (PlanBook Plans, Policies Policies, MoveRule Rule)? becomes, Instant now, CancellationToken cancellation)
    {
        var versions = new Dictionary<StrategyHash, InFlight>();
        var fates = new Dictionary<(JourneyId, Type, StaysBecause?), int>();
        var looked = 0;
        CustomerKey? after = null;
        while (looked < MostCustomers)
        {
            var page = await customers.List(shop.Id, after, Page, cancellation);
            foreach (var (customer, _) in page)
            {
                Count(customer, versions);
                if (becomes is { } change)
                {
                    foreach (var (run, fate) in Moving.Of(change.Plans, change.Policies, customer, change.Rule, now))
                    {
                        var key = (run.Journey, fate.GetType(), (fate as Fate.Stays)?.Why);
                        fates[key] = fates.GetValueOrDefault(key) + 1;
                    }
                }

                after = customer.Key;
            }

            looked += page.Count;
            if (page.Count < Page)
            {
                return new(looked, false, versions, fates);
            }
        }

        return new(looked, true, versions, fates);
    }

    private static void Count(Customer customer, Dictionary<StrategyHash, InFlight> versions)
    {
        foreach (var runs in customer.Commitments.Runs.Where(run => run.IsActive).GroupBy(run => run.Version))
        {
            var held = versions.GetValueOrDefault(runs.Key, new(0, 0));
            versions[runs.Key] = new(held.Customers + 1, held.Runs + runs.Count());
        }
    }
}

public sealed record InFlight(int Customers, int Runs);
