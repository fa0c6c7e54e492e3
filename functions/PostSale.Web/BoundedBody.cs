using Microsoft.AspNetCore.Http;

namespace PostSale.Web;

/// <summary>Reads a request's body, and no more of it than allowed.</summary>
internal static class BoundedBody
{
    // Grown as bytes arrive: who declares a large body and sends none holds little of our memory.
    private const int FirstChunk = 16 * 1024;

    /// <param name="most">In bytes.</param>
    /// <returns>Null when it is larger than allowed; then the rest is left unread.</returns>
    public static async Task<ReadOnlyMemory<byte>?> Read(HttpRequest request, int most, CancellationToken cancellation)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        var buffer = new byte[(int)Math.Min(request.ContentLength ?? FirstChunk, FirstChunk) + 1];
        var length = 0;
        while (await request.Body.ReadAsync(buffer.AsMemory(length), cancellation) is > 0 and var read)
        {
            length += read;
            if (length > most)
            {
                return null;
            }

            if (length == buffer.Length)
            {
                // One more than allowed, so that too much is noticed without being read.
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, most + 1));
            }
        }

        return buffer.AsMemory(0, length);
    }
}
