using Microsoft.AspNetCore.Http;

namespace PostSale.Web.Security;

/// <summary>Tells requests that a browser makes for another site's page.</summary>
public static class ForeignOrigin
{
    /// <returns>False when the request says that it comes from a page of another origin; programs say nothing.</returns>
    public static bool IsOurs(HttpRequest request)
    {
        var (site, origin) = (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString());
        if (site is not ("" or "same-origin" or "none"))
        {
            return false;
        }

        // Our pages send no referrer, and then a browser does not name itself as the origin of their forms either.
        return origin switch
        {
            "" => true,
            "null" => site == "same-origin",
            _ => Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase),
        };
    }
}
