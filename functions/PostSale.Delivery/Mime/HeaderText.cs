using System.Globalization;
using System.Text;

namespace PostSale.Delivery.Mime;

/// <summary>Makes any text fit for a header.</summary>
internal static class HeaderText
{
    // Far above any subject a person reads, far below what a mail server may refuse.
    private const int Longest = 500;

    /// <summary>
    /// One line without control characters: line breaks of any kind, the rest of them and spaces become single spaces, half characters
    /// become U+FFFD. What looks like an encoded word is broken, or mail programs would decode it.
    /// </summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsGap(rune))
            {
                line.Append(rune.ToString());
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }

            if (line.Length >= Longest)
            {
                break;
            }
        }

        return line.Replace("=?", "= ?").ToString().Trim();
    }

    private static bool IsGap(Rune rune) =>
        rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
