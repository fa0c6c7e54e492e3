using Microsoft.Data.Sqlite;

namespace PostSale.Embedded.Sqlite;

/// <summary>Opens the file, keeps other processes out, and brings the tables up to date.</summary>
internal sealed class Database : IDisposable
{
    // 8 MiB: twice what is usual, and little to read again after a crash.
    private const int LoggedPages = 2048;

    private readonly string file;
    private readonly FileStream hold;
    private readonly bool lasting;

    // A session has one user at a time, so SQLite need not guard each call, nor count its memory under a lock. Whoever used SQLite in this process
    // before has settled that; then it stays slower, and right.
    static Database()
    {
        SQLitePCL.Batteries_V2.Init();
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MULTITHREAD);
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    private Database(string file, FileStream hold, bool lasting)
    {
        this.file = file;
        this.hold = hold;
        this.lasting = lasting;
    }

    /// <param name="lasting">Each commit survives a loss of power.</param>
    /// <exception cref="DataFileException">It cannot be used; the message says why and what to do.</exception>
    public static Database Open(string folder, bool lasting)
    {
        var hold = Hold(folder);
        var database = new Database(Path.Combine(folder, "postsale.db"), hold, lasting);
        try
        {
            using var session = database.Connect(readOnly: false);
            database.Migrate(session);

            // Opening alone does not tell: SQLite opens a file it may only read, and says so at the first write.
            session.Execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('opened', '')");
            return database;
        }
        catch (SqliteException fault)
        {
            database.Dispose();
            throw Explained(database.file, fault);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public Session Connect(bool readOnly)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            // A connection that only reads must still be able to write the shared memory of the log.
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 5,
        }.ToString());
        try
        {
            connection.Open();
            var session = new Session(connection);
            session.Execute("PRAGMA busy_timeout = 5000");
            if (readOnly)
            {
                session.Execute("PRAGMA query_only = ON");
            }
            else
            {
                Prepare(session);
            }

            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Dispose() => hold.Dispose();

    private void Prepare(Session session)
    {
        session.Execute("PRAGMA cache_size = -65536");
        if (!lasting)
        {
            // One connection, and what is lost with the process is made again: nothing is written twice, and a group that fails is undone from memory.
            session.Execute("PRAGMA locking_mode = EXCLUSIVE");
            session.Execute("PRAGMA journal_mode = MEMORY");
            session.Execute("PRAGMA synchronous = OFF");
            session.Execute("PRAGMA secure_delete = OFF");
            return;
        }

        session.Execute("PRAGMA journal_mode = WAL");

        // What is removed or written anew is overwritten: a person who is forgotten must not be found in the file's free space.
        session.Execute("PRAGMA secure_delete = ON");
        session.Execute("PRAGMA synchronous = FULL");
        session.Execute("PRAGMA journal_size_limit = 67108864");

        // Pages that are written again and again go from the log into the file once.
        session.Execute($"PRAGMA wal_autocheckpoint = {LoggedPages}");
    }

    private static FileStream Hold(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, "postsale.lock");
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (IsHeldByAnother(taken))
        {
            throw new DataFileException($"{folder}: another process is using this data. Stop it, or give --data another folder.");
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            throw new DataFileException($"{folder}: this folder cannot be written. Give the process the right to, or give --data another folder.");
        }
    }

    // EWOULDBLOCK on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows: what a lock held elsewhere looks like.
    private static bool IsHeldByAnother(IOException fault) => fault.HResult is 11 or 35 or unchecked((int)0x80070020);

    private void Migrate(Session session)
    {
        var version = (int)session.Number("PRAGMA user_version")!;
        if (version > Schema.Migrations.Count)
        {
            throw new DataFileException($"{file}: written by a newer version of PostSale. Use that version, or restore a backup made by this one.");
        }

        for (; version < Schema.Migrations.Count; version++)
        {
            session.Execute("BEGIN IMMEDIATE");
            session.Script(Schema.Migrations[version]);
            session.Execute($"PRAGMA user_version = {version + 1}");
            session.Execute("COMMIT");
        }
    }

    private static DataFileException Explained(string file, SqliteException fault) => fault.SqliteErrorCode switch
    {
        11 or 26 => new($"{file}: the file is damaged or is no PostSale data. Restore a backup; keep this file aside for examination.", fault),
        8 or 14 => new($"{file}: cannot be written. The process needs the right to write this file and its folder.", fault),
        13 => new($"{file}: the disk is full. Free some room and start again; nothing was lost.", fault),
        _ => new($"{file}: cannot be opened (SQLite error {fault.SqliteErrorCode}).", fault),
    };
}

/// <summary>The data cannot be used; the message says why and what to do.</summary>
public sealed class DataFileException : Exception
{
    public DataFileException() { }

    public DataFileException(string message) : base(message) { }

    public DataFileException(string message, Exception inner) : base(message, inner) { }
}
