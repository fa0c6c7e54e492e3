using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace PostSale.Web.Webhooks;

/// <summary>What the body of a delivery may be.</summary>
internal static class WebhookBody
{
    public const int MaxLength = 1024 * 1024;

    public static readonly IReadOnlyList<string> Json = ["application/json"];

    /// <returns>Null when the head promises a body that may be read.</returns>
    public static Refusal? Check(HttpRequest request, IReadOnlyList<string> mediaTypes)
    {
        var encoding = request.Headers.ContentEncoding.ToString();
        if (encoding.Length > 0 && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return new(415, "The body must not be compressed.");
        }

        if (!mediaTypes.Contains(MediaType(request), StringComparer.OrdinalIgnoreCase))
        {
            return new(415, $"The content type must be {string.Join(" or ", mediaTypes)}.");
        }

        return request.ContentLength > MaxLength ? Refusal.TooLarge : null;
    }

    /// <returns>Without parameters; empty when there is none.</returns>
    public static string MediaType(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType.ToString() : "";

    /// <inheritdoc cref="BoundedBody.Read"/>
    public static Task<ReadOnlyMemory<byte>?> Read(HttpRequest request, CancellationToken cancellation) => BoundedBody.Read(request, MaxLength, cancellation);
}
