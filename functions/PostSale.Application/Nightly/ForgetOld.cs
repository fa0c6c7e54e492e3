using PostSale.Application.Ports;
using PostSale.Application.Settings;

namespace PostSale.Application.Nightly;

/// <summary>Removes what is older than the settings allow: the bodies of deliveries, and the lines of timelines.</summary>
/// <remarks>
/// What customers are known by, what was sent to them and the ids of deliveries remain: by those nothing is done twice. Timelines are looked through a part
/// each night, all of them within <see cref="Round"/> nights.
/// </remarks>
public sealed class ForgetOld(IInbox inbox, ICustomers customers, IShops shops, PostSaleSettings settings) : INightlyJob
{
    /// <summary>In how many nights every timeline is looked through.</summary>
    public const int Round = 32;

    private const int PerNight = IPurchases.Shards / Round;

    public async Task Run(Shop shop, LocalDate date, Instant now, CancellationToken cancellation)
    {
        await inbox.Shed(shop.Id, now - Duration.FromTimeSpan(settings.Retention.Inbox), cancellation);

        // Timelines of all stores lie together, so one store's night sees to them.
        if (shop.Id != shops.All.MinBy(one => one.Id.Value, StringComparer.Ordinal)?.Id)
        {
            return;
        }

        var part = date.DayOfYear % Round;
        for (var shard = part * PerNight; shard < (part + 1) * PerNight; shard++)
        {
            await customers.Shed(shard, now - Duration.FromTimeSpan(settings.Retention.Timeline), cancellation);
        }
    }
}
