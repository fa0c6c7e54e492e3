using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PostSale.Benchmarks.Population;

/// <summary>A SQLite file as the benchmarks use it: opened bare, beside the product's own access.</summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection connection;

    public Database(string file)
    {
        File = file;
        connection = new($"Data Source={file};Pooling=false;Default Timeout=30");
        connection.Open();
    }

    public string File { get; }

    public void Run(string sql)
    {
        using var command = Prepare(sql);
        command.ExecuteNonQuery();
    }

    public long Count(string sql)
    {
        using var command = Prepare(sql);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using var command = Prepare(sql);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <param name="sql">With parameters <c>$0</c>, <c>$1</c> …</param>
    public SqliteCommand Prepare(string sql, int parameters = 0)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i.ToString(CultureInfo.InvariantCulture) });
        }

        return command;
    }

    /// <summary>Bytes of the whole file.</summary>
    public long Bytes() => Count("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");

    /// <summary>For filling: nothing is promised to the disk until <see cref="Keep"/>.</summary>
    public void Hurry() => Run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2000000; PRAGMA locking_mode = EXCLUSIVE");

    /// <summary>Puts it on the disk, so that no later measurement pays for it.</summary>
    public void Keep()
    {
        Run("PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        using var stream = new FileStream(File, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    public void Dispose() => connection.Dispose();
}
