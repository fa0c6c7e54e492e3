using System.Globalization;
using System.Text;

namespace PostSale.Application.Templates;

/// <summary>Keeps what people wrote on one line.</summary>
internal static class OneLine
{
    /// <summary>
    /// The text with line breaks and control characters as single blanks, without halves of surrogate pairs and without marks
    /// that turn the direction of what follows them.
    /// </summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var line = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            // Half a pair cannot be encoded, so it must not reach a message.
            var whole = Rune.TryGetRuneAt(text, i, out var rune);
            i += whole ? rune.Utf16SequenceLength : 1;
            if (!whole || TurnsDirection(rune.Value))
            {
                continue;
            }

            if (!IsBlank(rune))
            {
                line.Append(rune.ToString());
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd(' ');
    }

    private static bool IsBlank(Rune rune) => Rune.IsControl(rune) || rune.Value == ' '
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool TurnsDirection(int rune) => rune is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
