using PostSale.Application.Customers;
using Spectre.Console;

namespace PostSale.Local.Commands;

/// <summary>A customer's report on a terminal.</summary>
internal static class CustomerPrint
{
    // A terminal has a width; a file or a pipe has none, and words cut in two cannot be searched for.
    private const int WidthOfAFile = 240;

    public static void Write(CustomerReport report)
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = WidthOfAFile;
        }

        AnsiConsole.MarkupLineInterpolated(System.Globalization.CultureInfo.InvariantCulture, $"[bold]{report.Name ?? "(no name)"}[/] {report.Email} {report.Phone}");
        AnsiConsole.MarkupLineInterpolated(System.Globalization.CultureInfo.InvariantCulture, $"{report.Key} · {report.Store} · {report.TimeZone}");
        Table("Follow-up", ["contact", "state", "when (customer's time)", "why"], report.Journeys.Select(touchpoint => new[]
        {
            touchpoint.Touchpoint is null ? touchpoint.Journey : $"{touchpoint.Journey}/{touchpoint.Touchpoint}{(touchpoint.Occurrence > 1 ? $" {touchpoint.Occurrence}" : "")}",
            touchpoint.Status, touchpoint.Local?.Replace('T', ' ') ?? "", touchpoint.Why ?? "",
        }));
        Table("Orders", ["order", "paid (UTC)", "amount", "refunded"], report.Orders.Select(order => new[]
        {
            order.Reference.Length > 0 ? order.Reference : order.Name, Time(order.PaidAt), $"{order.Amount} {order.Currency}",
            order.Cancelled ? "cancelled" : order.Refunded is { } amount ? amount == 0 ? "" : $"{amount}" : "all",
        }));
        Table("Messages", ["id", "what", "state", "when (UTC)", "why"], report.Messages.Select(message => new[]
        {
            message.Id, $"{message.Journey}/{message.Touchpoint}", message.State, Time(message.SettledAt ?? message.NotBefore), message.Why ?? "",
        }));
        Table("Timeline", ["when (UTC)", "what", "about", "why"], report.Timeline.Select(line => new[] { Time(line.At), line.What, line.About ?? "", line.Why ?? "" }));
    }

    private static void Table(string title, string[] columns, IEnumerable<string[]> rows)
    {
        var table = new Table().Title(title).Border(TableBorder.Simple).AddColumns(columns);
        foreach (var row in rows)
        {
            table.AddRow(Array.ConvertAll(row, Markup.Escape));
        }

        if (table.Rows.Count > 0)
        {
            AnsiConsole.Write(table);
        }
    }

    private static string Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
