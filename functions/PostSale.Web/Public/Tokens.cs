using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PostSale.Application.Links;

namespace PostSale.Web.Public;

/// <summary>What the pages behind links have in common.</summary>
internal static class Tokens
{
    private const int MostBytes = 16 * 1024;

    public static bool TryOpen(string token, LinkPurpose purpose, LinkTokens links, IShops shops, [NotNullWhen(true)] out Link? link, [NotNullWhen(true)] out Shop? shop)
    {
        shop = links.TryRead(token, purpose, out link) ? shops.Find(link.Store) : null;
        return shop is not null && link is not null;
    }

    /// <summary>One answer for every token that is not ours, so that nothing can be learned by trying.</summary>
    public static IResult Missing() => Results.Text(
        "Este link não existe.\nThis link does not exist.\n", "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);

    /// <summary>The words of a page: the shop's language, unless its reader chose the other by the link at its foot.</summary>
    public static Ops.Say Say(HttpContext context, Shop shop) =>
        new(Ops.Languages.Known(context.Request.Query["lang"].ToString()) ?? shop.Settings.Locale, shop.Policies.Zone);

    /// <returns>Null when it is no form, or too large a one.</returns>
    public static async Task<IFormCollection?> Form(HttpContext context, CancellationToken cancellation)
    {
        if (!context.Request.HasFormContentType || context.Request.ContentLength > MostBytes)
        {
            return null;
        }

        try
        {
            return await context.Request.ReadFormAsync(
                new FormOptions { BufferBodyLengthLimit = MostBytes, MultipartBodyLengthLimit = MostBytes, ValueCountLimit = 32 }, cancellation);
        }
        catch (Exception malformed) when (malformed is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }
}
