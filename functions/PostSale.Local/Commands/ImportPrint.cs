using System.Globalization;
using PostSale.Application.Imports;

namespace PostSale.Local.Commands;

/// <summary>An import on a terminal.</summary>
internal static class ImportPrint
{
    private const int MostShown = 20;

    /// <param name="list">Where every bad line was written; null when nowhere.</param>
    public static void Write(ReportedImport report, string? list)
    {
        if (report.Format is { } format)
        {
            Console.WriteLine($"Read as {format.Encoding}, fields set apart by {format.Delimiter}, decimal {format.Decimal}{Assumed("decimal")}, dates {Dates(format.Dates)}{Assumed("dates")}.");
            Console.WriteLine($"Columns: {string.Join(", ", format.Columns.Select(column => $"{column.Key} = {column.Value}"))}.");
            if (format.Lines is { } lines && format.Columns.ContainsKey("order"))
            {
                Console.WriteLine($"Lines of one order: {(lines == "sum" ? "parts of it, added" : "each repeats the whole")}.");
            }

            string Assumed(string what) => format.Assumed.Contains(what) ? " (the file leaves it open; the store's locale decides)" : "";
        }

        foreach (var example in report.Examples)
        {
            Console.WriteLine($"  line {example.Line}: {example.At.Replace('T', ' ')}  {Number(example.Amount)} {example.Currency}{(example.Refunded > 0 ? $", refunded {Number(example.Refunded)}" : "")}");
        }

        if (report.Lines > 0)
        {
            Console.WriteLine($"{Whole(report.Lines)} lines, {Whole(report.Orders)} orders{(report.First is null ? "" : $" from {report.First} to {report.Last}, {Number(report.Amount)} in all")}{(report.Free > 0 ? $"; {Whole(report.Free)} of them free" : "")}.");
        }

        foreach (var reason in report.Reasons)
        {
            Console.WriteLine($"  {Whole(reason.Lines)} {(reason.Lines == 1 ? "line" : "lines")}: {reason.Reason}");
        }

        foreach (var problem in report.Problems.Take(MostShown))
        {
            Console.WriteLine($"  line {problem.Line}: {problem.Reason}");
        }

        if (report.BadLines > MostShown)
        {
            Console.WriteLine(list is null ? $"  … and {Whole(report.BadLines - MostShown)} more; --problems FILE lists them all." : $"  … and {Whole(report.BadLines - MostShown)} more in {list}.");
        }

        if (report.LeftOut > 0)
        {
            Console.WriteLine($"  {Whole(report.LeftOut)} lines are of orders of which another line is bad; those orders are left out.");
        }

        if (report.Reason is { } why)
        {
            Console.Error.WriteLine(why);
        }
        else
        {
            Console.WriteLine(report.State == "done"
                ? $"Taken: {Whole(report.NewOrders)} orders ({Whole(report.Orders - report.NewOrders)} were here already), {Whole(report.NewCustomers)} new customers."
                : "Nothing was written: this was a dry run.");
        }
    }

    private static string Dates(string order) => order switch { "yearFirst" => "year first", "dayFirst" => "day first", _ => "month first" };

    private static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(decimal amount) => amount.ToString("#,0.00##", CultureInfo.InvariantCulture);
}
