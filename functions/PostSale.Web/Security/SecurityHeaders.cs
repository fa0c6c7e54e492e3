using Microsoft.AspNetCore.Http;

namespace PostSale.Web.Security;

/// <summary>What every answer carries: nothing is framed, cached, indexed or told to others; no script runs.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    public const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment, so that an answer begun anew after a failure carries them too.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.TryAdd("Content-Security-Policy", Policy);
            headers.TryAdd("Cache-Control", "no-store");
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["X-Robots-Tag"] = "noindex";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
