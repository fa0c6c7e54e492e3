using PostSale.Application.Ports;

namespace PostSale.Application.Customers;

/// <summary>Gives a customer peace for a while, and ends it.</summary>
public sealed class PauseCustomer(ICustomers customers, AdvanceCustomer advance, IAudit audit)
{
    /// <param name="until">Null until somebody resumes.</param>
    /// <returns>False when there is no such customer.</returns>
    public Task<bool> Pause(CustomerKey key, Instant? until, string who, Instant now, CancellationToken cancellation) =>
        Tell(key, new Fact.Paused(until) { Key = $"pause:{now.ToUnixTimeTicks()}", OccurredAt = now, ReceivedAt = now }, "customer paused", who, now, cancellation);

    /// <inheritdoc cref="Pause"/>
    public Task<bool> Resume(CustomerKey key, string who, Instant now, CancellationToken cancellation) =>
        Tell(key, new Fact.Resumed { Key = $"resume:{now.ToUnixTimeTicks()}", OccurredAt = now, ReceivedAt = now }, "customer resumed", who, now, cancellation);

    private async Task<bool> Tell(CustomerKey key, Fact fact, string what, string who, Instant now, CancellationToken cancellation)
    {
        if (await customers.Follow(key, cancellation) is not { Customer: var customer }
            || !await customers.Append(customer.Key, customer.Store, [fact], now, cancellation))
        {
            return false;
        }

        await audit.Write(new(now, customer.Store, who, what, customer.Key.Value), cancellation);
        await advance.Run(customer.Key, now, cancellation);
        return true;
    }
}
