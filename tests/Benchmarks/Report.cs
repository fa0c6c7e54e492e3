using System.Globalization;
using System.Text.Json;

namespace PostSale.Benchmarks;

/// <summary>The one table at the end, and the same for machines.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Print(IReadOnlyList<Figure> figures, TextWriter output)
    {
        var lines = figures.Select(figure => new[]
        {
            figure.What, Number(figure.Ours), figure.Unit, figure.Ceiling is { } ceiling ? Number(ceiling) : "",
            figure.Ratio is { } ratio ? ratio.ToString("0.00", CultureInfo.InvariantCulture) : "", figure.FloorText, figure.IsMissed ? "missed" : "",
        }).Prepend(["measured", "ours", "unit", "ceiling", "ratio", "floor", ""]).ToList();
        var widths = Enumerable.Range(0, lines[0].Length).Select(column => lines.Max(line => line[column].Length)).ToList();
        foreach (var line in lines)
        {
            output.WriteLine(string.Join("  ", line.Select((cell, column) => column is 0 or 2 or 6 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());
        }
    }

    public static void Write(IReadOnlyList<Figure> figures, string file) => File.WriteAllText(file, JsonSerializer.Serialize(
        figures.Select(figure => new { figure.Id, figure.What, figure.Unit, figure.Ours, figure.Ceiling, figure.Ratio, figure.Floor, figure.FloorRatio, figure.Most, figure.IsMissed }),
        Readable) + "\n");

    private static string Number(double value) => value.ToString(value < 100 ? "N1" : "N0", CultureInfo.InvariantCulture);
}
