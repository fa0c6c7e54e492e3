using System.Globalization;

namespace PostSale.Application.Imports.Reading;

/// <summary>What stands before the cents.</summary>
public enum DecimalMark { Point, Comma }

/// <summary>Amounts as spreadsheets and shops write them, with one decimal mark for a whole file.</summary>
internal static class AmountFormat
{
    private const int Longest = 40;

    /// <summary>What a text says about the decimal mark; null when it could be either.</summary>
    public static DecimalMark? Evidence(ReadOnlySpan<char> text)
    {
        var (comma, point) = (text.LastIndexOf(','), text.LastIndexOf('.'));
        if (comma >= 0 && point >= 0)
        {
            return comma > point ? DecimalMark.Comma : DecimalMark.Point;
        }

        var last = Math.Max(comma, point);
        if (last < 0)
        {
            return null;
        }

        var mark = comma >= 0 ? DecimalMark.Comma : DecimalMark.Point;
        if (text.Count(text[last]) > 1)
        {
            // It groups thousands, so the cents would stand behind the other; or it is no amount at all.
            return !TryRead(text, mark == DecimalMark.Comma ? DecimalMark.Point : DecimalMark.Comma, out _) ? null : mark == DecimalMark.Comma ? DecimalMark.Point : DecimalMark.Comma;
        }

        var digits = 0;
        for (var i = last + 1; i < text.Length && char.IsAsciiDigit(text[i]); i++)
        {
            digits++;
        }

        return digits == 3 && last > 0 && text[last - 1] != '0' ? null : mark;
    }

    /// <param name="amount">To four decimals, the fifth rounded.</param>
    /// <returns>False unless it is an amount with this decimal mark; thousands may be grouped, a currency's sign may stand before or behind.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, DecimalMark mark, out decimal amount)
    {
        amount = 0;
        text = text.Trim();
        if (text.IsEmpty || text.Length > Longest)
        {
            return false;
        }

        var negative = false;
        if (text is ['(', .., ')'])
        {
            negative = true;
            text = text[1..^1];
        }

        Span<char> plain = stackalloc char[Longest];
        var (length, group, seenDecimal, digits) = (0, -1, false, 0);
        var (point, separator) = mark == DecimalMark.Point ? ('.', ',') : (',', '.');
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (char.IsAsciiDigit(letter))
            {
                plain[length++] = letter;
                digits++;
                group += group >= 0 && !seenDecimal ? 1 : 0;
            }
            else if (letter == point && !seenDecimal && group is -1 or 3)
            {
                plain[length++] = '.';
                (seenDecimal, group) = (true, -1);
            }
            else if (letter == separator && !seenDecimal && digits > 0 && (group == 3 || (group == -1 && digits <= 3)))
            {
                group = 0;
            }
            else if (letter is '-' or '\u2212' && !negative && (digits == 0 || i == text.Length - 1))
            {
                negative = true;
            }
            else if (!(letter is '+' && digits == 0) && !IsAround(text, i, digits))
            {
                return false;
            }
        }

        if (digits == 0 || group is not (-1 or 3) || !decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        amount = decimal.Round(negative ? -value : value, 4, MidpointRounding.AwayFromZero);
        return true;
    }

    // A currency's sign or letters, or a space, before the first digit or behind the last.
    private static bool IsAround(ReadOnlySpan<char> text, int at, int digits)
    {
        var letter = text[at];
        return (char.GetUnicodeCategory(letter) == UnicodeCategory.CurrencySymbol || char.IsWhiteSpace(letter) || char.IsAsciiLetterUpper(letter))
            && (digits == 0 || text[at..].IndexOfAnyInRange('0', '9') < 0);
    }
}
