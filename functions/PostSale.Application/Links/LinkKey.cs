using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace PostSale.Application.Links;

/// <summary>What is derived from one link key: its id, and a signing key for each purpose.</summary>
internal sealed class LinkKey
{
    // The labels are part of every token sent: never rename one.
    private static readonly (LinkPurpose Purpose, string Label)[] Labels =
    [
        (LinkPurpose.Unsubscribe, "unsubscribe"), (LinkPurpose.Survey, "survey"), (LinkPurpose.Click, "click"), (LinkPurpose.Inbox, "inbox"), (LinkPurpose.Page, "page"),
        (LinkPurpose.Data, "data"),
    ];

    private readonly FrozenDictionary<LinkPurpose, byte[]> signing;

    private LinkKey(byte[] key)
    {
        Id = Derive(key, "id", 4);
        signing = Labels.ToFrozenDictionary(pair => pair.Purpose, pair => Derive(key, $"purpose/{pair.Label}", 32));
    }

    public byte[] Id { get; }

    /// <exception cref="ArgumentException"><paramref name="base64"/> is not base64 of 32 bytes.</exception>
    public static LinkKey From(string base64)
    {
        var key = new byte[33];
        return Convert.TryFromBase64String(base64, key, out var length) && length == 32
            ? new(key[..32])
            : throw new ArgumentException("A link key is base64 of 32 bytes.", nameof(base64));
    }

    public byte[] Sign(LinkPurpose purpose, ReadOnlySpan<byte> bytes) => HMACSHA256.HashData(signing[purpose], bytes);

    private static byte[] Derive(byte[] key, string label, int length) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, length, info: Encoding.UTF8.GetBytes($"postsale/link/1/{label}"));
}
