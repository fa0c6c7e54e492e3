using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PostSale.Application.Customers;
using PostSale.Application.Links;

namespace PostSale.Web.Public;

/// <summary><c>/p/{token}</c>: a customer's own page. A GET changes nothing; a POST with the page's own proof gives the data away or asks to be forgotten.</summary>
internal static class PersonalRoutes
{
    // For the audit: whoever has the link is taken for the person.
    private const string Who = "own page";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static void MapPersonal(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/p/{token}", Show);
        routes.MapPost("/p/{token}", Do).DisableAntiforgery();
    }

    private static async Task<IResult> Show(
        string token, HttpContext context, LinkTokens links, IShops shops, Visits visits, PersonalPages pages, IClock clock, CancellationToken cancellation)
    {
        if (!Tokens.TryOpen(token, LinkPurpose.Page, links, shops, out var link, out var shop) || OwnPages.Ends(link) is not { } ends)
        {
            return Tokens.Missing();
        }

        visits.Opened(link.Message, "p");
        var (now, say) = (clock.GetCurrentInstant(), Tokens.Say(context, shop));
        return now >= ends ? Over(shop, say)
            : await pages.Find(shop, link, say.Language, now, cancellation) is { } page ? Page(shop, say, page, PersonalStep.Look)
            : Tokens.Missing();
    }

    private static async Task<IResult> Do(
        string token, HttpContext context, LinkTokens links, IShops shops, PersonalPages pages, OwnPages own, ExportCustomer export, IClock clock, CancellationToken cancellation)
    {
        if (!Tokens.TryOpen(token, LinkPurpose.Page, links, shops, out var link, out var shop) || OwnPages.Ends(link) is not { } ends)
        {
            return Tokens.Missing();
        }

        var (now, say) = (clock.GetCurrentInstant(), Tokens.Say(context, shop));
        if (now >= ends)
        {
            return Over(shop, say);
        }

        if (await Tokens.Form(context, cancellation) is not { } form || form["do"].ToString() is not ("download" or "erase" or "erase-surely") and { } what)
        {
            return Results.BadRequest();
        }

        if (await pages.Find(shop, link, say.Language, now, cancellation) is not { } page)
        {
            return Tokens.Missing();
        }

        // The page lay open too long, or somebody had only its address.
        if (!own.IsProof(form["proof"], link, now))
        {
            return Page(shop, say, page, PersonalStep.Stale);
        }

        switch (form["do"].ToString())
        {
            case "download":
                return await export.Run(page.Customer, Who, now, cancellation) is { } all
                    ? Results.File(JsonSerializer.SerializeToUtf8Bytes(all, Readable), "application/json", say["meus-dados.json", "my-data.json"])
                    : Tokens.Missing();
            case "erase":
                return Page(shop, say, page, PersonalStep.Sure);
            default:
                await pages.WantErasure(page, shop.Id, now, cancellation);
                return Page(shop, say, page with { ErasureWanted = true }, PersonalStep.Wanted);
        }
    }

    private static RazorComponentResult<PersonalPageView> Page(Shop shop, Ops.Say say, PersonalPage page, PersonalStep step) => new(new { Shop = shop, Say = say, Page = page, Step = step })
    {
        StatusCode = step == PersonalStep.Stale ? StatusCodes.Status409Conflict : StatusCodes.Status200OK,
    };

    private static RazorComponentResult<PersonalPageView> Over(Shop shop, Ops.Say say) =>
        new(new { Shop = shop, Say = say, Step = PersonalStep.Over }) { StatusCode = StatusCodes.Status410Gone };
}

/// <summary>Where somebody stands on their page.</summary>
public enum PersonalStep { Look, Stale, Sure, Wanted, Over }
