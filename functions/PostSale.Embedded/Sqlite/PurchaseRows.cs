namespace PostSale.Embedded.Sqlite;

/// <summary>Purchases as rows: eight-byte names, seconds since 1970, amounts in ten-thousandths.</summary>
internal static class PurchaseRows
{
    /// <summary>What a row is.</summary>
    private const int Imported = 0, Live = 1, OtherName = 2;

    /// <summary>What is kept of a customer by store and key.</summary>
    public static IReadOnlyList<string> Tables { get; } = ["purchases", "subscription_spans", "imported"];

    private const decimal Unit = 10_000m;

    // Amounts are bounded at intake and at import; what was stored before there were bounds must not overflow.
    private static readonly decimal Largest = long.MaxValue / 4 / Unit;

    public static long ToUnits(decimal amount) => (long)decimal.Round(Math.Clamp(amount, -Largest, Largest) * Unit, MidpointRounding.AwayFromZero);

    public static decimal FromUnits(long units) => units / Unit;

    /// <returns>False when the customer has an order of this mark.</returns>
    public static bool Add(Session session, long store, byte[] customer, PastOrder order) => session.Execute(
        "INSERT OR IGNORE INTO purchases (store, customer, mark, live, at, amount, refunded, currency) VALUES ($1, $2, $3, 0, $4, $5, $6, $7)",
        store, customer, order.Mark, order.At.ToUnixTimeSeconds(), ToUnits(order.Amount), ToUnits(order.Refunded), order.Currency) == 1;

    public static void Move(Session session, long store, byte[] from, byte[] to)
    {
        foreach (var table in Tables)
        {
            session.Execute($"UPDATE OR IGNORE {table} SET customer = $1 WHERE store = $2 AND customer = $3", to, store, from);
            session.Execute($"DELETE FROM {table} WHERE store = $1 AND customer = $2", store, from);
        }

        session.Execute("DELETE FROM scores WHERE store = $1 AND customer = $2", store, from);
    }

    /// <summary>What the facts of a turn say of orders and subscriptions, to be written with the turn.</summary>
    public static Action<Session, long>? Told(IReadOnlyList<Fact> facts, Customer customer)
    {
        var names = facts.Select(OrderOf).Where(name => name is not null).Distinct();
        var orders = names.Select(name => customer.Knowledge.OrderNamed(name!)).OfType<Order>().Distinct().ToList();
        var subscriptions = facts.OfType<Fact.SubscriptionTold>().Select(told => told.Subscription).Distinct()
            .Select(customer.Knowledge.SubscriptionNamed).OfType<Subscription>().ToList();
        if (orders.Count + subscriptions.Count == 0)
        {
            return null;
        }

        var key = customer.Key.ToBytes();
        return (session, store) =>
        {
            orders.ForEach(order => Put(session, store, key, order));
            subscriptions.ForEach(subscription => Put(session, store, key, subscription));
        };
    }

    private static string? OrderOf(Fact fact) => fact switch
    {
        Fact.OrderPaid paid => paid.Order.Id,
        Fact.OrderNamed named => named.Order.Id,
        Fact.OrderRefunded refunded => refunded.Order.Id,
        Fact.OrderCancelled cancelled => cancelled.Order.Id,
        _ => null,
    };

    private static void Put(Session session, long store, byte[] customer, Order order)
    {
        var marks = PurchaseMark.Of(order);
        var refunded = order.IsUndone ? long.MaxValue : ToUnits(order.Refunds.Sum(refund => refund.Amount ?? 0));
        if (order is not { PaidAt: { } paid, Payment: { } payment })
        {
            // Only what was given back is known: of an imported order, then.
            foreach (var mark in marks)
            {
                session.Execute(
                    "UPDATE purchases SET refunded = max(refunded, min(amount, $1)) WHERE store = $2 AND customer = $3 AND mark = $4 AND live = 0",
                    refunded, store, customer, mark);
            }

            return;
        }

        // Its own name may have become another's since: all of them are written anew, and an imported order of one of them is this one.
        foreach (var mark in marks)
        {
            session.Execute("DELETE FROM purchases WHERE store = $1 AND customer = $2 AND mark = $3", store, customer, mark);
        }

        var amount = ToUnits(payment.Amount);
        for (var i = 0; i < marks.Count; i++)
        {
            session.Execute(
                "INSERT INTO purchases (store, customer, mark, live, at, amount, refunded, currency) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                store, customer, marks[i], i == 0 ? Live : OtherName, paid.ToUnixTimeSeconds(), amount, Math.Min(amount, refunded), payment.Currency);
        }
    }

    private static void Put(Session session, long store, byte[] customer, Subscription subscription)
    {
        if (subscription.BeganAt is not { } started)
        {
            return;
        }

        var price = subscription.Price?.Value.Split(' ');
        var period = subscription.Period?.ToTimeSpan().Ticks / TimeSpan.TicksPerSecond;
        session.Execute(
            "INSERT OR REPLACE INTO subscription_spans (store, customer, mark, started, ended, period, price, currency) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            store, customer, PurchaseMark.Of(subscription.Name), started.ToUnixTimeSeconds(),
            subscription.EndedAt is { } ended && ended >= started ? ended.ToUnixTimeSeconds() : null, period,
            price is [var amount, _] ? ToUnits(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)) : null, price is [_, var currency] ? currency : null);
    }

    public static Purchase Read(Row row, int first) => new(
        Instant.FromUnixTimeSeconds(row.Long(first)), FromUnits(row.Long(first + 1)), FromUnits(row.Long(first + 2)), CurrencyOf(row.Text(first + 3)));

    // A few distinct texts stand in millions of rows.
    private static string CurrencyOf(string text) => string.IsInterned(text) ?? string.Intern(text);
}
