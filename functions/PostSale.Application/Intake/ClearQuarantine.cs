using PostSale.Application.Ports;

namespace PostSale.Application.Intake;

/// <summary>What came of it.</summary>
public abstract record Clearing
{
    private Clearing() { }

    /// <param name="Item">As it stands now.</param>
    public sealed record Done(InboxItem Item) : Clearing;

    /// <summary>It is not in quarantine, or there is none.</summary>
    public sealed record NotThere : Clearing;

    /// <param name="Why">In words.</param>
    public sealed record Refused(string Why) : Clearing;
}

/// <summary>Takes deliveries out of quarantine: routed again, given to a customer by hand, or discarded.</summary>
public sealed class ClearQuarantine(IInbox inbox, RouteInbox route, ICustomers customers, IAudit audit)
{
    /// <param name="customer">Whose it is, where a person knows; null to read and route it again.</param>
    public async Task<Clearing> Resolve(DeliveryKey key, CustomerKey? customer, string who, Instant now, CancellationToken cancellation)
    {
        if (await inbox.Find(key, cancellation) is not { State: InboxState.Quarantined } item)
        {
            return new Clearing.NotThere();
        }

        if (customer is { } named)
        {
            if ((await customers.Load(named, cancellation))?.Customer.Store != key.Store)
            {
                return new Clearing.Refused("This store has no such customer.");
            }

            if (await route.Assign(item, named, now, cancellation) is { } why)
            {
                return new Clearing.Refused(why);
            }
        }
        else if (await inbox.Reopen(key, now, cancellation))
        {
            await route.Run([item.Delivery], now, cancellation);
        }

        await audit.Write(new(now, key.Store, who, customer is null ? "delivery routed again" : $"delivery given to {customer}", $"{key.Provider} {key.Id}"), cancellation);
        return new Clearing.Done((await inbox.Find(key, cancellation))!);
    }

    /// <param name="copy">See <see cref="InboxItem.Copy"/>.</param>
    public async Task<Clearing> Discard(DeliveryKey key, string copy, string who, Instant now, CancellationToken cancellation)
    {
        if (!await inbox.Discard(key, copy, $"Discarded by {who}.", cancellation))
        {
            return new Clearing.NotThere();
        }

        await audit.Write(new(now, key.Store, who, "delivery discarded", $"{key.Provider} {key.Id}"), cancellation);
        return new Clearing.Done((await inbox.Find(key, cancellation))!);
    }
}
