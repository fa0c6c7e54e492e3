namespace PostSale.Domain.Customers;

/// <summary>What was bought and for how much.</summary>
/// <param name="Amount">In major units (99.90 means 99 reais and 90 centavos), 0 or more.</param>
/// <param name="Currency">ISO 4217, upper case.</param>
/// <param name="Reference">What the shop calls the order when it speaks to people, for example <c>#1234</c>; may be empty.</param>
/// <param name="Items">In the shop's order; may be empty where the provider does not say.</param>
public sealed record Payment(decimal Amount, string Currency, string Reference, ImmutableArray<OrderItem> Items)
{
    // Two payloads may describe one payment; which one arrives first must not matter.
    internal static int Compare(Payment left, Payment right)
    {
        var order = left.Items.Length.CompareTo(right.Items.Length);
        order = order != 0 ? order : left.Amount.CompareTo(right.Amount);
        order = order != 0 ? order : string.CompareOrdinal(left.Reference, right.Reference);
        order = order != 0 ? order : string.CompareOrdinal(left.Currency, right.Currency);
        for (var i = 0; order == 0 && i < left.Items.Length; i++)
        {
            order = OrderItem.Compare(left.Items[i], right.Items[i]);
        }

        return order;
    }
}

/// <param name="Sku">The shop's name of the product; empty when it has none.</param>
/// <param name="Name">As shown to people.</param>
/// <param name="Quantity">1 or more.</param>
/// <param name="Category">Empty when the shop does not say.</param>
public sealed record OrderItem(string Sku, string Name, int Quantity, string Category)
{
    /// <summary>What makes two purchases purchases of the same product.</summary>
    public string Product => Sku.Length > 0 ? Sku : Name;

    internal static int Compare(OrderItem left, OrderItem right)
    {
        var order = string.CompareOrdinal(left.Sku, right.Sku);
        order = order != 0 ? order : string.CompareOrdinal(left.Name, right.Name);
        order = order != 0 ? order : left.Quantity.CompareTo(right.Quantity);
        return order != 0 ? order : string.CompareOrdinal(left.Category, right.Category);
    }
}
