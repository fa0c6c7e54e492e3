using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostSale.Application.Strategies.Rendering;

namespace PostSale.Web.Ops;

/// <summary>A store's strategy as the document that <c>strategy render</c> writes.</summary>
internal static class StrategyPage
{
    // A strategy's templates are written by people: whatever they hold, nothing of it runs and nothing is fetched.
    private const string Policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

    public static void MapStrategy(this IEndpointRouteBuilder routes) => routes.MapRead("/strategy", Show);

    private static IResult Show(string? store, IShops shops, HttpContext context)
    {
        if ((store is null ? shops.All.First() : shops.Find(new StoreId(store))) is not { } shop)
        {
            return Results.NotFound();
        }

        context.Response.Headers.ContentSecurityPolicy = Policy;
        return Results.Text(StrategyDocument.Html(shop.Strategy), "text/html; charset=utf-8");
    }
}
