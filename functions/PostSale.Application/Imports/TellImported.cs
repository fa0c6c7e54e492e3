using PostSale.Application.Nightly;
using PostSale.Application.Ports;

namespace PostSale.Application.Imports;

/// <summary>Tells customers what their imported orders come to.</summary>
/// <remarks>An import does so at its end. Should it have been broken off, the night does: then those whose orders were taken are customers like others.</remarks>
public sealed class TellImported(IPurchases purchases) : INightlyJob
{
    // One is read while another is written.
    private const int AtOnce = 3;

    Task INightlyJob.Run(Shop shop, LocalDate date, Instant now, CancellationToken cancellation) => Run(shop.Id, _ => { }, now, cancellation);

    /// <param name="told">Hears how many have been told so far.</param>
    public async Task Run(StoreId store, Action<int> told, Instant now, CancellationToken cancellation)
    {
        var sum = 0;
        await Parallel.ForAsync(0, IPurchases.Shards, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (shard, cancel) =>
            told(Interlocked.Add(ref sum, await purchases.Tell(store, shard, now, cancel))));
    }
}
