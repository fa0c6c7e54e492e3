using System.Diagnostics;
using System.Globalization;
using PostSale.Benchmarks.Support;

namespace PostSale.Benchmarks.Population;

/// <summary>A data folder with many waiting customers, all in the state of the pattern and each under names of its own.</summary>
/// <remarks>Written past the product, because a million purchases taken in one by one take minutes; what is written is what the product wrote.</remarks>
/// <param name="Sizes">Bytes of each table that was filled, with its indexes.</param>
internal sealed record Crowd(string Folder, int Count, IReadOnlyList<(string Table, long Bytes)> Sizes)
{
    // What advancing reads and writes. The rest of a million's history is ten gigabytes that nothing here would look at.
    private static readonly string[] AtWork = ["customers", "facts", "messages"];

    public string File => Path.Combine(Folder, "postsale.db");

    /// <param name="isWhole">With every row that the product wrote; else with what advancing reads and writes.</param>
    public static Crowd Fill(Pattern pattern, int count, Workplace workplace, bool isWhole)
    {
        var clock = Stopwatch.StartNew();
        var folder = workplace.Folder($"crowd-{count}");
        var file = Path.Combine(folder, "postsale.db");
        System.IO.File.Copy(pattern.File, file);
        using var database = new Database(file);
        database.Hurry();
        database.Run("BEGIN");
        var tables = pattern.Tables.Where(table => isWhole || AtWork.Contains(table.Name));
        List<(string, long)> sizes = [.. tables.Select(table => (table.Name, Fill(database, table, pattern.Wake, count)))];
        database.Run("COMMIT");
        database.Keep();
        Progress.Say(string.Create(CultureInfo.InvariantCulture, $"{count:N0} customers written in {clock.Elapsed.TotalSeconds:N0} s"));
        return new(folder, count, sizes);
    }

    // One table after the other: each is then as large as the file has grown, its indexes included.
    private static long Fill(Database database, PatternTable table, long first, int count)
    {
        var before = database.Bytes();
        database.Run($"DELETE FROM {table.Name}");
        using var insert = table.Insert(database);
        for (var i = 0; i < count; i++)
        {
            // Between a day and a month after the pattern's: nobody falls due while others are measured.
            var names = Names.Of(i);
            table.Write(insert, i, names, first + NodaConstants.TicksPerDay + (long)(names.Draw % (30UL * NodaConstants.TicksPerDay)));
        }

        return database.Bytes() - before;
    }
}
