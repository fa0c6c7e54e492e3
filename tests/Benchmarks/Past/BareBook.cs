using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using PostSale.Benchmarks.Population;

namespace PostSale.Benchmarks.Past;

/// <summary>The ceiling of importing and of scoring: rows as large, in groups as large, in one file of SQLite, and nothing checked, fitted or told to anybody.</summary>
internal sealed class BareBook : IDisposable
{
    private const int GroupSize = 80_000;

    private readonly Database database;

    public BareBook(string folder)
    {
        database = new(Path.Combine(folder, "bare.db"));
        database.Run("""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA cache_size = -65536;
            CREATE TABLE names (hash BLOB PRIMARY KEY, customer BLOB NOT NULL) WITHOUT ROWID;
            CREATE TABLE orders (customer BLOB NOT NULL, mark INTEGER NOT NULL, at INTEGER NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL, PRIMARY KEY (customer, mark)) WITHOUT ROWID;
            CREATE TABLE scores (customer BLOB PRIMARY KEY, a REAL NOT NULL, b REAL NOT NULL, c REAL NOT NULL, d REAL NOT NULL, e REAL NOT NULL) WITHOUT ROWID;
            """);
    }

    /// <returns>How many orders were written.</returns>
    public int Import(string file)
    {
        using var name = database.Prepare("INSERT OR IGNORE INTO names (hash, customer) VALUES ($0, $1)", 2);
        using var order = database.Prepare("INSERT INTO orders (customer, mark, at, amount, currency) VALUES ($0, $1, $2, $3, $4)", 5);
        var written = 0;
        foreach (var group in File.ReadLines(file).Skip(1).Select(line => line.Split(',')).Chunk(GroupSize))
        {
            database.Run("BEGIN IMMEDIATE");
            foreach (var (key, fields) in group.Select(fields => (Key: Hash(fields[1]), fields)).OrderBy(one => BitConverter.ToUInt64(one.Key)))
            {
                foreach (var hash in new[] { Hash("id:" + fields[1]), Hash("email:" + fields[2]) })
                {
                    Set(name, hash, key);
                }

                Set(order, key, (long)++written, DateTime.Parse(fields[3], System.Globalization.CultureInfo.InvariantCulture).Ticks, (long)(decimal.Parse(fields[4], System.Globalization.CultureInfo.InvariantCulture) * 10_000), fields[5]);
            }

            database.Run("COMMIT");
        }

        return written;
    }

    /// <returns>How many customers were read, and a row written of each.</returns>
    public int Score()
    {
        var sums = database.Query("SELECT customer, count(*), min(at), max(at), sum(amount) FROM orders GROUP BY customer", row => ((byte[])row[0], row.GetInt64(1), row.GetInt64(4)));
        using var write = database.Prepare("INSERT OR REPLACE INTO scores (customer, a, b, c, d, e) VALUES ($0, $1, $2, $3, $4, $5)", 6);
        foreach (var group in sums.Chunk(GroupSize))
        {
            database.Run("BEGIN IMMEDIATE");
            foreach (var (key, count, sum) in group)
            {
                Set(write, key, 0.5, 1.0 / count, 2.0, 3.0, (double)sum);
            }

            database.Run("COMMIT");
        }

        return sums.Count;
    }

    public void Dispose() => database.Dispose();

    private static void Set(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16];
}
