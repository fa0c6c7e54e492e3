using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Http.Features;
using PostSale.Application.Customers;
using PostSale.Application.Links;

namespace PostSale.Web.Public;

/// <summary><c>/u/{token}</c>: a GET shows a page and changes nothing; a POST switches off, by a mail client (RFC 8058) or by the page's form.</summary>
internal static class PreferenceRoutes
{
    private const int MostBytes = 16 * 1024;

    public static void MapPreferences(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/u/{token}", Show);
        routes.MapPost("/u/{token}", Change).DisableAntiforgery();
    }

    private static IResult Show(string token, LinkTokens links, IShops shops) =>
        links.TryRead(token, LinkPurpose.Unsubscribe, out var link) && shops.Find(link.Store) is { } shop
            ? Page(shop, link, done: false)
            : Missing();

    private static async Task<IResult> Change(
        string token, HttpContext context, LinkTokens links, IShops shops, SwitchOff switchOff, IClock clock, CancellationToken cancellation)
    {
        if (!links.TryRead(token, LinkPurpose.Unsubscribe, out var link) || shops.Find(link.Store) is not { } shop)
        {
            return Missing();
        }

        if (!context.Request.HasFormContentType || context.Request.ContentLength > MostBytes)
        {
            return Results.BadRequest();
        }

        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(
                new FormOptions { BufferBodyLengthLimit = MostBytes, MultipartBodyLengthLimit = MostBytes, ValueCountLimit = 16 }, cancellation);
        }
        catch (Exception malformed) when (malformed is InvalidDataException or BadHttpRequestException)
        {
            return Results.BadRequest();
        }

        var oneClick = string.Equals(form["List-Unsubscribe"], "One-Click", StringComparison.OrdinalIgnoreCase);
        var choice = form["choice"].ToString();
        if (!oneClick && choice is not ("this" or "all"))
        {
            return Results.BadRequest();
        }

        await switchOff.Run(link, everything: choice == "all", clock.GetCurrentInstant(), cancellation);
        return oneClick ? Results.Ok() : Page(shop, link, done: true);
    }

    private static RazorComponentResult<PreferencePage> Page(Shop shop, Link link, bool done) => new(new { Shop = shop, Link = link, Done = done });

    // One answer for every token that is not ours, so that nothing can be learned by trying.
    private static IResult Missing() => Results.Text(
        "Este link não existe.\nThis link does not exist.\n", "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
}
