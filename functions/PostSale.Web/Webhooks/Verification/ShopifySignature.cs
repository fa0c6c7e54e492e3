using System.Text;

namespace PostSale.Web.Webhooks.Verification;

/// <summary>Shopify's header: base64 of the body's HMAC under the app's client secret. It covers no time and no other header.</summary>
public static class ShopifySignature
{
    /// <summary>Never throws, whatever the header and the body hold.</summary>
    /// <param name="header">The header's value.</param>
    /// <param name="body">As received, byte for byte.</param>
    /// <param name="secrets">The old and the new one while a rotation takes effect. Empty ones sign nothing.</param>
    public static Verdict Verify(string? header, ReadOnlySpan<byte> body, IReadOnlyList<string> secrets)
    {
        if (Base64Signature.Parse(header) is not { } signature)
        {
            return new Verdict.Malformed();
        }

        for (var i = 0; i < secrets.Count; i++)
        {
            if (secrets[i].Length > 0
                && SignatureHash.IsAmong(SignatureHash.Compute(Encoding.UTF8.GetBytes(secrets[i]), "", body), [signature]))
            {
                return new Verdict.Valid(i, null);
            }
        }

        return new Verdict.Wrong();
    }
}
