namespace PostSale.Application.Ports;

/// <summary>An order from before, as an import read it.</summary>
/// <param name="Names">What its customer goes by, the most telling first; at least one.</param>
/// <param name="Mark">Names the order within its customer: see <see cref="PurchaseMark"/>.</param>
/// <param name="At">When it was placed; noon of the store's day where the file says the day only.</param>
/// <param name="Amount">In major units, 0 or more, at most four decimals.</param>
/// <param name="Refunded">What was given back of it, from 0 to the amount.</param>
/// <param name="Person">What the file says of the person; null when nothing.</param>
public sealed record PastOrder(
    ImmutableArray<AliasHash> Names, long Mark, Instant At, decimal Amount, decimal Refunded, string Currency, PersonDetails? Person)
{
    /// <summary>As it is told where its e-mail belongs to another customer than its other names: that one is not written to from here.</summary>
    public PastOrder WithoutEmail() => this with { Person = Person is null ? null : Person with { Email = null } };
}

/// <summary>What adding came to.</summary>
/// <param name="Orders">Orders that were not held before.</param>
/// <param name="Customers">People nobody had named before.</param>
public readonly record struct Added(int Orders, int Customers);

/// <summary>One purchase as scoring reads it.</summary>
/// <param name="Amount">In major units, 0 or more.</param>
/// <param name="Refunded">Given back of it since, 0 or more; the amount where everything was, or where it was cancelled.</param>
public readonly record struct Purchase(Instant At, decimal Amount, decimal Refunded, string Currency);

/// <summary>One customer's purchases and subscriptions, live and imported.</summary>
/// <param name="Purchases">In no order.</param>
public sealed record PurchaseHistory(CustomerKey Customer, IReadOnlyList<Purchase> Purchases, IReadOnlyList<SubscriptionSpan> Subscriptions);

/// <summary>How long a subscription has run.</summary>
/// <param name="Price">Per period, in major units; null when nobody said.</param>
/// <param name="Period">Between two renewals; null when nobody said when it renews.</param>
public sealed record SubscriptionSpan(Instant StartedAt, Instant? EndedAt, Duration? Period, decimal? Price, string? Currency);

/// <summary>Keeps every customer's purchases in compact rows, so that scoring reads those and no history.</summary>
/// <remarks>
/// Live orders get in with the turn that takes them in; imported ones through <see cref="Add"/>. An order that comes both ways, under one of its
/// names or the number people know it by, is one purchase, and the live one counts. Thread-safe. Transport failures throw <see cref="StoreUnavailableException"/>.
/// </remarks>
public interface IPurchases
{
    /// <summary>In how many parts a store's customers are read: by the first byte of their keys.</summary>
    const int Shards = 256;

    /// <summary>Adds orders from before and makes customers of strangers. What is held is left as it is, so repeating adds nothing. Durable when it returns.</summary>
    Task<Added> Add(StoreId store, IReadOnlyList<PastOrder> orders, Instant now, CancellationToken cancellation);

    /// <summary>
    /// Tells the customers of a shard whose imported orders have changed what those come to, as an imported <see cref="Fact.PastImported"/>. Nobody is
    /// woken who has nothing else waiting. Repeating tells nobody anything new.
    /// </summary>
    /// <returns>How many were told.</returns>
    Task<int> Tell(StoreId store, int shard, Instant now, CancellationToken cancellation);

    /// <summary>Gives what one customer bought to another, who proved to be the same person; the first then has no score. May be repeated.</summary>
    Task Move(StoreId store, CustomerKey from, CustomerKey to, CancellationToken cancellation);

    /// <summary>The customers of a shard who bought or subscribed, by key.</summary>
    Task<IReadOnlyList<PurchaseHistory>> Read(StoreId store, int shard, CancellationToken cancellation);
}
