using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostSale.Application.Kpis;

namespace PostSale.Web.Api;

/// <summary><c>GET /api/v1/kpis</c>: how a store did in a period, beside its targets.</summary>
internal static class KpiRoutes
{
    public static void MapKpis(this IEndpointRouteBuilder api) => api.MapRead("/kpis", Kpis);

    private static async Task<IResult> Kpis(
        string? store, string? from, string? to, IShops shops, ReportKpis report, IClock clock, CancellationToken cancellation)
    {
        if (ApiRoutes.Shop(store, shops) is not { } shop)
        {
            return ApiRoutes.NoStore(store);
        }

        var zone = shop.Policies.Zone;
        return KpiPeriod.Read(from, to, clock.GetCurrentInstant().InZone(zone).Date, zone) is { } period
            ? Results.Ok(await report.Run(shop, period, cancellation))
            : Results.BadRequest(new Problem(KpiPeriod.Allowed));
    }
}
