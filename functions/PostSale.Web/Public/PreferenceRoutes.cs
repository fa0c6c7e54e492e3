using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PostSale.Application.Customers;
using PostSale.Application.Links;

namespace PostSale.Web.Public;

/// <summary><c>/u/{token}</c>: a GET shows a page and changes nothing; a POST switches off, by a mail client (RFC 8058) or by the page's form.</summary>
internal static class PreferenceRoutes
{
    public static void MapPreferences(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/u/{token}", Show);
        routes.MapPost("/u/{token}", Change).DisableAntiforgery();
    }

    private static async Task<IResult> Show(
        string token, HttpContext context, LinkTokens links, IShops shops, Visits visits, Preferences preferences, IClock clock, CancellationToken cancellation)
    {
        if (!Tokens.TryOpen(token, LinkPurpose.Unsubscribe, links, shops, out var link, out var shop))
        {
            return Tokens.Missing();
        }

        visits.Opened(link.Message, "u");
        return await Page(context, shop, link, null, preferences, clock.GetCurrentInstant(), cancellation);
    }

    private static async Task<IResult> Change(
        string token, HttpContext context, LinkTokens links, IShops shops, SwitchOff switchOff, Preferences preferences, IClock clock, CancellationToken cancellation)
    {
        if (!Tokens.TryOpen(token, LinkPurpose.Unsubscribe, links, shops, out var link, out var shop))
        {
            return Tokens.Missing();
        }

        if (await Tokens.Form(context, cancellation) is not { } form)
        {
            return Results.BadRequest();
        }

        var now = clock.GetCurrentInstant();
        if (string.Equals(form["List-Unsubscribe"], "One-Click", StringComparison.OrdinalIgnoreCase))
        {
            await switchOff.Run(link, everything: false, now, cancellation);
            return Results.Ok();
        }

        var choice = form["choice"].ToString();
        switch (choice)
        {
            case "this" or "all":
                await switchOff.Run(link, everything: choice == "all", now, cancellation);
                break;
            case "none":
                await preferences.Choose(shop, link, new HashSet<(Channel, Purpose)>(), now, cancellation);
                break;
            case "save":
                await preferences.Choose(shop, link, Wanted(form), now, cancellation);
                break;
            case "pause":
                await preferences.Pause(link, now, cancellation);
                break;
            case "resume":
                await preferences.Resume(link, now, cancellation);
                break;
            default:
                return Results.BadRequest();
        }

        return await Page(context, shop, link, choice, preferences, now, cancellation);
    }

    private static HashSet<(Channel, Purpose)> Wanted(IFormCollection form) =>
    [
        .. from channel in Enum.GetValues<Channel>() from purpose in Enum.GetValues<Purpose>()
           where form["want"].Contains($"{Words.Of(channel)}.{Words.Of(purpose)}") select (channel, purpose),
    ];

    private static async Task<RazorComponentResult<PreferencePage>> Page(
        HttpContext context, Shop shop, Link link, string? done, Preferences preferences, Instant now, CancellationToken cancellation) => new(new
    {
        Shop = shop,
        Say = Tokens.Say(context, shop),
        Link = link,
        Done = done,
        Wishes = await preferences.Find(shop, link, now, cancellation),
    });
}
