using System.Text;

namespace PostSale.Web.Webhooks.Verification;

/// <summary>The <c>Stripe-Signature</c> header: <c>t=unix seconds,v1=hex[,v1=hex…]</c>; other schemes are passed over.</summary>
public static class StripeSignature
{
    // Room for a dozen signatures; Stripe sends two or three.
    private const int MaxLength = 1024;

    /// <summary>Never throws, whatever the header and the body hold.</summary>
    /// <param name="header">The header's value.</param>
    /// <param name="body">As received, byte for byte.</param>
    /// <param name="secrets">Whole, with their <c>whsec_</c>. Empty ones sign nothing.</param>
    /// <param name="clocks">A time is accepted when it fits any of these.</param>
    /// <param name="tolerance">How far it may lie from that clock, either way.</param>
    public static Verdict Verify(
        string? header, ReadOnlySpan<byte> body, IReadOnlyList<string> secrets, ReadOnlySpan<Instant> clocks, Duration tolerance)
    {
        if (Parse(header) is not var (time, signedAt, signatures))
        {
            return new Verdict.Malformed();
        }

        for (var i = 0; i < secrets.Count; i++)
        {
            if (secrets[i].Length > 0
                && SignatureHash.IsAmong(SignatureHash.Compute(Encoding.UTF8.GetBytes(secrets[i]), time + ".", body), signatures))
            {
                // The time only now: whoever cannot sign learns nothing about our clock.
                return SignedTime.FitsAny(signedAt, clocks, tolerance) ? new Verdict.Valid(i, signedAt) : new Verdict.Stale();
            }
        }

        return new Verdict.Wrong();
    }

    private static (string Time, Instant SignedAt, List<byte[]> Signatures)? Parse(string? header)
    {
        if (string.IsNullOrEmpty(header) || header.Length > MaxLength)
        {
            return null;
        }

        string? time = null;
        var signatures = new List<byte[]>();
        foreach (var item in header.Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = item.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                return null;
            }

            var value = item[(equals + 1)..];
            switch (item[..equals])
            {
                case "t" when time is not null:
                    return null;
                case "t":
                    time = value;
                    break;
                case "v1" when FromHex(value) is { } signature:
                    signatures.Add(signature);
                    break;
            }
        }

        return time is not null && signatures.Count > 0 && SignedTime.Parse(time) is { } signedAt ? (time, signedAt, signatures) : null;
    }

    // Stripe writes lower case; two spellings of one signature are one too many.
    private static byte[]? FromHex(string text) =>
        text.Length == SignatureHash.Length * 2 && text.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(text) : null;
}
