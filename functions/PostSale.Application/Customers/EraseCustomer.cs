using PostSale.Application.Ports;

namespace PostSale.Application.Customers;

/// <summary>Forgets a person because somebody of the shop says so.</summary>
public sealed class EraseCustomer(ICustomers customers, AdvanceCustomer advance, IAudit audit)
{
    /// <param name="key">A customer's, or a redirect's.</param>
    /// <param name="who">For the audit.</param>
    /// <returns>Whose record it was; null when there is no such customer.</returns>
    public async Task<CustomerKey?> Run(CustomerKey key, string who, Instant now, CancellationToken cancellation)
    {
        if (await customers.Follow(key, cancellation) is not { Customer: var customer })
        {
            return null;
        }

        await audit.Write(new(now, customer.Store, who, "customer erased", customer.Key.Value), cancellation);
        await Ask(customer.Key, customer.Store, "api", now, cancellation);

        // At once, where somebody waits for it; were it to fail, it is still due.
        await advance.Run(customer.Key, now, cancellation);
        return customer.Key;
    }

    internal Task<bool> Ask(CustomerKey key, StoreId store, string source, Instant now, CancellationToken cancellation) => customers.Append(
        key, store, [new Fact.ErasureAsked(source) { Key = $"erase:{source}:{now.ToUnixTimeTicks()}", OccurredAt = now, ReceivedAt = now }], now, cancellation);
}
