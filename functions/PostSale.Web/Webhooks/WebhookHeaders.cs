using Microsoft.AspNetCore.Http;

namespace PostSale.Web.Webhooks;

/// <summary>Headers that may be given once.</summary>
internal static class WebhookHeaders
{
    /// <returns>Null when it is missing, empty or given more than once.</returns>
    public static string? Single(this IHeaderDictionary headers, string name) =>
        headers.TryGetValue(name, out var values) && values is [{ Length: > 0 } value] ? value : null;

    /// <returns>As <see cref="Single"/>, and null when it is too long or holds control characters: fit to be stored.</returns>
    public static string? SingleText(this IHeaderDictionary headers, string name) =>
        headers.Single(name) is { } value && DeliveryIds.IsValid(value) ? value : null;
}
