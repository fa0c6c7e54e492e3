namespace PostSale.Application.Ports;

/// <summary>Tells whoever looks after a customer that there is something to do.</summary>
/// <remarks>
/// Thread-safe. A nudge carries nothing and promises nothing: what happened is in the store before it, and the sweeper finds whoever
/// did not hear. So it may come in any order and any number of times. Throws only when cancelled.
/// </remarks>
public interface INudge
{
    Task Ring(IReadOnlyCollection<CustomerKey> customers, CancellationToken cancellation);
}
