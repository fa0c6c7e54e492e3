namespace PostSale.Web.Tests.Support;

/// <summary>Keeps deliveries in memory, and can be out of order.</summary>
internal sealed class FakeInbox : IInbox
{
    private readonly Dictionary<DeliveryKey, string> hashes = [];
    private readonly TaskCompletionSource<IReadOnlyList<Received>> never = new();

    public List<Delivery> Stored { get; } = [];

    public Exception? Failure { get; set; }

    /// <summary>Never answers, and does not listen when told to stop.</summary>
    public bool Hangs { get; set; }

    /// <summary>Never answers until told to stop.</summary>
    public bool Dawdles { get; set; }

    public Task<IReadOnlyList<Received>> Append(IReadOnlyList<Delivery> deliveries, CancellationToken cancellation)
    {
        if (Failure is not null)
        {
            return Task.FromException<IReadOnlyList<Received>>(Failure);
        }

        if (Dawdles)
        {
            cancellation.Register(() => never.TrySetCanceled(cancellation));
        }

        return Hangs || Dawdles ? never.Task : Task.FromResult<IReadOnlyList<Received>>([.. deliveries.Select(Store)]);
    }

    public Task<IReadOnlyList<InboxItem>> Due(Instant now, int max, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<Instant?> NextDue(CancellationToken cancellation) => throw new NotSupportedException();

    public Task Settle(DeliveryKey key, InboxState state, string? reason, CustomerKey? customer, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task Postpone(DeliveryKey key, string reason, Instant nextTry, IReadOnlyCollection<AliasHash> names, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<int> Recall(StoreId store, IReadOnlyCollection<AliasHash> named, Instant now, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<bool> Reopen(DeliveryKey key, Instant now, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<bool> Discard(DeliveryKey key, string copy, string reason, CancellationToken cancellation) => throw new NotSupportedException();

    public Task Blank(CustomerKey customer, CancellationToken cancellation) => throw new NotSupportedException();

    public Task Blank(DeliveryKey key, string reason, CancellationToken cancellation) => throw new NotSupportedException();

    public Task Blank(StoreId store, Instant until, string reason, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<int> Shed(StoreId store, Instant before, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<InboxItem>> Of(CustomerKey customer, int max, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<InboxItem?> Find(DeliveryKey key, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<InboxItem>> List(StoreId store, InboxState state, int max, CancellationToken cancellation) =>
        throw new NotSupportedException();

    private Received Store(Delivery delivery)
    {
        lock (hashes)
        {
            if (hashes.TryGetValue(delivery.Key, out var hash))
            {
                return hash == delivery.BodyHash() ? Received.Repeat : Received.Conflict;
            }

            hashes.Add(delivery.Key, delivery.BodyHash());
            Stored.Add(delivery);
            return Received.Stored;
        }
    }
}
