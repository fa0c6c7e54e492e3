using System.Globalization;
using System.Text;
using PostSale.Application.Messages;

namespace PostSale.Local.Simulation;

/// <summary>Writes what a simulation found: a report to read, and tables for a spreadsheet.</summary>
internal static class SimulationFiles
{
    public const string Report = "report.md", Contacts = "contacts.csv", Days = "days.csv";

    /// <param name="folder">Is there.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static async Task Write(string folder, SimulatedPlan plan, CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, Report), new SimulationReport(plan).Text(), cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, Contacts), ContactTable(plan), cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, Days), DayTable(plan), cancellation);
    }

    private static string ContactTable(SimulatedPlan plan)
    {
        var table = new StringBuilder("journey,touchpoint,channel,purpose,entered,sent,tasks,not_sent,most_frequent_reason\n");
        foreach (var contact in plan.Contacts)
        {
            Row(
                table, contact.Journey, contact.Touchpoint, contact.Channel ?? "task", contact.Purpose, Number(contact.Runs), Number(contact.Sent), Number(contact.Tasks),
                Number(contact.NotSent.Sum(reason => reason.Count)), contact.NotSent is [var (reason, _), ..] ? ReasonWords.Of(reason, plan.Locale) : "");
        }

        return table.ToString();
    }

    private static string DayTable(SimulatedPlan plan)
    {
        var channels = plan.Days.SelectMany(day => day.Sent.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        var table = new StringBuilder();
        Row(table, ["date", .. channels, "tasks"]);
        foreach (var day in plan.Days)
        {
            Row(table, [
                day.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), .. channels.Select(channel => Number(day.Sent.GetValueOrDefault(channel))), Number(day.Tasks)]);
        }

        return table.ToString();
    }

    // RFC 4180, with line feeds.
    private static void Row(StringBuilder table, params IEnumerable<string> cells) => table.AppendJoin(',', cells.Select(Cell)).Append('\n');

    private static string Cell(string text) =>
        text.AsSpan().ContainsAny(",\"\n\r") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
