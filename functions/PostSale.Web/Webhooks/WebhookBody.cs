using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace PostSale.Web.Webhooks;

/// <summary>Reads a request's body, and no more of it than allowed.</summary>
internal static class WebhookBody
{
    public const int MaxLength = 1024 * 1024;

    public static readonly IReadOnlyList<string> Json = ["application/json"];

    // Grown as bytes arrive: who declares a large body and sends none holds little of our memory.
    private const int FirstChunk = 16 * 1024;

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

    /// <returns>Null when it is larger than allowed; then the rest is left unread.</returns>
    public static async Task<ReadOnlyMemory<byte>?> Read(HttpRequest request, CancellationToken cancellation)
    {
        var buffer = new byte[(int)Math.Min(request.ContentLength ?? FirstChunk, FirstChunk) + 1];
        var length = 0;
        while (await request.Body.ReadAsync(buffer.AsMemory(length), cancellation) is > 0 and var read)
        {
            length += read;
            if (length > MaxLength)
            {
                return null;
            }

            if (length == buffer.Length)
            {
                // One more than allowed, so that too much is noticed without being read.
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, MaxLength + 1));
            }
        }

        return buffer.AsMemory(0, length);
    }
}
