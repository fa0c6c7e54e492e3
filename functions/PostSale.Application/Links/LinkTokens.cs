using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace PostSale.Application.Links;

/// <summary>Makes and reads the tokens of links. They never expire by themselves: a letter may be opened years later.</summary>
/// <remarks>
/// base64url of version 1, key id 4, payload, tag 16 bytes. The tag is HMAC-SHA256, cut to 128 bits, under a key derived by HKDF from
/// the link key and the purpose. The key id only picks the key; it is derived too, so it tells nothing of it. Immutable, so thread-safe.
/// </remarks>
public sealed class LinkTokens
{
    private const byte Version = 1;
    private const int Head = 5;
    private const int Tag = 16;

    // Where a click leads is an address, and those are long.
    private const int Longest = 2048;

    private readonly ImmutableArray<LinkKey> keys;

    /// <param name="keys">Base64, 32 bytes each: the first signs, all verify.</param>
    /// <exception cref="ArgumentException">There is no key, or one is not base64 of 32 bytes.</exception>
    public LinkTokens(IReadOnlyList<string> keys)
    {
        this.keys = [.. keys.Select(LinkKey.From)];
        if (this.keys.IsEmpty)
        {
            throw new ArgumentException("At least one link key is needed.", nameof(keys));
        }
    }

    public string Issue(LinkPurpose purpose, Link link)
    {
        var key = keys[0];
        byte[] signed = [Version, .. key.Id, .. LinkPayload.Write(link)];
        return Base64Url.EncodeToString([.. signed, .. key.Sign(purpose, signed).AsSpan(0, Tag)]);
    }

    /// <returns>False for anything that <see cref="Issue"/> did not make for this purpose with one of the keys.</returns>
    public bool TryRead(string? token, LinkPurpose expected, [NotNullWhen(true)] out Link? link)
    {
        link = null;
        return Decode(token) is { } bytes
            && bytes.Length > Head + Tag
            && bytes[0] == Version
            && IsSigned(expected, bytes)
            && LinkPayload.TryRead(bytes.AsSpan(Head..^Tag), out link);
    }

    private bool IsSigned(LinkPurpose purpose, byte[] bytes)
    {
        var signed = bytes.AsSpan(..^Tag);
        foreach (var key in keys)
        {
            if (key.Id.AsSpan().SequenceEqual(signed[1..Head])
                && CryptographicOperations.FixedTimeEquals(key.Sign(purpose, signed).AsSpan(0, Tag), bytes.AsSpan(^Tag..)))
            {
                return true;
            }
        }

        return false;
    }

    private static byte[]? Decode(string? token)
    {
        if (token is null or { Length: 0 or > Longest } || !Base64Url.IsValid(token))
        {
            return null;
        }

        // The decoder passes over white space and spare bits; one link shall have one token.
        var bytes = Base64Url.DecodeFromChars(token);
        return Base64Url.EncodeToString(bytes) == token ? bytes : null;
    }
}
