using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PostSale.Web.Security;

namespace PostSale.Web.Ops;

/// <summary>The dashboard: pages rendered on the server, no script.</summary>
internal static class OpsRoutes
{
    public static string Policy(string role) => $"ops:{role}";

    public static void MapOps(this IEndpointRouteBuilder routes)
    {
        routes.MapSignIn();
        routes.MapRead("/ops/ops.css", () => Asset("ops.css", "text/css; charset=utf-8"));
        routes.MapRead("/ops/icon.svg", () => Asset("icon.svg", "image/svg+xml"));

        var ops = routes.MapGroup("/ops").RequireAuthorization(Policy(Roles.Reader)).AddEndpointFilter(Ours);
        ops.MapOverview();
        ops.MapCustomerPages();
        ops.MapTaskPages();
        ops.MapMessagePages();
        ops.MapKpiPages();
        ops.MapQuarantinePages();
        ops.MapSwitchPages();
        ops.MapStrategy();
        // As a plain request delegate its answer, and the guard of its form, would be passed over.
        ops.MapPost("/language", (Delegate)ChangeLanguage);
        ops.MapPost("/sign-out", async (HttpContext context) =>
        {
            await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return Results.Redirect("/ops/sign-in");
        });
    }

    /// <summary>Where a form leads when it is done: a page that may be loaded again without doing it twice.</summary>
    /// <param name="done">What the page says was done.</param>
    public static IResult Back(string path, string done, string? store)
    {
        var query = QueryString.Create("done", done);
        return Results.LocalRedirect(path + (string.IsNullOrEmpty(store) ? query : query.Add("store", store)), permanent: false, preserveMethod: false);
    }

    private static IResult Asset(string name, string type) => Results.Stream(typeof(OpsRoutes).Assembly.GetManifestResourceStream(name)!, type);

    // Every form of the dashboard is one of its own pages'.
    private static async ValueTask<object?> Ours(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            return await next(context);
        }

        return !ForeignOrigin.IsOurs(http.Request) ? SignInRoutes.Foreign()
            : !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http) ? SignInRoutes.TooOld()
            : await next(context);
    }

    private static async Task<IResult> ChangeLanguage(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if (Languages.Known(form["language"].ToString()) is { } language)
        {
            context.Response.Cookies.Append(Languages.Cookie, language, new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Strict, MaxAge = TimeSpan.FromDays(365), Path = "/ops", Secure = !HostGuard.IsLoopback(context.Request.Host),
            });
        }

        var back = form["back"].ToString();
        return Results.LocalRedirect(back.StartsWith("/ops", StringComparison.Ordinal) && !back.Contains("//", StringComparison.Ordinal) ? back : "/ops");
    }
}
