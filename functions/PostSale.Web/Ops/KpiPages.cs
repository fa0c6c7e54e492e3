using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PostSale.Application.Kpis;

namespace PostSale.Web.Ops;

/// <summary><c>/ops/kpis</c>: how the store did, beside its targets.</summary>
internal static class KpiPages
{
    public static void MapKpiPages(this IEndpointRouteBuilder ops) => ops.MapRead("/kpis", Show);

    private static async Task<IResult> Show(string? from, string? to, HttpContext context, ReportKpis report, CancellationToken cancellation)
    {
        if (Desk.At(context) is not { } desk)
        {
            return Results.NotFound();
        }

        var zone = desk.Shop.Policies.Zone;
        var today = desk.Now.InZone(zone).Date;
        var asked = KpiPeriod.Read(from, to, today, zone);
        return new RazorComponentResult<KpiPage>(new
        {
            Desk = desk,
            IsRead = asked is not null,
            Report = await report.Run(desk.Shop, asked ?? KpiPeriod.Read(null, null, today, zone)!, cancellation),
        });
    }
}
