using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PostSale.Application.Overviews;

namespace PostSale.Web.Ops;

/// <summary><c>/ops</c>: what runs, what comes, what waits for a person.</summary>
internal static class OverviewPages
{
    public static void MapOverview(this IEndpointRouteBuilder ops) => ops.MapRead("", Show);

    private static async Task<IResult> Show(HttpContext context, ReportStore report, CancellationToken cancellation) => Desk.At(context) is { } desk
        ? new RazorComponentResult<OverviewPage>(new { Desk = desk, Report = await report.Run(desk.Shop, desk.Now, cancellation) })
        : Results.NotFound();
}
