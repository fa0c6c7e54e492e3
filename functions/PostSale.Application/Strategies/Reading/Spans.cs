using System.Globalization;
using System.Text.RegularExpressions;

namespace PostSale.Application.Strategies.Reading;

/// <summary>Reads spans of time: <c>3mo15d</c>, <c>10d</c>, <c>12h</c>, <c>30m</c>.</summary>
internal static partial class Spans
{
    private const int LongestCalendarDays = 3650;

    /// <summary>Months and days, from a day to about ten years.</summary>
    public static CalendarSpan Calendar(Node node, Faults faults)
    {
        if (Parts(node, faults) is not { } parts)
        {
            return new(0, 1);
        }

        if (parts.Hours + parts.Minutes == 0 && parts.Months * 30 + parts.Days is >= 1 and <= LongestCalendarDays)
        {
            return new(parts.Months, parts.Days);
        }

        faults.Add(node.At, $"{node.Kind} is out of range", "months and days, from 1d to 120mo");
        return new(0, 1);
    }

    public static Read<int> Days(int least, int most) => (node, faults) =>
    {
        if (Parts(node, faults) is not { } parts)
        {
            return least;
        }

        if (parts.Months + parts.Hours + parts.Minutes == 0 && parts.Days >= least && parts.Days <= most)
        {
            return parts.Days;
        }

        faults.Add(node.At, $"{node.Kind} is out of range", $"days, from {least}d to {most}d");
        return least;
    };

    /// <param name="shown">The range in words.</param>
    public static Read<Duration> Of(Duration least, Duration most, string shown) => (node, faults) =>
    {
        if (Parts(node, faults) is not { } parts)
        {
            return least;
        }

        var span = Duration.FromDays(parts.Days) + Duration.FromHours(parts.Hours) + Duration.FromMinutes(parts.Minutes);
        if (parts.Months == 0 && span >= least && span <= most)
        {
            return span;
        }

        faults.Add(node.At, $"{node.Kind} is out of range", shown);
        return least;
    };

    private static (int Months, int Days, int Hours, int Minutes)? Parts(Node node, Faults faults)
    {
        if (node is Node.Scalar { Text.Length: > 0 } scalar && Form().Match(scalar.Text) is { Success: true } match)
        {
            return (Part(1), Part(2), Part(3), Part(4));

            int Part(int group) =>
                match.Groups[group] is { Success: true, ValueSpan: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
        }

        faults.Expected(node, "a span such as 3mo15d, 10d, 12h or 30m");
        return null;
    }

    [GeneratedRegex(@"^(?:([0-9]{1,5})mo)?(?:([0-9]{1,5})d)?(?:([0-9]{1,5})h)?(?:([0-9]{1,5})m)?\z")]
    private static partial Regex Form();
}
