using System.Security.Cryptography;
using System.Text;

namespace PostSale.Web.Webhooks.Verification;

/// <summary>HMAC-SHA256 over a prefix and the raw body.</summary>
internal static class SignatureHash
{
    public const int Length = HMACSHA256.HashSizeInBytes;

    public static byte[] Compute(ReadOnlySpan<byte> key, string prefix, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes(prefix));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    public static bool IsAmong(ReadOnlySpan<byte> expected, List<byte[]> given)
    {
        // Every one is compared, in constant time: how long it takes tells nothing about how near one came.
        var found = false;
        foreach (var signature in given)
        {
            found |= CryptographicOperations.FixedTimeEquals(expected, signature);
        }

        return found;
    }
}
