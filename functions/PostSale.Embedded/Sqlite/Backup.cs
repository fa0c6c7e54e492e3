using Microsoft.Data.Sqlite;

namespace PostSale.Embedded.Sqlite;

/// <summary>Copies the data to one file, and back.</summary>
public static class Backup
{
    private const string Data = "postsale.db";
    private const string Unfinished = ".unfinished";

    /// <summary>Copies the data as they are at one moment, also while a server uses them. Whoever was erased is not in the copy.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="file">Must not be there; only its owner may read it then.</param>
    /// <returns>Its size in bytes.</returns>
    /// <exception cref="DataFileException">Nothing was written; the message says why.</exception>
    public static long Make(string folder, string file)
    {
        var source = Path.Combine(folder, Data);
        if (!File.Exists(source))
        {
            throw new DataFileException($"{folder}: no data here. Give --data DIR.");
        }

        if (File.Exists(file))
        {
            throw new DataFileException($"{file}: is there already. A backup overwrites nothing; give another name.");
        }

        return Writing(file, unfinished =>
        {
            using (var session = Open(source, SqliteOpenMode.ReadWrite))
            {
                session.Execute("PRAGMA busy_timeout = 5000");
                session.Execute("VACUUM INTO $1", unfinished);
            }

            Examine(unfinished);
        });
    }

    /// <summary>Makes a data folder of a backup.</summary>
    /// <param name="folder">Holds no data yet.</param>
    /// <param name="before">Given a folder with the data, does what must have been done before anybody can use them.</param>
    /// <exception cref="DataFileException">Nothing was restored; the message says why.</exception>
    public static async Task Restore(string file, string folder, Func<string, Task> before)
    {
        if (!File.Exists(file))
        {
            throw new DataFileException($"{file}: no such file.");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, Data + "*").Any())
        {
            throw new DataFileException($"{folder}: holds data already. Give --data another folder, or move those away first.");
        }

        Examine(file);
        var aside = Path.Combine(folder, ".restoring");
        try
        {
            Directory.CreateDirectory(aside);
            Directory.EnumerateFiles(aside).ToList().ForEach(File.Delete);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException($"{folder}: this folder cannot be written. Give --data another folder.");
        }

        var copy = Path.Combine(aside, Data);
        Writing(copy, unfinished => File.Copy(file, unfinished, overwrite: true));
        await before(aside);
        File.Move(copy, Path.Combine(folder, Data));
        Directory.Delete(aside, recursive: true);
    }

    // Whole under its name or not at all, and on the disk.
    private static long Writing(string file, Action<string> write)
    {
        var unfinished = file + Unfinished;
        try
        {
            File.Delete(unfinished);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            new FileStream(unfinished, options).Dispose();
            write(unfinished);
            using (var written = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            File.Move(unfinished, file, overwrite: false);
            return new FileInfo(file).Length;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new DataFileException(
                refused is SqliteException { SqliteErrorCode: 13 } ? $"{file}: the disk is full. Nothing was written." : $"{file}: cannot be written. Give a file in a folder that this user may write to.",
                refused);
        }
        finally
        {
            // To delete in a folder that is not there would be a fault of its own.
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }
        }
    }

    private static void Examine(string file)
    {
        try
        {
            using var session = Open(file, SqliteOpenMode.ReadOnly);
            var version = session.Number("PRAGMA user_version");
            if (version < 1 || session.Text("SELECT name FROM sqlite_master WHERE name = 'customers'") is null)
            {
                throw new DataFileException($"{file}: not a backup of PostSale.");
            }

            if (version > Schema.Migrations.Count)
            {
                throw new DataFileException($"{file}: made by a newer version of PostSale. Use that version.");
            }

            if (session.Text("PRAGMA integrity_check") is not "ok")
            {
                throw new DataFileException($"{file}: damaged. Use another backup.");
            }
        }
        catch (SqliteException fault)
        {
            throw new DataFileException($"{file}: not a backup of PostSale, or damaged.", fault);
        }
    }

    private static Session Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return new(connection);
    }
}
