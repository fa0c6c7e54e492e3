using System.Globalization;

namespace PostSale.Scoring.Tests.Support;

/// <summary>Populations to fit: a synthetic one that is committed, and the CDNOW sample where it stands beside the repository.</summary>
internal sealed record Customers(History[] Histories, Spend[] Spends)
{
    public const string NoCdnow = "the CDNOW sample is not beside the repository (POSTSALE_SHARED)";

    private static readonly string? Data = Find();

    public static Customers Synthetic { get; } = Read(Table.Read("synthetic"), "mean");

    public static Customers? Cdnow { get; } = Data is null ? null : ReadFile(Path.Combine(Data, "cdnow_sample_summary.csv"));

    public GroupedHistories Grouped => GroupedHistories.Of(Histories);

    public GroupedSpends GroupedSpends => GroupedSpends.Of(Spends);

    /// <summary>Every customer's orders, in the summary's order. The sample counts free ones as purchases, so they cost a cent here.</summary>
    public static IReadOnlyList<Order[]>? CdnowOrders() => Data is null ? null :
    [
        .. File.ReadLines(Path.Combine(Data, "cdnow_sample_transactions.txt"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length == 5)
            .GroupBy(fields => fields[1], StringComparer.Ordinal).OrderBy(customer => customer.Key, StringComparer.Ordinal)
            .Select(customer => customer.Select(fields => new Order(
                DateOnly.ParseExact(fields[2], "yyyyMMdd", CultureInfo.InvariantCulture), Math.Max(decimal.Parse(fields[4], CultureInfo.InvariantCulture), 0.01m))).ToArray()),
    ];

    private static Customers ReadFile(string file)
    {
        using var reader = new StreamReader(file);
        return Read(Table.Read(reader), "zbar");
    }

    private static Customers Read(IReadOnlyList<Table.Row> rows, string mean) => new(
        [.. rows.Select(row => new History((int)row["x"], row["t_x"], row["T"]))],
        [.. rows.Select(row => new Spend((int)row["x"], row[mean]))]);

    private static string? Find()
    {
        var shared = Environment.GetEnvironmentVariable("POSTSALE_SHARED");
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); shared is null && at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "PostSale.Functions.sln")))
            {
                shared = Path.Combine(at.FullName, "..", "shared");
            }
        }

        var data = shared is null ? null : Path.Combine(shared, "data");
        return File.Exists(Path.Combine(data ?? "", "cdnow_sample_summary.csv")) ? data : null;
    }
}
