using System.Globalization;
using PostSale.Benchmarks.Population;

namespace PostSale.Benchmarks.Advance;

/// <summary>The ceiling of advancing: one table of equally large states with an index on the wake, written a thousand at a time.</summary>
internal sealed class BareTable : IDisposable
{
    private const int GroupSize = 1000;

    private readonly Database database;
    private readonly int messageBytes;
    private readonly int count;

    /// <param name="stateBytes">Of one customer.</param>
    /// <param name="messageBytes">Of the message that one who is due is owed.</param>
    public BareTable(string folder, int count, int stateBytes, int messageBytes)
    {
        this.count = count;
        this.messageBytes = messageBytes;
        database = new(Path.Combine(folder, "bare.db"));
        database.Hurry();
        database.Run(string.Create(CultureInfo.InvariantCulture, $"""
            CREATE TABLE waiting (id INTEGER PRIMARY KEY, wake INTEGER NOT NULL, state BLOB NOT NULL);
            BEGIN;
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
            INSERT INTO waiting SELECT i, {Duration.FromDays(30).BclCompatibleTicks} + abs(random() % {Duration.FromDays(30).BclCompatibleTicks}), randomblob({stateBytes}) FROM n;
            CREATE INDEX waiting_due ON waiting (wake);
            COMMIT;
            """));
        Size = database.Bytes();
        database.Run("""
            CREATE TABLE owed (id INTEGER PRIMARY KEY, due INTEGER NOT NULL, body BLOB NOT NULL);
            CREATE INDEX owed_due ON owed (due);
            """);
        database.Keep();
        database.Run("PRAGMA cache_size = -65536");
    }

    /// <summary>Bytes of the waiting and their index.</summary>
    public long Size { get; }

    /// <summary>Advances some who are due while the others wait.</summary>
    /// <param name="owes">Each is also owed a message.</param>
    public Task<Pace> Advance(int due, int round, bool owes)
    {
        var stride = count / due;
        database.Run(string.Create(CultureInfo.InvariantCulture, $"UPDATE waiting SET wake = {round} WHERE id % {stride} = {round % stride} AND id <= {(long)due * stride}"));
        return Pace.Of(() => Task.FromResult(Advance(owes)));
    }

    private int Advance(bool owes)
    {
        using var take = database.Prepare("SELECT id, state FROM waiting WHERE wake <= 1000 ORDER BY wake LIMIT $0", 1);
        using var write = database.Prepare("UPDATE waiting SET wake = $0, state = $1 WHERE id = $2", 3);
        using var owe = database.Prepare("INSERT INTO owed (due, body) VALUES ($0, $1)", 2);
        take.Parameters[0].Value = GroupSize;
        var message = new byte[messageBytes];
        var done = 0;
        while (true)
        {
            var group = new List<(long Id, byte[] State)>(GroupSize);
            using (var reader = take.ExecuteReader())
            {
                while (reader.Read())
                {
                    group.Add((reader.GetInt64(0), (byte[])reader.GetValue(1)));
                }
            }

            if (group.Count == 0)
            {
                return done;
            }

            database.Run("BEGIN IMMEDIATE");
            foreach (var (id, state) in group)
            {
                state[0]++;
                write.Parameters[0].Value = Duration.FromDays(33).BclCompatibleTicks + id;
                write.Parameters[1].Value = state;
                write.Parameters[2].Value = id;
                write.ExecuteNonQuery();
                if (owes)
                {
                    owe.Parameters[0].Value = id;
                    owe.Parameters[1].Value = message;
                    owe.ExecuteNonQuery();
                }
            }

            database.Run("COMMIT");
            done += group.Count;
        }
    }

    public void Dispose() => database.Dispose();
}
