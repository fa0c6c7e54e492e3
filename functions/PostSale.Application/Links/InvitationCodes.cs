using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace PostSale.Application.Links;

/// <summary>The codes by which customers invite friends: always the same for one customer, and nothing that says who it is.</summary>
/// <remarks>
/// The customer's key, which is 128 bits of chance, enciphered under a key derived from the identity key, which never rotates: in print a code
/// lasts. 26 letters and digits without I, L, O and U; who types it may write small or large, with blanks or dashes. Immutable, so thread-safe.
/// </remarks>
public sealed class InvitationCodes
{
    /// <summary>How long a code is.</summary>
    public const int Length = 26;

    // Crockford's: what looks alike is read alike.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private readonly byte[] cipher;

    /// <param name="identityKey">32 bytes.</param>
    public InvitationCodes(byte[] identityKey) =>
        cipher = HKDF.DeriveKey(HashAlgorithmName.SHA256, identityKey, 32, info: Encoding.UTF8.GetBytes("postsale/invitation/1"));

    public string Of(CustomerKey customer)
    {
        using var aes = Cipher();
        return Written(aes.EncryptEcb(customer.ToBytes(), PaddingMode.None));
    }

    /// <returns>False for what is no code. What is one may still be nobody's.</returns>
    public bool TryRead(string? text, [NotNullWhen(true)] out CustomerKey? customer)
    {
        customer = null;
        if (text is not { Length: >= Length and <= 2 * Length } || Read(text) is not { } bytes)
        {
            return false;
        }

        using var aes = Cipher();
        customer = CustomerKey.From(aes.DecryptEcb(bytes, PaddingMode.None));
        return true;
    }

    // One block of chance and no other: what a chaining mode hides, a repetition, is what is wanted here.
    private Aes Cipher()
    {
        var aes = Aes.Create();
        aes.Key = cipher;
        return aes;
    }

    private static string Written(byte[] bytes)
    {
        var number = new UInt128(BitConverter.ToUInt64([.. bytes[..8].Reverse()]), BitConverter.ToUInt64([.. bytes[8..].Reverse()]));
        var letters = new char[Length];
        for (var i = Length - 1; i >= 0; i--)
        {
            (letters[i], number) = (Alphabet[(int)(number & 31)], number >> 5);
        }

        return new(letters);
    }

    private static byte[]? Read(string text)
    {
        var (number, count) = (UInt128.Zero, 0);
        foreach (var written in text)
        {
            if (written is ' ' or '-')
            {
                continue;
            }

            var value = char.ToLowerInvariant(written) switch
            {
                'o' => 0,
                'i' or 'l' => 1,
                var letter => Alphabet.IndexOf(letter, StringComparison.Ordinal),
            };

            // The first letter holds three bits.
            if (value < 0 || ++count > Length || (count == 1 && value > 7))
            {
                return null;
            }

            number = (number << 5) | (uint)value;
        }

        return count == Length
            ? [.. BitConverter.GetBytes((ulong)(number >> 64)).Reverse(), .. BitConverter.GetBytes((ulong)number).Reverse()]
            : null;
    }
}
