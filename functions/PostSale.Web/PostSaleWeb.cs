using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PostSale.Web.Api;
using PostSale.Web.Api.OpenApi;
using PostSale.Web.Ops;
using PostSale.Web.Public;
using PostSale.Web.Security;
using PostSale.Web.Webhooks;

namespace PostSale.Web;

/// <summary>The web side of PostSale, the same on every host.</summary>
public static class PostSaleWeb
{
    public static IServiceCollection AddPostSaleWeb(this IServiceCollection services)
    {
        services.AddRouting();
        services.AddWebhooks();
        services.AddApiDocument();
        services.AddSingleton<OpsKeys>().AddSingleton<SignInCodes>().AddSingleton<Attempts>().AddSingleton<Door>().AddSingleton<Visits>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddRazorComponents();
        services.AddAntiforgery(options => options.Cookie.SameSite = SameSiteMode.Strict);
        services.AddAuthentication(BearerKeyHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, BearerKeyHandler>(BearerKeyHandler.SchemeName, null)
            .AddCookie(options =>
            {
                options.Cookie.Name = "postsale";
                options.Cookie.SameSite = SameSiteMode.Strict;
                options.Cookie.HttpOnly = true;
                options.LoginPath = "/ops/sign-in";
                options.ExpireTimeSpan = TimeSpan.FromHours(12);
                options.Events.OnSigningIn = context =>
                {
                    // Anywhere but on this machine the way to us is https, whatever a proxy in front makes of it.
                    context.CookieOptions.Secure |= !HostGuard.IsLoopback(context.Request.Host);
                    return Task.CompletedTask;
                };
                options.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            });
        var authorization = services.AddAuthorizationBuilder();
        foreach (var role in new[] { Roles.Reader, Roles.Agent, Roles.Admin })
        {
            authorization.AddPolicy(role, policy => policy.AddAuthenticationSchemes(BearerKeyHandler.SchemeName).RequireRole(Roles.AtLeast(role)));
            authorization.AddPolicy(OpsRoutes.Policy(role), policy => policy
                .AddAuthenticationSchemes(CookieAuthenticationDefaults.AuthenticationScheme).RequireRole(Roles.AtLeast(role)));
        }

        return services;
    }

    /// <param name="more">Routes of the host's own.</param>
    public static void UsePostSaleWeb(this IApplicationBuilder app, Action<IEndpointRouteBuilder>? more = null)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseFailures();
        app.UseMiddleware<HostGuard>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseEndpoints(routes =>
        {
            routes.MapWebhooks();
            routes.MapApi();

            // It is made anew each time, which nobody without a key should be able to ask for without end.
            routes.MapOpenApi(ApiDocument.Route).RequireAuthorization(Roles.Reader);
            routes.MapOps();
            routes.MapPreferences();
            routes.MapSurveys();
            routes.MapClicks();
            routes.MapInbox();
            routes.MapPersonal();
            routes.MapInvitations();
            routes.MapRead("/health/live", () => Results.Text("live\n"));
            routes.MapRead("/health/ready", async (IReadiness readiness, CancellationToken cancellation) => await readiness.WhyNot(cancellation) is { } reason
                ? Results.Text(reason + "\n", statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Text("ready\n"));
            routes.MapRead("/", () => Results.Redirect("/ops"));
            more?.Invoke(routes);
        });
    }
}

/// <summary>Whether this host can do its work.</summary>
public interface IReadiness
{
    /// <returns>Null when it can; else why not, without secrets.</returns>
    Task<string?> WhyNot(CancellationToken cancellation);
}
