using System.Net;

namespace PostSale.Web.Webhooks.Verification;

/// <summary>Fields as <c>application/x-www-form-urlencoded</c> writes them.</summary>
internal static class FormFields
{
    public static IReadOnlyList<(string Name, string Value)> Split(string text) =>
    [
        .. text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            return equals < 0
                ? (WebUtility.UrlDecode(pair), "")
                : (WebUtility.UrlDecode(pair[..equals]), WebUtility.UrlDecode(pair[(equals + 1)..]));
        }),
    ];
}
