using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PostSale.Web.Security;

namespace PostSale.Web.Ops;

/// <summary>Into the dashboard: by a link printed once, or by a key.</summary>
internal static class SignInRoutes
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/ops/sign-in", Show);
        routes.MapPost("/ops/sign-in", SignIn);
    }

    public static IResult TooOld() => Results.BadRequest(new Api.Problem("This form is too old. Open the page again."));

    public static IResult Foreign() => Results.Json(new Api.Problem("Not from another site's page."), statusCode: StatusCodes.Status403Forbidden);

    private static async Task<IResult> Show(string? code, HttpContext context, SignInCodes codes, IShops shops, IAntiforgery antiforgery)
    {
        // A HEAD only asks whether the page is there; it must not use the code up.
        if (code is not null && HttpMethods.IsGet(context.Request.Method) && codes.Redeem(code, NodaTime.SystemClock.Instance.GetCurrentInstant()))
        {
            await Enter(context, Roles.Admin);
            return new RazorComponentResult<Entered>(new { Say = Spoken(context, shops) });
        }

        return Page(code is null ? SignInNote.None : SignInNote.Wrong, context, shops, antiforgery);
    }

    private static async Task<IResult> SignIn(HttpContext context, Door door, IShops shops, IAntiforgery antiforgery)
    {
        if (!ForeignOrigin.IsOurs(context.Request))
        {
            return Foreign();
        }

        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TooOld();
        }

        var form = await context.Request.ReadFormAsync();
        switch (door.Knock(form["key"].ToString().Trim(), context.Connection.RemoteIpAddress))
        {
            case { Role: { } role }:
                await Enter(context, role);
                return Results.Redirect("/ops");
            case { Wait: { } wait }:
                context.Response.Headers.RetryAfter = Door.Seconds(wait);
                return Page(SignInNote.TooMany, context, shops, antiforgery);
            default:
                return Page(SignInNote.Wrong, context, shops, antiforgery);
        }
    }

    private static Task Enter(HttpContext context, string role) => context.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme, BearerKeyHandler.Identity(role, CookieAuthenticationDefaults.AuthenticationScheme));

    private static RazorComponentResult<SignIn> Page(SignInNote note, HttpContext context, IShops shops, IAntiforgery antiforgery)
    {
        var token = antiforgery.GetAndStoreTokens(context);
        return new(new { Note = note, TokenName = token.FormFieldName, Token = token.RequestToken, Say = Spoken(context, shops) })
        {
            StatusCode = note == SignInNote.TooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status200OK,
        };
    }

    // Nobody has chosen a shop yet: the first one's language is the likeliest.
    private static Say Spoken(HttpContext context, IShops shops) =>
        new(Languages.Of(context, shops.All.First().Settings.Locale), DateTimeZone.Utc);
}

/// <summary>What the sign-in page has to say.</summary>
public enum SignInNote { None, Wrong, TooMany }
