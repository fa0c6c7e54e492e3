using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace PostSale.Web.Webhooks.Verification;

/// <summary>
/// Twilio's header <c>X-Twilio-Signature</c>: base64 of the HMAC-SHA1, under the account's token, of the URL and of every field of the
/// form by name. It covers no time, so a repeat is told by the delivery's id.
/// </summary>
public static class TwilioSignature
{
    private const int TextLength = 28;

    /// <summary>A form. Never throws, whatever the arguments hold.</summary>
    /// <param name="header">The header's value.</param>
    /// <param name="url">The address as Twilio was given it, with its query. Not what the request says of its host.</param>
    /// <param name="fields">Decoded, in any order. A field given twice counts once for each different value.</param>
    /// <param name="tokens">The old and the new one while a rotation takes effect. Empty ones sign nothing.</param>
    public static Verdict Verify(string? header, string url, IEnumerable<(string Name, string Value)> fields, IReadOnlyList<string> tokens)
    {
        var sorted = fields.Distinct()
            .OrderBy(field => field.Name, StringComparer.Ordinal).ThenBy(field => field.Value, StringComparer.Ordinal)
            .SelectMany(field => new[] { field.Name, field.Value });
        return Verify(header, url, string.Concat(sorted), tokens);
    }

    /// <summary>Any other body: its hash stands in the query as <c>bodySHA256</c>, and the signature covers the URL alone.</summary>
    /// <inheritdoc cref="Verify(string?, string, IEnumerable{ValueTuple{string, string}}, IReadOnlyList{string})"/>
    public static Verdict VerifyBody(string? header, string url, ReadOnlySpan<byte> body, IReadOnlyList<string> tokens)
    {
        if (TwilioUrl.Query(url).FirstOrDefault(pair => pair.Name == "bodySHA256").Value is not { Length: 64 } stated || !stated.All(char.IsAsciiHexDigit))
        {
            return new Verdict.Malformed();
        }

        var verdict = Verify(header, url, "", tokens);
        return verdict is Verdict.Valid && !CryptographicOperations.FixedTimeEquals(SHA256.HashData(body), Convert.FromHexString(stated))
            ? new Verdict.Wrong()
            : verdict;
    }

    private static Verdict Verify(string? header, string url, string fields, IReadOnlyList<string> tokens)
    {
        var given = new byte[HMACSHA1.HashSizeInBytes];
        if (header is not { Length: TextLength } || !Convert.TryFromBase64String(header, given, out var length) || length != given.Length)
        {
            return new Verdict.Malformed();
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            var found = false;
            foreach (var spelling in tokens[i].Length > 0 ? TwilioUrl.Spellings(url) : [])
            {
                found |= CryptographicOperations.FixedTimeEquals(Compute(tokens[i], spelling + fields), given);
            }

            if (found)
            {
                return new Verdict.Valid(i, null);
            }
        }

        return new Verdict.Wrong();
    }

    [SuppressMessage("Security", "CA5350", Justification = "SHA-1 is Twilio's choice; as an HMAC it still holds.")]
    private static byte[] Compute(string token, string text) => HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text));
}
