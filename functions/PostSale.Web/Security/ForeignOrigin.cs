using Microsoft.AspNetCore.Http;

namespace PostSale.Web.Security;

/// <summary>Tells requests that a browser makes for another site's page.</summary>
public static class ForeignOrigin
{
    /// <returns>False when the request says that it comes from a page of another origin; programs say nothing.</returns>
    public static bool IsOurs(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
        && request.Headers.Origin.ToString() is var origin
        && (origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)));
}
