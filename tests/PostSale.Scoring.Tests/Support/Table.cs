using System.Globalization;

namespace PostSale.Scoring.Tests.Support;

/// <summary>A committed table of reference values; Reference/*.py say how each was made.</summary>
internal static class Table
{
    public static IReadOnlyList<Row> Read(string name)
    {
        using var stream = typeof(Table).Assembly.GetManifestResourceStream($"PostSale.Scoring.Tests.Reference.{name}.csv")
            ?? throw new InvalidOperationException($"there is no table {name}");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    public static IReadOnlyList<Row> Read(TextReader reader)
    {
        var columns = reader.ReadLine()!.Split(',');
        var rows = new List<Row>();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            rows.Add(new(columns, line.Split(',')));
        }

        return rows;
    }

    internal sealed record Row(string[] Columns, string[] Fields)
    {
        public double this[string column] => double.Parse(Text(column), CultureInfo.InvariantCulture);

        public string Text(string column) => Fields[Array.IndexOf(Columns, column)];

        public override string ToString() => string.Join(", ", Columns.Zip(Fields, (column, field) => $"{column}={field}"));
    }
}
