namespace PostSale.Azure.ServiceBus;

/// <summary>Rings for the messages of a turn once it is stored.</summary>
public sealed class RingingCustomers(ICustomers customers, IDoorbell doorbell) : ICustomers
{
    public async Task<Saved> Save(LoadedCustomer loaded, Turn turn, Instant now, CancellationToken cancellation)
    {
        var saved = await customers.Save(loaded, turn, now, cancellation);
        var sent = turn.Effects.OfType<Effect.Send>().Select(send => send.Message).ToList();
        if (saved == Saved.Done && sent.Count > 0)
        {
            await doorbell.Ring(sent, cancellation);
        }

        return saved;
    }

    public Task<LoadedCustomer?> Load(CustomerKey key, CancellationToken cancellation) => customers.Load(key, cancellation);

    public Task<bool> Append(CustomerKey key, StoreId store, IReadOnlyList<Fact> facts, Instant wake, CancellationToken cancellation) =>
        customers.Append(key, store, facts, wake, cancellation);

    public Task<Used> Use(CustomerKey key, StoreId store, IReadOnlyList<Use> uses, Instant wake, CancellationToken cancellation) =>
        customers.Use(key, store, uses, wake, cancellation);

    public Task Forget(Customer gone, Instant now, Instant? wake, CancellationToken cancellation) => customers.Forget(gone, now, wake, cancellation);

    public Task<IReadOnlyList<CustomerKey>> Due(Instant now, int max, CancellationToken cancellation) => customers.Due(now, max, cancellation);

    public Task<Instant?> NextDue(CancellationToken cancellation) => customers.NextDue(cancellation);

    public Task<IReadOnlyList<CustomerSummary>> List(StoreId store, CustomerKey? after, int max, CancellationToken cancellation) =>
        customers.List(store, after, max, cancellation);

    public Task<IReadOnlyList<TimelineLine>> Timeline(CustomerKey key, int max, CancellationToken cancellation) =>
        customers.Timeline(key, max, cancellation);

    public Task<int> Shed(int shard, Instant before, CancellationToken cancellation) => customers.Shed(shard, before, cancellation);
}
