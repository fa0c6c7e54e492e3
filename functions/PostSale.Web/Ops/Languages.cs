using Microsoft.AspNetCore.Http;

namespace PostSale.Web.Ops;

/// <summary>The language of a page: as chosen, else as the browser asks, else the shop's.</summary>
internal static class Languages
{
    public const string Portuguese = "pt-BR";
    public const string English = "en";

    /// <summary>A cookie that says no more than which of two languages.</summary>
    public const string Cookie = "postsale-language";

    public static string Of(HttpContext context, string locale) =>
        Known(context.Request.Query["lang"].ToString()) ?? Known(context.Request.Cookies[Cookie]) ?? Asked(context.Request) ?? locale;

    /// <returns>Null for any other language.</returns>
    public static string? Known(string? language) => language switch
    {
        Portuguese => Portuguese,
        English => English,
        _ => null,
    };

    // Its order is that of preference: no browser writes it otherwise.
    private static string? Asked(HttpRequest request) => request.Headers.AcceptLanguage.ToString().Split(',')
        .Select(part => part.Split(';')[0].Trim())
        .Select(tag => tag.StartsWith("pt", StringComparison.OrdinalIgnoreCase) ? Portuguese : tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : null)
        .FirstOrDefault(language => language is not null);
}
