using System.Globalization;
using System.Net;
using System.Text;

namespace PostSale.Application.Strategies.Rendering;

/// <summary>Draws when each journey speaks, as one SVG: days to the right, near ones wide apart and far ones close together.</summary>
internal static class JourneyChart
{
    private const int Width = 1000;
    private const int Left = 215;
    private const int Row = 26;
    private const int Top = 34;
    private const int Most = 365;
    private const int Least = -60;

    private static readonly int[] Marks = [-60, -30, -14, -7, 0, 3, 7, 14, 30, 60, 90, 180, 365];

    public static string Draw(StrategyPlan plan, Speech speech)
    {
        var rows = plan.Journeys.Select(journey => (Name: speech.Journey(journey.Id), Points: journey.Touchpoints.SelectMany(Points).ToList())).Where(row => row.Points.Count > 0).ToList();
        var height = Top + (rows.Count * Row) + 12;
        var svg = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" role=\"img\" font-family=\"system-ui,Arial,sans-serif\" font-size=\"12\">\n");
        foreach (var mark in Marks)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{X(mark)}\" y1=\"{Top - 8}\" x2=\"{X(mark)}\" y2=\"{height - 8}\" stroke=\"{(mark == 0 ? "#888" : "#e3e0da")}\"/><text x=\"{X(mark)}\" y=\"{Top - 14}\" text-anchor=\"middle\" fill=\"#666\">{mark}</text>\n");
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var y = Top + (i * Row) + (Row / 2);
            var (first, last) = (rows[i].Points.Min(point => point.Day), rows[i].Points.Max(point => point.Day));
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 16}\" y=\"{y + 4}\" text-anchor=\"end\" fill=\"#222\">{WebUtility.HtmlEncode(rows[i].Name)}</text><line x1=\"{X(first)}\" y1=\"{y}\" x2=\"{X(last)}\" y2=\"{y}\" stroke=\"#c9c4ba\" stroke-width=\"2\"/>\n");
            foreach (var (day, isTask, color) in rows[i].Points)
            {
                svg.Append(isTask
                    ? string.Create(CultureInfo.InvariantCulture, $"<rect x=\"{X(day) - 5}\" y=\"{y - 5}\" width=\"10\" height=\"10\" fill=\"{color}\" stroke=\"#fff\"/>\n")
                    : string.Create(CultureInfo.InvariantCulture, $"<circle cx=\"{X(day)}\" cy=\"{y}\" r=\"6\" fill=\"{color}\" stroke=\"#fff\"/>\n"));
            }
        }

        return svg.Append("</svg>").ToString();
    }

    private static IEnumerable<(int Day, bool IsTask, string Color)> Points(Touchpoint touchpoint)
    {
        var color = touchpoint.Purpose switch { Purpose.Transactional => "#5b6770", Purpose.Marketing => "#b8622a", _ => "#1f6f54" };
        return Days(touchpoint.When).Where(day => day is >= Least and <= Most).Select(day => (day, touchpoint.Task is not null, color));
    }

    private static IEnumerable<int> Days(Timing when)
    {
        switch (when)
        {
            case Timing.AtOnce:
                yield return 0;
                break;
            case Timing.OnDay on:
                yield return on.Day - 1;
                break;
            case Timing.Offset offset:
                yield return offset.Days;
                break;
            case Timing.Recurring again:
                for (var day = Length(again.First); day <= Most; day += Math.Max(1, Length(again.Every)))
                {
                    yield return day;
                }

                break;
        }
    }

    private static int Length(CalendarSpan span) => (int)Math.Round(span.Months * 30.4) + span.Days;

    private static int X(int day)
    {
        var (from, to) = (-Math.Sqrt(-Least), Math.Sqrt(Most));
        return (int)Math.Round(Left + ((Math.Sign(day) * Math.Sqrt(Math.Abs(day))) - from) / (to - from) * (Width - Left - 20));
    }
}
