using Microsoft.AspNetCore.Http;
using PostSale.Application.Settings;

namespace PostSale.Web.Security;

/// <summary>Answers only to the names this deployment goes by, so that a page elsewhere cannot reach it under a name of its own.</summary>
internal sealed class HostGuard(RequestDelegate next, PostSaleSettings settings)
{
    private static readonly HashSet<string> Loopback = new(StringComparer.OrdinalIgnoreCase) { "localhost", "127.0.0.1", "[::1]" };

    private readonly string published = new Uri(settings.PublicUrl).Host;

    public static bool IsLoopback(HostString host) => Loopback.Contains(host.Host);

    public Task InvokeAsync(HttpContext context)
    {
        if (IsLoopback(context.Request.Host) || context.Request.Host.Host.Equals(published, StringComparison.OrdinalIgnoreCase))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return context.Response.WriteAsync("This server does not answer to that name.\n");
    }
}
