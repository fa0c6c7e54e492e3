using PostSale.Application.Messages;
using PostSale.Application.Ports;

namespace PostSale.Application.Nightly;

/// <summary>Runs the nightly jobs of every store whose night has come, once per store and local date.</summary>
/// <remarks>May be run at any time, by anyone, any number of times.</remarks>
public sealed class SeeToNight(INights nights, IShops shops, IEnumerable<INightlyJob> jobs, Claimant claimant)
{
    /// <summary>From this local hour on: late enough that no clock change moves it to the day before, early enough to end before the shop opens.</summary>
    public const int Hour = 3;

    /// <summary>How long a night may take before another process may take it on.</summary>
    public static readonly Duration Lease = Duration.FromHours(1);

    /// <returns>The stores whose night it saw to.</returns>
    /// <exception cref="AggregateException">Some stores' nights failed; they are taken on again when their lease has ended.</exception>
    public async Task<IReadOnlyList<StoreId>> Run(Instant now, CancellationToken cancellation)
    {
        var done = new List<StoreId>();
        var failures = new List<Exception>();
        foreach (var shop in shops.All.OrderBy(shop => shop.Id.Value, StringComparer.Ordinal))
        {
            try
            {
                if (await See(shop, now, cancellation))
                {
                    done.Add(shop.Id);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // One store's trouble is not another's.
                failures.Add(failure);
            }
        }

        return failures.Count == 0 ? done : throw new AggregateException(failures);
    }

    private async Task<bool> See(Shop shop, Instant now, CancellationToken cancellation)
    {
        var local = now.InZone(shop.Policies.Zone);
        if (local.Hour < Hour || !await nights.Claim(shop.Id, local.Date, claimant.Name, now, Lease, cancellation))
        {
            return false;
        }

        foreach (var job in jobs)
        {
            await job.Run(shop, local.Date, now, cancellation);
        }

        await nights.Finish(shop.Id, local.Date, cancellation);
        return true;
    }
}
