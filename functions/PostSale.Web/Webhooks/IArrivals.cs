namespace PostSale.Web.Webhooks;

/// <summary>
/// What a host may add to a request's features: told what the request has stored, so that nobody need look for it. The deliveries
/// are durable before it is asked, and it may fail or be cut short.
/// </summary>
public interface IArrivals
{
    Task Take(IReadOnlyList<Delivery> stored, CancellationToken cancellation);
}
