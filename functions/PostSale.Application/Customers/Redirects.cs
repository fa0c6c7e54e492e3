using PostSale.Application.Ports;

namespace PostSale.Application.Customers;

/// <summary>Follows redirects: a record that proved to be another's leads there.</summary>
public static class Redirects
{
    /// <returns>The customer that a key leads to now; null when there is none, or the person was erased.</returns>
    public static async Task<LoadedCustomer?> Follow(this ICustomers customers, CustomerKey key, CancellationToken cancellation)
    {
        // Each redirect leads to a smaller key, so there is an end.
        var loaded = await customers.Load(key, cancellation);
        while (loaded?.Customer.MergedInto is { } survivor)
        {
            loaded = await customers.Load(survivor, cancellation);
        }

        return loaded?.Customer.IsGone == false ? loaded : null;
    }
}
