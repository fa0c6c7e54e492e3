namespace PostSale.Domain.Customers;

/// <summary>The names one order goes by, each qualified by who gave it: <c>shopify:order:820…</c>, <c>stripe:charge:ch_…</c>.</summary>
/// <param name="Id">The order's own name in the fact that speaks of it.</param>
/// <param name="Also">Other names the same fact gives, for example the charge that paid it.</param>
public sealed record OrderRefs(string Id, ImmutableArray<string> Also = default)
{
    public ImmutableArray<string> Also { get; init; } = Also.IsDefault ? [] : Also;

    public IEnumerable<string> All => Also.Prepend(Id);
}
