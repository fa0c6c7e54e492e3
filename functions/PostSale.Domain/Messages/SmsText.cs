namespace PostSale.Domain.Messages;

/// <summary>How a text travels as SMS, and so what it costs.</summary>
/// <param name="IsUnicode">It holds a character that the phone alphabet (GSM 03.38) lacks, so that all of it is sent as UCS-2.</param>
/// <param name="Units">Septets of the phone alphabet, of which €, [ and some others take two; or UTF-16 units.</param>
/// <param name="Segments">Messages it is sent and paid as; 0 for an empty text.</param>
/// <param name="Room">Units that the last segment still has room for.</param>
public sealed record SmsText(bool IsUnicode, int Units, int Segments, int Room)
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    // Each needs the escape before it, and the two stay together.
    private const string Extended = "\f^{}\\[~]|€";

    public static SmsText Measure(string text) => text.All(letter => Basic.Contains(letter) || Extended.Contains(letter))
        ? Of(isUnicode: false, [.. text.Select(letter => Extended.Contains(letter) ? 2 : 1)], alone: 160, each: 153)
        : Of(isUnicode: true, [.. Characters(text)], alone: 70, each: 67);

    /// <param name="sizes">Of each character, which no boundary cuts.</param>
    private static SmsText Of(bool isUnicode, int[] sizes, int alone, int each)
    {
        var units = sizes.Sum();
        if (units <= alone)
        {
            return new(isUnicode, units, units == 0 ? 0 : 1, alone - units);
        }

        var (segments, filled) = (1, 0);
        foreach (var size in sizes)
        {
            if (filled + size > each)
            {
                (segments, filled) = (segments + 1, 0);
            }

            filled += size;
        }

        return new(isUnicode, units, segments, each - filled);
    }

    // A surrogate pair is one character; half of one travels as it is.
    private static IEnumerable<int> Characters(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            i += isPair ? 1 : 0;
            yield return isPair ? 2 : 1;
        }
    }
}
