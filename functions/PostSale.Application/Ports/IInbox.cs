namespace PostSale.Application.Ports;

/// <summary>Keeps every delivery, durable before the provider hears 2xx.</summary>
/// <remarks>Thread-safe. Transport failures throw <see cref="StoreUnavailableException"/>.</remarks>
public interface IInbox
{
    /// <summary>Stores deliveries in state <see cref="InboxState.Waiting"/>, to be tried at once. Durable when it returns.</summary>
    /// <returns>One answer per delivery, in order.</returns>
    Task<IReadOnlyList<Received>> Append(IReadOnlyList<Delivery> deliveries, CancellationToken cancellation);

    /// <summary>Waiting items whose next try is due, in the order received. Which of them, when more are due than asked for, is the store's choice.</summary>
    Task<IReadOnlyList<InboxItem>> Due(Instant now, int max, CancellationToken cancellation);

    /// <summary>When the next waiting item is to be tried; null when none waits.</summary>
    Task<Instant?> NextDue(CancellationToken cancellation);

    /// <summary>Writes what became of an item. Repeating it changes nothing.</summary>
    Task Settle(DeliveryKey key, InboxState state, string? reason, CustomerKey? customer, CancellationToken cancellation);

    /// <summary>Leaves an item waiting, to be tried again.</summary>
    /// <param name="names">What it goes by, all of it unknown so far: whoever names one of them recalls it.</param>
    Task Postpone(DeliveryKey key, string reason, Instant nextTry, IReadOnlyCollection<AliasHash> names, CancellationToken cancellation);

    /// <summary>Makes due what waits for one of these names, which somebody has just given.</summary>
    /// <returns>How many items waited for one of them, those that were due already among them.</returns>
    Task<int> Recall(StoreId store, IReadOnlyCollection<AliasHash> named, Instant now, CancellationToken cancellation);

    /// <summary>Tries an item that is in quarantine again. Nothing else is touched, least of all another body under the id of an earlier delivery.</summary>
    /// <returns>False when it is not there, or not in quarantine.</returns>
    Task<bool> Reopen(DeliveryKey key, Instant now, CancellationToken cancellation);

    /// <summary>Takes an item out of quarantine for good, as ignored.</summary>
    /// <param name="copy">See <see cref="InboxItem.Copy"/>.</param>
    /// <returns>False when it is not there, or not in quarantine.</returns>
    Task<bool> Discard(DeliveryKey key, string copy, string reason, CancellationToken cancellation);

    /// <summary>Empties the bodies of all that was routed to a customer. That they came, and their ids, remains. May be repeated.</summary>
    Task Blank(CustomerKey customer, CancellationToken cancellation);

    /// <summary>Settles an item as ignored and empties its body.</summary>
    Task Blank(DeliveryKey key, string reason, CancellationToken cancellation);

    /// <summary>Settles all that a store received by a moment as ignored, and empties the bodies.</summary>
    Task Blank(StoreId store, Instant until, string reason, CancellationToken cancellation);

    /// <summary>
    /// Empties the bodies of what a store received before a moment and has been settled since. What waits or is in quarantine stays whole. That a delivery
    /// came, and its id, remains, by which a repeat is known; whether it is listed any longer is the store's choice.
    /// </summary>
    /// <returns>How many were emptied.</returns>
    Task<int> Shed(StoreId store, Instant before, CancellationToken cancellation);

    /// <summary>What was routed to a customer, newest first.</summary>
    Task<IReadOnlyList<InboxItem>> Of(CustomerKey customer, int max, CancellationToken cancellation);

    /// <returns>Null when there is no such item.</returns>
    Task<InboxItem?> Find(DeliveryKey key, CancellationToken cancellation);

    /// <summary>The newest items of a state, for people.</summary>
    Task<IReadOnlyList<InboxItem>> List(StoreId store, InboxState state, int max, CancellationToken cancellation);
}
