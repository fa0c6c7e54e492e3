using System.Globalization;
using System.Text;

namespace PostSale.Application.Intake;

/// <summary>Text from outside, made fit to stand in a mail or on a page.</summary>
public static class DisplayText
{
    public const int MaxLength = 200;

    /// <summary>
    /// Without control characters, direction marks, zero-width characters and broken surrogates; white space collapsed to
    /// single spaces and trimmed; at most <paramref name="max"/> UTF-16 units, no character cut in half.
    /// </summary>
    /// <remarks>Not escaped: that is for whoever knows where it will stand.</remarks>
    public static string Clean(string? text, int max = MaxLength)
    {
        var clean = new StringBuilder();
        var gap = false;
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                gap = clean.Length > 0;
                continue;
            }

            if (rune == Rune.ReplacementChar || IsInvisible(rune))
            {
                continue;
            }

            if (clean.Length + rune.Utf16SequenceLength + (gap ? 1 : 0) > max)
            {
                break;
            }

            clean.Append(gap ? " " : "").Append(rune);
            gap = false;
        }

        return clean.ToString();
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format;
}
