namespace PostSale.Web.Webhooks.Verification;

/// <summary>A signature written in base64.</summary>
internal static class Base64Signature
{
    private const int TextLength = 44;

    /// <returns>Null unless it is exactly one signature long.</returns>
    public static byte[]? Parse(ReadOnlySpan<char> text)
    {
        var bytes = new byte[SignatureHash.Length];
        return text.Length == TextLength && Convert.TryFromBase64Chars(text, bytes, out var written) && written == bytes.Length
            ? bytes
            : null;
    }
}
