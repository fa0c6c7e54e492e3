using System.IO.Compression;

namespace PostSale.Embedded.Sqlite;

/// <summary>Mails and strategies shrink to a quarter; what is searched is never compressed.</summary>
internal static class Compression
{
    public static byte[] Compress(byte[] bytes)
    {
        using var packed = new MemoryStream();
        // A seventh smaller than the fastest, and so two mails of the usual length share a page instead of having one each.
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            brotli.Write(bytes);
        }

        return packed.ToArray();
    }

    public static byte[] Decompress(byte[] bytes)
    {
        using var plain = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress))
        {
            brotli.CopyTo(plain);
        }

        return plain.ToArray();
    }
}
