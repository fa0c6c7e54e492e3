namespace PostSale.Embedded.Sqlite;

/// <summary>Purchases and subscriptions of a part of the customers, put together by customer.</summary>
internal static class HistoryRows
{
    /// <param name="from">The first bytes of the first key.</param>
    /// <param name="until">The first bytes of the first key behind.</param>
    public static List<PurchaseHistory> Read(Session session, long store, byte[] from, byte[] until)
    {
        var subscribed = Grouped(session.Query(
            "SELECT customer, started, ended, period, price, currency FROM subscription_spans WHERE store = $1 AND customer >= $2 AND customer < $3",
            row => (CustomerKey.From(row.Span(0)), Span(row)), store, from, until));
        var histories = new List<PurchaseHistory>();
        List<Purchase> current = [];
        var holder = new byte[16];
        session.Query(
            "SELECT customer, at, amount, refunded, currency FROM purchases WHERE store = $1 AND customer >= $2 AND customer < $3 AND live < 2 ORDER BY customer",
            row =>
            {
                if (histories.Count == 0 || !row.Span(0).SequenceEqual(holder))
                {
                    row.Span(0).CopyTo(holder);
                    var customer = CustomerKey.From(holder);
                    subscribed.Remove(customer, out var spans);
                    current = new List<Purchase>(2);
                    histories.Add(new(customer, current, spans ?? []));
                }

                current.Add(PurchaseRows.Read(row, 1));
                return 0;
            },
            store, from, until);
        if (subscribed.Count > 0)
        {
            histories.AddRange(subscribed.Select(one => new PurchaseHistory(one.Key, [], one.Value)));
            histories.Sort((one, other) => one.Customer.CompareTo(other.Customer));
        }

        return histories;
    }

    /// <summary>The keys of a shard: from the first, up to the first behind.</summary>
    public static (byte[] From, byte[] Until) Bounds(int shard) =>
        ([(byte)shard], shard == IPurchases.Shards - 1 ? [.. Enumerable.Repeat(byte.MaxValue, 17)] : [(byte)(shard + 1)]);

    private static SubscriptionSpan Span(Row row) => new(
        Instant.FromUnixTimeSeconds(row.Long(1)), row.LongOrNull(2) is { } ended ? Instant.FromUnixTimeSeconds(ended) : null,
        row.LongOrNull(3) is { } period ? Duration.FromSeconds(period) : null, row.LongOrNull(4) is { } price ? PurchaseRows.FromUnits(price) : null, row.TextOrNull(5));

    private static Dictionary<CustomerKey, List<SubscriptionSpan>> Grouped(List<(CustomerKey Key, SubscriptionSpan Span)> spans) =>
        spans.GroupBy(one => one.Key).ToDictionary(same => same.Key, same => same.Select(one => one.Span).ToList());
}
