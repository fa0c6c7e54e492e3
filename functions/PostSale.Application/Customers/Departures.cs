using PostSale.Application.Ports;

namespace PostSale.Application.Customers;

/// <summary>Looks after records that are no customers any more: redirects, which hand on whatever reaches them, and people who asked to be forgotten.</summary>
/// <remarks>
/// Every step may be repeated and is taken before the record says so, so that a crash between two of them costs a repetition: what has not been
/// done is still due.
/// </remarks>
public sealed class Departures(ICustomers customers, IAliases aliases, IInbox inbox, IPurchases purchases)
{
    /// <summary>How long a write that was under way may take: then what it left of an erased person is looked for once more.</summary>
    public static readonly Duration LateWriters = Duration.FromMinutes(10);

    /// <summary>Whether a record departs, or has departed: then the rules have nothing to decide.</summary>
    public static bool Concern(LoadedCustomer loaded) =>
        loaded.Customer.IsGone || loaded.Facts.Any(fact => fact is Fact.SamePerson or Fact.ErasureAsked);

    /// <summary>Goes one step further.</summary>
    /// <param name="leave">The record's last turn, given whom it leads to; null where its store is not known: then it stays for now.</param>
    public async Task<Departed> Run(LoadedCustomer loaded, Func<CustomerKey, Turn>? leave, Instant now, CancellationToken cancellation)
    {
        var customer = loaded.Customer;
        if (customer.ErasedAt is not null)
        {
            return await Sweep(customer, loaded.Facts.Count > 0, now, cancellation);
        }

        if (loaded.Facts.OfType<Fact.ErasureAsked>().Select(asked => (Instant?)asked.ReceivedAt).Max() is { } erased && customer.MergedInto is null)
        {
            // From now on it is nobody: whatever else has to go, goes after this.
            await customers.Forget(Gone(customer, erased, swept: 0), now, now, cancellation);
            return new Departed.Again();
        }

        return customer.MergedInto is { } survivor
            ? await HandOn(loaded, survivor, now, cancellation)
            : await Merge(loaded, leave, now, cancellation);
    }

    private static Customer Gone(Customer customer, Instant at, int swept) =>
        Customer.New(customer.Key, customer.Store) with { ErasedAt = at, Absorbed = customer.Absorbed, Swept = swept };

    private async Task<Departed> Sweep(Customer customer, bool hasFacts, Instant now, CancellationToken cancellation)
    {
        var at = customer.ErasedAt!.Value;
        if (customer.Swept >= 2 && !hasFacts)
        {
            return new Departed.Until(null);
        }

        foreach (var key in customer.Absorbed.Add(customer.Key))
        {
            await aliases.Bury(customer.Store, key, [], at, cancellation);
            await inbox.Blank(key, cancellation);
            if (key != customer.Key)
            {
                await customers.Forget(Customer.New(key, customer.Store) with { ErasedAt = at, Swept = 2 }, now, null, cancellation);
            }
        }

        var swept = Math.Min(customer.Swept + 1, 2);
        Instant? wake = swept < 2 ? now + LateWriters : null;
        await customers.Forget(customer with { Swept = swept }, now, wake, cancellation);
        return new Departed.Until(wake);
    }

    private async Task<Departed> Merge(LoadedCustomer loaded, Func<CustomerKey, Turn>? leave, Instant now, CancellationToken cancellation)
    {
        var (self, store) = (loaded.Customer.Key, loaded.Customer.Store);
        var others = new List<CustomerKey>();
        foreach (var other in loaded.Facts.OfType<Fact.SamePerson>().Select(same => same.Other).Where(other => other != self).Distinct())
        {
            // Whoever was erased is nobody's other record; whoever is a redirect speaks for the one it leads to.
            if (await customers.Follow(other, cancellation) is { } living && living.Customer.Store == store && living.Customer.Key != self)
            {
                others.Add(living.Customer.Key);
            }
        }

        var survivor = others.Aggregate(self, Merging.Survivor);
        foreach (var other in others.Where(other => other != survivor).Distinct())
        {
            await Tell(customers, other, survivor, store, now, cancellation);
        }

        if (survivor == self || leave is null)
        {
            return new Departed.Stays();
        }

        // Whether it was saved or somebody else wrote first: look again.
        await customers.Save(loaded, leave(survivor), now, cancellation);
        return new Departed.Again();
    }

    /// <summary>Tells the one of two records that is to become a redirect of the other.</summary>
    /// <returns>The survivor and the other.</returns>
    public static async Task<(CustomerKey Survivor, CustomerKey Other)> Unite(ICustomers customers, CustomerKey left, CustomerKey right, StoreId store, Instant now, CancellationToken cancellation)
    {
        var survivor = Merging.Survivor(left, right);
        var other = survivor == left ? right : left;
        await Tell(customers, other, survivor, store, now, cancellation);
        return (survivor, other);
    }

    private static Task<bool> Tell(ICustomers customers, CustomerKey other, CustomerKey survivor, StoreId store, Instant now, CancellationToken cancellation) => customers.Append(
        other, store, [new Fact.SamePerson(survivor) { Key = $"same:{survivor}", OccurredAt = now, ReceivedAt = now }], now, cancellation);

    private async Task<Departed> HandOn(LoadedCustomer loaded, CustomerKey survivor, Instant now, CancellationToken cancellation)
    {
        var customer = loaded.Customer;
        var facts = loaded.Facts.ToList();
        if (!customer.HandedOver)
        {
            facts.Insert(0, new Fact.Absorbed(customer.Key, customer.Knowledge with { Uses = [] }, customer.Commitments, customer.Absorbed)
            {
                Key = $"absorbed:{customer.Key}",
                OccurredAt = now,
                ReceivedAt = now,
            });
            await CountAgain(customer, survivor, now, cancellation);
        }

        // Whom it leads to may have been erased meanwhile: then the person of both was.
        var isErased = facts.Count > 0 && !await customers.Append(survivor, customer.Store, facts, now, cancellation);
        if (isErased)
        {
            var at = (await customers.Load(survivor, cancellation))?.Customer.ErasedAt ?? now;
            await customers.Forget(Gone(customer, at, swept: 0), now, now, cancellation);
            return new Departed.Again();
        }

        await aliases.Move(customer.Store, customer.Key, survivor, cancellation);
        await purchases.Move(customer.Store, customer.Key, survivor, cancellation);
        var empty = Customer.New(customer.Key, customer.Store) with { MergedInto = survivor, HandedOver = true, Absorbed = customer.Absorbed };
        return await customers.Save(loaded, new(empty, [], null), now, cancellation) == Saved.Done && !loaded.HasMore
            ? new Departed.Until(null)
            : new Departed.Again();
    }

    // Sums go where sums are kept, under names that count once however often this is repeated.
    private async Task CountAgain(Customer customer, CustomerKey survivor, Instant now, CancellationToken cancellation)
    {
        var uses = customer.Knowledge.Uses
            .Select(use => new Use($"absorbed:{customer.Key}:{NodaTime.Text.LocalDatePattern.Iso.Format(use.Day)}:{use.Feature}", use.Feature, use.Day, use.Quantity, use.LastAt)).ToList();
        while (uses.Count > 0 && await customers.Use(survivor, customer.Store, uses, now, cancellation) == Used.Gone
               && await customers.Follow(survivor, cancellation) is { } further)
        {
            survivor = further.Customer.Key;
        }
    }
}

/// <summary>How far a departure has come.</summary>
public abstract record Departed
{
    private Departed() { }

    /// <summary>It is a customer after all: the rules decide.</summary>
    public sealed record Stays : Departed;

    /// <summary>There is more to do, now.</summary>
    public sealed record Again : Departed;

    /// <param name="Due">When the record is due next; null when only a fact can change anything.</param>
    public sealed record Until(Instant? Due) : Departed;
}
