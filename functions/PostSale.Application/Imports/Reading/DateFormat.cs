using NodaTime.Text;

namespace PostSale.Application.Imports.Reading;

/// <summary>In what order a date's parts stand.</summary>
public enum DateOrder
{
    /// <summary>2026-11-23 or 20261123.</summary>
    YearFirst,

    /// <summary>23/11/2026.</summary>
    DayFirst,

    /// <summary>11/23/2026.</summary>
    MonthFirst,
}

/// <summary>Dates, with a time or without, as spreadsheets and shops write them, in one order for a whole file.</summary>
internal static class DateFormat
{
    // Where a date has no time: the middle of the day, so that no zone moves it to another day.
    private static readonly LocalTime Noon = new(12, 0);

    private static readonly OffsetPattern Offset = OffsetPattern.CreateWithInvariantCulture("+HH:mm");
    private static readonly OffsetPattern ShortOffset = OffsetPattern.CreateWithInvariantCulture("+HHmm");

    /// <summary>What a text says about the order; null when it could be day or month first, or is no date.</summary>
    public static DateOrder? Evidence(ReadOnlySpan<char> text)
    {
        Span<int> parts = stackalloc int[3];
        return !Split(text.Trim(), parts, out var digits, out _) ? null
            : digits >= 4 ? DateOrder.YearFirst
            : parts[0] > 12 && parts[1] <= 12 ? DateOrder.DayFirst
            : parts[1] > 12 && parts[0] <= 12 ? DateOrder.MonthFirst
            : null;
    }

    /// <param name="zone">Whose local time it is, unless it names an offset.</param>
    /// <returns>False unless it is a date that exists.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, DateOrder order, DateTimeZone zone, out Instant at)
    {
        at = default;
        text = text.Trim();
        Span<int> parts = stackalloc int[3];
        if (!Split(text, parts, out var digits, out var rest) || digits >= 4 != (order == DateOrder.YearFirst))
        {
            return false;
        }

        var (year, month, day) = order switch
        {
            DateOrder.YearFirst => (parts[0], parts[1], parts[2]),
            DateOrder.DayFirst => (parts[2], parts[1], parts[0]),
            _ => (parts[2], parts[0], parts[1]),
        };
        year += year >= 100 ? 0 : year < 70 ? 2000 : 1900;
        if (year is < 1 or > 9998 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month)
            || !TryTime(rest, out var time, out var offset))
        {
            return false;
        }

        var local = new LocalDate(year, month, day) + time;
        at = offset is { } given ? local.WithOffset(given).ToInstant() : zone.AtLeniently(local).ToInstant();
        return true;
    }

    // Three numbers with a mark between them, or eight digits.
    private static bool Split(ReadOnlySpan<char> text, Span<int> parts, out int firstDigits, out ReadOnlySpan<char> rest)
    {
        firstDigits = 0;
        rest = default;
        var at = 0;
        for (var part = 0; part < 3; part++)
        {
            var (start, value) = (at, 0);
            while (at < text.Length && char.IsAsciiDigit(text[at]) && at - start < 8)
            {
                value = (value * 10) + (text[at++] - '0');
            }

            var digits = at - start;
            if (part == 0 && digits == 8)
            {
                (parts[0], parts[1], parts[2], firstDigits) = (value / 10000, value / 100 % 100, value % 100, 4);
                rest = text[at..];
                return true;
            }

            if (digits is 0 or > 4)
            {
                return false;
            }

            parts[part] = value;
            firstDigits = part == 0 ? digits : firstDigits;
            if (part < 2 && (at == text.Length || text[at++] is not ('-' or '/' or '.')))
            {
                return false;
            }
        }

        rest = text[at..];
        return true;
    }

    private static bool TryTime(ReadOnlySpan<char> text, out LocalTime time, out Offset? offset)
    {
        (time, offset) = (Noon, null);
        if (text.IsEmpty)
        {
            return true;
        }

        if (text[0] is not ('T' or ' ' or ','))
        {
            return false;
        }

        text = text[1..].Trim();
        Span<int> parts = stackalloc int[3];
        parts.Clear();
        var (count, at) = (0, 0);
        while (count < 3)
        {
            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]) && at - start < 2)
            {
                parts[count] = (parts[count] * 10) + (text[at++] - '0');
            }

            if (at == start)
            {
                return false;
            }

            count++;
            if (at == text.Length || text[at] is not (':' or 'h'))
            {
                break;
            }

            at++;
        }

        if (count == 3 && at < text.Length && text[at] is '.' or ',')
        {
            at++;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }
        }

        var rest = text[at..].Trim();
        if (rest.Equals("AM", StringComparison.OrdinalIgnoreCase) || rest.Equals("PM", StringComparison.OrdinalIgnoreCase))
        {
            if (parts[0] is < 1 or > 12)
            {
                return false;
            }

            parts[0] = (parts[0] % 12) + (rest[0] is 'P' or 'p' ? 12 : 0);
            rest = default;
        }

        if (count < 2 || parts[0] > 23 || parts[1] > 59 || parts[2] > 59 || !TryOffset(rest, out offset))
        {
            return false;
        }

        time = new(parts[0], parts[1], parts[2]);
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out Offset? offset)
    {
        offset = null;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text is "Z" or "z" or "UTC" or "GMT")
        {
            offset = NodaTime.Offset.Zero;
            return true;
        }

        var said = text.ToString();
        var parsed = Offset.Parse(said);
        parsed = parsed.Success ? parsed : ShortOffset.Parse(said);
        offset = parsed.Success ? parsed.Value : null;
        return parsed.Success;
    }
}
