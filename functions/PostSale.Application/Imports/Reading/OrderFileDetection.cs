using System.Globalization;
using System.Text;

namespace PostSale.Application.Imports.Reading;

/// <summary>Finds out how an order file is written, from the whole of it: the thousandth line may be the first that tells a day from a month.</summary>
internal static class OrderFileDetection
{
    private static readonly char[] Delimiters = [';', ',', '\t', '|'];

    /// <param name="file">Can be read again from its beginning.</param>
    /// <param name="locale">The store's; decides what the file leaves open.</param>
    public static (OrderFileLook Look, Encoding Encoding) Look(Stream file, OrderFileOptions options, string locale)
    {
        var encoding = TextFile.EncodingOf(file);
        if (FirstLine(file, encoding) is not { } first)
        {
            return (new OrderFileLook.NotUnderstood("The file is empty."), encoding);
        }

        var delimiter = DelimiterOf(first);
        List<string> headers;
        using (var rows = new Rows(file, encoding, delimiter))
        {
            rows.Next();
            headers = rows.ToList();
        }

        if (Columns(headers, options, out var fault) is not { } columns)
        {
            return (new OrderFileLook.NotUnderstood(fault!), encoding);
        }

        var (decimals, dates) = Evidence(file, encoding, delimiter, options, columns);
        var isPortuguese = locale.StartsWith("pt", StringComparison.OrdinalIgnoreCase);
        var american = locale is "en" or "en-US" or "en_US";
        return (
            new OrderFileLook.Understood(new(
                TextFile.NameOf(encoding), delimiter, options.NoHeader ? [] : [.. headers], columns.ToImmutableSortedDictionary(),
                options.Decimal ?? decimals ?? (isPortuguese ? DecimalMark.Comma : DecimalMark.Point), (options.Decimal ?? decimals) is not null,
                options.Dates ?? dates ?? (american ? DateOrder.MonthFirst : DateOrder.DayFirst), (options.Dates ?? dates) is not null,
                options.Lines ?? (columns.ContainsKey(OrderColumn.Amount) ? null : OrderLines.Sum))),
            encoding);
    }

    private static string? FirstLine(Stream file, Encoding encoding)
    {
        file.Position = 0;
        using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, 4096, leaveOpen: true);
        string? line;
        do
        {
            line = reader.ReadLine();
        }
        while (line is not null && string.IsNullOrWhiteSpace(line));
        return line;
    }

    // The mark that stands most often outside quotes; where none does, spaces.
    private static char DelimiterOf(string line)
    {
        var counts = new int[Delimiters.Length];
        var quoted = false;
        foreach (var letter in line)
        {
            quoted ^= letter == '"';
            if (!quoted && Array.IndexOf(Delimiters, letter) is >= 0 and var which)
            {
                counts[which]++;
            }
        }

        var most = counts.Max();
        return most > 0 ? Delimiters[Array.IndexOf(counts, most)] : line.Trim().Contains(' ', StringComparison.Ordinal) ? ' ' : Delimiters[0];
    }

    private static Dictionary<OrderColumn, int>? Columns(List<string> headers, OrderFileOptions options, out string? fault)
    {
        var columns = options.NoHeader ? [] : OrderColumns.Find(headers);
        foreach (var (column, where) in options.Columns)
        {
            var word = OrderColumns.WordOf(column);
            var at = headers.FindIndex(header => !options.NoHeader && OrderColumns.Plain(header) == OrderColumns.Plain(where));
            if (at < 0 && int.TryParse(where, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place >= 1 && place <= headers.Count)
            {
                at = place - 1;
            }

            if (at < 0)
            {
                fault = $"There is no column '{where}' for {word}; {Have(headers, options)}.";
                return null;
            }

            foreach (var taken in columns.Where(other => other.Value == at).Select(other => other.Key).ToList())
            {
                columns.Remove(taken);
            }

            columns[column] = at;
        }

        var missing = new List<string>();
        missing.AddRange(columns.Keys.Any(column => column is OrderColumn.Customer or OrderColumn.Email or OrderColumn.Phone) ? [] : ["customer (or email, phone)"]);
        missing.AddRange(columns.ContainsKey(OrderColumn.Date) ? [] : ["date"]);
        missing.AddRange(columns.ContainsKey(OrderColumn.Amount) || columns.ContainsKey(OrderColumn.UnitPrice) ? [] : ["amount (or quantity and unit-price)"]);
        fault = missing.Count == 0 ? null
            : $"No column is known as {string.Join(", nor as ", missing)}; {Have(headers, options)}. Say which it is, for example --columns date=3,amount=5{(options.NoHeader ? "" : ", with --no-header where the first line is data")}.";
        return fault is null ? columns : null;
    }

    // A file without headers begins with a person: that line is not repeated.
    private static string Have(List<string> headers, OrderFileOptions options) =>
        options.NoHeader || !headers.TrueForAll(LooksLikeHeader)
            ? $"the file has {headers.Count} columns"
            : $"the file has {string.Join(", ", headers.Select(header => header.Length > 40 ? header[..40] : header))}";

    private static bool LooksLikeHeader(string text) => !text.Contains('@', StringComparison.Ordinal) && !text.Any(char.IsAsciiDigit);

    private static (DecimalMark? Decimal, DateOrder? Dates) Evidence(
        Stream file, Encoding encoding, char delimiter, OrderFileOptions options, Dictionary<OrderColumn, int> columns)
    {
        var (decimals, dates) = (new int[2], new int[3]);
        var amounts = new[] { OrderColumn.Amount, OrderColumn.UnitPrice, OrderColumn.Refunded }.Where(columns.ContainsKey).Select(column => columns[column]).ToArray();
        var date = columns[OrderColumn.Date];
        using var rows = new Rows(file, encoding, delimiter);
        if (!options.NoHeader)
        {
            rows.Next();
        }

        while (rows.Next())
        {
            foreach (var amount in amounts)
            {
                if (AmountFormat.Evidence(rows[amount]) is { } mark)
                {
                    decimals[(int)mark]++;
                }
            }

            if (DateFormat.Evidence(rows[date]) is { } order)
            {
                dates[(int)order]++;
            }
        }

        return (Most<DecimalMark>(decimals), Most<DateOrder>(dates));
    }

    private static T? Most<T>(int[] counts) where T : struct, Enum =>
        counts.Max() is > 0 and var most ? (T)Enum.ToObject(typeof(T), Array.IndexOf(counts, most)) : null;
}
