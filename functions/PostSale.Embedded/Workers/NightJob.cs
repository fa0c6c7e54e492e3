using PostSale.Application;
using PostSale.Application.Nightly;

namespace PostSale.Embedded.Workers;

/// <summary>Sees to each store's night when it has come.</summary>
public sealed class NightJob(SeeToNight night, IShops shops) : IJob
{
    private Instant? due;

    public async Task<JobTurn> Run(Instant now, CancellationToken cancellation)
    {
        if (due is { } later && now < later)
        {
            return new(0, due);
        }

        var seen = await night.Run(now, cancellation);

        // Looked at once more even where nothing was seen to: the night may be another's that never ends it.
        due = shops.All.Select(shop => (Instant?)Next(shop, now)).Min();
        return new(seen.Count, due);
    }

    private static Instant Next(Shop shop, Instant now)
    {
        var zone = shop.Policies.Zone;
        var local = now.InZone(zone);
        var date = local.Hour < SeeToNight.Hour ? local.Date : local.Date.PlusDays(1);
        return zone.AtLeniently(date.At(new(SeeToNight.Hour, 0))).ToInstant();
    }
}
