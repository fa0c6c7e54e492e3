namespace PostSale.Application.Ports;

/// <summary>A customer as read, with the facts still to be taken in.</summary>
/// <param name="Version">Opaque; changes with every write to the customer, new facts included.</param>
/// <param name="Facts">The oldest received that are unconsumed, at most <see cref="MaxFacts"/>.</param>
/// <param name="HasMore">More facts wait than fit.</param>
public sealed record LoadedCustomer(Customer Customer, string Version, IReadOnlyList<Fact> Facts, bool HasMore)
{
    /// <summary>Facts taken in per turn: keeps one turn's writes inside one entity-group transaction of 100 operations.</summary>
    public const int MaxFacts = 30;

    /// <summary>What the product was used since the last turn, summed; <see cref="Customer"/> knows it already.</summary>
    public IReadOnlyList<DailyUse> Uses { get; init; } = [];
}

/// <summary>What became of uses.</summary>
public enum Used
{
    /// <summary>Summed, now or before; nobody waits for them.</summary>
    Counted,

    /// <summary>Summed, and the customer is due.</summary>
    Woken,

    /// <summary>This is no customer any more (<see cref="Customer.IsGone"/>): nothing was written.</summary>
    Gone,
}

/// <summary>A customer as read, and what the rules decided.</summary>
public sealed record Decided(LoadedCustomer Loaded, Turn Turn);

/// <summary>What became of a write that presumed a version.</summary>
public enum Saved
{
    Done,

    /// <summary>Someone else wrote first: read again and decide again. Nothing was written.</summary>
    Conflict,
}

/// <summary>Keeps customers, one row each, with their facts and the effects still owed to them.</summary>
/// <remarks>
/// Thread-safe. Transport failures throw <see cref="StoreUnavailableException"/>; a lost race does not. Every write is durable
/// when it returns, and whole or not at all.
/// </remarks>
public interface ICustomers
{
    /// <returns>Null when there is no such customer.</returns>
    Task<LoadedCustomer?> Load(CustomerKey key, CancellationToken cancellation);

    /// <summary>Adds facts not yet held (by <see cref="Fact.Key"/>) and makes the customer due at <paramref name="wake"/>; creates the customer if absent.</summary>
    /// <remarks>
    /// More than a few dozen facts may be written in parts: when it throws, the first of them may stand. Each has its key, so that a
    /// repetition adds what is missing and nothing twice.
    /// </remarks>
    /// <returns>False when the customer has been erased: nothing was written.</returns>
    Task<bool> Append(CustomerKey key, StoreId store, IReadOnlyList<Fact> facts, Instant wake, CancellationToken cancellation);

    /// <summary>
    /// Adds uses not yet counted (by <see cref="Domain.Customers.Use.Key"/>) to the sums of their days; creates the customer if absent. Makes the
    /// customer due at <paramref name="wake"/> if the last turn awaited a use (<see cref="Turn.AwaitsUse"/>) or there was none yet; else the sums
    /// are seen when something else is due.
    /// </summary>
    /// <remarks>Many may be written in parts, as in <see cref="Append"/>. Keys are remembered for <see cref="DailyUse.DaysKept"/> days of use.</remarks>
    Task<Used> Use(CustomerKey key, StoreId store, IReadOnlyList<Use> uses, Instant wake, CancellationToken cancellation);

    /// <summary>
    /// Stores a turn: the customer, <see cref="LoadedCustomer.Facts"/> and <see cref="LoadedCustomer.Uses"/> as consumed, new messages, cancelled messages, timeline
    /// lines and the next wake (<paramref name="now"/> when <see cref="LoadedCustomer.HasMore"/>), in one write. A message that exists
    /// is left as it is; only a pending one is cancelled.
    /// </summary>
    Task<Saved> Save(LoadedCustomer loaded, Turn turn, Instant now, CancellationToken cancellation);

    /// <summary>
    /// Forgets a customer whatever the version: leaves only this record of one who is gone, cancels what is pending with <see cref="Reason.Erased"/>,
    /// and removes facts, uses, timeline, contents, and what tasks say in words. May be repeated. This is the one place that knows all that a
    /// store keeps of a customer besides aliases and deliveries.
    /// </summary>
    /// <param name="wake">When to look for what late writers left; null for never.</param>
    Task Forget(Customer gone, Instant now, Instant? wake, CancellationToken cancellation);

    /// <summary><see cref="Load"/> of several at once.</summary>
    /// <returns>One answer per key, in order.</returns>
    async Task<IReadOnlyList<LoadedCustomer?>> LoadAll(IReadOnlyList<CustomerKey> keys, CancellationToken cancellation)
    {
        var loaded = new LoadedCustomer?[keys.Count];
        for (var i = 0; i < loaded.Length; i++)
        {
            loaded[i] = await Load(keys[i], cancellation);
        }

        return loaded;
    }

    /// <summary><see cref="Save"/> of several customers at once; a conflict of one is not the others'.</summary>
    /// <param name="decided">Of different customers.</param>
    /// <returns>One answer per turn, in order.</returns>
    async Task<IReadOnlyList<Saved>> SaveAll(IReadOnlyList<Decided> decided, Instant now, CancellationToken cancellation)
    {
        var saved = new Saved[decided.Count];
        for (var i = 0; i < saved.Length; i++)
        {
            saved[i] = await Save(decided[i].Loaded, decided[i].Turn, now, cancellation);
        }

        return saved;
    }

    /// <summary>Customers due by <paramref name="now"/>, the longest due first.</summary>
    Task<IReadOnlyList<CustomerKey>> Due(Instant now, int max, CancellationToken cancellation);

    /// <summary>When the next customer is due; null when none is.</summary>
    Task<Instant?> NextDue(CancellationToken cancellation);

    /// <summary>Customers of a store by key, for people; not those who are gone.</summary>
    /// <param name="after">Continue behind this key; null from the beginning.</param>
    Task<IReadOnlyList<CustomerSummary>> List(StoreId store, CustomerKey? after, int max, CancellationToken cancellation);

    /// <summary>The newest lines of a customer's timeline, newest first: facts taken in and decisions.</summary>
    Task<IReadOnlyList<TimelineLine>> Timeline(CustomerKey key, int max, CancellationToken cancellation);

    /// <summary>Removes the timelines' lines of before a moment. What customers are known by, and what was sent to them, remains.</summary>
    /// <param name="shard">Whose: by the first byte of their keys, 0 to <see cref="IPurchases.Shards"/> - 1.</param>
    /// <returns>How many lines were removed.</returns>
    Task<int> Shed(int shard, Instant before, CancellationToken cancellation);
}

/// <param name="NextWake">When the customer is due next; null when only a fact can change anything.</param>
public sealed record CustomerSummary(Customer Customer, Instant? NextWake);

/// <summary>Either a fact that was taken in or a decision.</summary>
public sealed record TimelineLine(Instant At, Fact? Fact, Decision? Decision);
