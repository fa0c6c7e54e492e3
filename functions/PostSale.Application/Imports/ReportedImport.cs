using System.Globalization;
using PostSale.Application.Imports.Reading;

namespace PostSale.Application.Imports;

/// <summary>An import for people: the API's answer and what the command line prints.</summary>
/// <remarks>Plain values only.</remarks>
/// <param name="State">previewed, refused or done.</param>
/// <param name="First">Day of the first order, <c>yyyy-MM-dd</c>.</param>
public sealed record ReportedImport(
    string State, string? Reason, ReportedFormat? Format, int Lines, int Orders, int Free, decimal Amount, int BadLines, int LeftOut, int NewOrders,
    int NewCustomers, string? First, string? Last, IReadOnlyList<ProblemCount> Reasons, IReadOnlyList<ImportProblem> Problems, IReadOnlyList<ReportedExample> Examples)
{
    public static ReportedImport Of(ImportReport report) => new(
        Words.Of(report.State), report.Reason, report.Format is { } format ? ReportedFormat.Of(format) : null, report.Lines, report.Orders, report.Free, report.Amount,
        report.BadLines, report.LeftOut, report.NewOrders, report.NewCustomers, Day(report.First), Day(report.Last), report.Reasons, report.Problems,
        [.. report.Examples.Select(example => new ReportedExample(
            example.Line, example.At.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), example.Amount, example.Refunded, example.Currency))]);

    private static string? Day(LocalDate? date) => date?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="Delimiter">comma, semicolon, tab, bar or spaces.</param>
/// <param name="Columns">The column of each thing that was found, by its header, or its place counted from 1 where the file has none.</param>
/// <param name="Decimal">point or comma.</param>
/// <param name="Dates">yearFirst, dayFirst or monthFirst.</param>
/// <param name="Assumed">What the file leaves open and the store's locale decided.</param>
/// <param name="Lines">What several lines of one order mean: sum or once; null while nobody said.</param>
public sealed record ReportedFormat(
    string Encoding, string Delimiter, IReadOnlyDictionary<string, string> Columns, string Decimal, string Dates, IReadOnlyList<string> Assumed, string? Lines)
{
    internal static ReportedFormat Of(OrderFileFormat format) => new(
        format.Encoding,
        format.Delimiter switch { ',' => "comma", ';' => "semicolon", '\t' => "tab", '|' => "bar", _ => "spaces" },
        format.Columns.ToDictionary(
            column => OrderColumns.WordOf(column.Key),
            column => column.Value < format.Headers.Length ? format.Headers[column.Value] : (column.Value + 1).ToString(CultureInfo.InvariantCulture)),
        Words.Of(format.Decimal), Words.Of(format.Dates),
        [.. (format.IsDecimalCertain ? Array.Empty<string>() : ["decimal"]), .. (format.AreDatesCertain ? Array.Empty<string>() : ["dates"])],
        format.Lines is { } lines ? Words.Of(lines) : null);
}

/// <param name="At">Local time of the store, without offset.</param>
public sealed record ReportedExample(int Line, string At, decimal Amount, decimal Refunded, string Currency);
