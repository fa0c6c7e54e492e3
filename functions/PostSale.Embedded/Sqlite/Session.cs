using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace PostSale.Embedded.Sqlite;

/// <summary>One open connection with its prepared statements.</summary>
/// <remarks>
/// Speaks to SQLite without ADO's commands, parameters and readers, which cost more than most of the statements here.
/// Not thread-safe: one user at a time. Parameters are <c>$1</c>, <c>$2</c> … in order: integers, floating numbers, texts, blobs, null.
/// </remarks>
internal sealed class Session(SqliteConnection connection) : IDisposable
{
    private readonly sqlite3 database = connection.Handle!;
    private readonly Dictionary<string, sqlite3_stmt> statements = [];

    /// <returns>How many rows it changed, if it changes rows.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        var statement = Prepare(sql, values);
        try
        {
            while (Step(statement))
            {
            }

            return sqlite3_changes(database);
        }
        finally
        {
            _ = sqlite3_reset(statement);
        }
    }

    /// <summary>Several statements at once, not kept.</summary>
    public void Script(string sql) => Check(sqlite3_exec(database, sql));

    /// <returns>The first column of the first row; null when there is no row or it holds NULL.</returns>
    public long? Number(string sql, params ReadOnlySpan<object?> values) => First(sql, row => row.LongOrNull(0), values);

    /// <inheritdoc cref="Number"/>
    public string? Text(string sql, params ReadOnlySpan<object?> values) => First(sql, row => row.TextOrNull(0), values);

    /// <inheritdoc cref="Number"/>
    public byte[]? Bytes(string sql, params ReadOnlySpan<object?> values) => First(sql, row => row.IsNull(0) ? null : row.Bytes(0), values);

    /// <returns>What was read from the first row; the default when there is none.</returns>
    public T? First<T>(string sql, Func<Row, T> read, params ReadOnlySpan<object?> values)
    {
        var statement = Prepare(sql, values);
        try
        {
            return Step(statement) ? read(new(statement)) : default;
        }
        finally
        {
            _ = sqlite3_reset(statement);
        }
    }

    public List<T> Query<T>(string sql, Func<Row, T> read, params ReadOnlySpan<object?> values)
    {
        var statement = Prepare(sql, values);
        try
        {
            var rows = new List<T>();
            while (Step(statement))
            {
                rows.Add(read(new(statement)));
            }

            return rows;
        }
        finally
        {
            _ = sqlite3_reset(statement);
        }
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    private sqlite3_stmt Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            Check(sqlite3_prepare_v2(database, sql, out statement));
            statements.Add(sql, statement);
        }

        for (var i = 0; i < values.Length; i++)
        {
            Check(Bind(statement, i + 1, values[i]));
        }

        return statement;
    }

    private static int Bind(sqlite3_stmt statement, int place, object? value) => value switch
    {
        null => sqlite3_bind_null(statement, place),
        long number => sqlite3_bind_int64(statement, place, number),
        int number => sqlite3_bind_int64(statement, place, number),
        double number => sqlite3_bind_double(statement, place, number),
        "" => sqlite3_bind_text(statement, place, ""),
        // As bytes: a text that is handed over as a string would end at its first NUL.
        string text => sqlite3_bind_text(statement, place, Encoding.UTF8.GetBytes(text)),
        byte[] { Length: 0 } => sqlite3_bind_zeroblob(statement, place, 0),
        byte[] bytes => sqlite3_bind_blob(statement, place, bytes),
        _ => throw new ArgumentException($"No column holds a {value.GetType().Name}.", nameof(value)),
    };

    private bool Step(sqlite3_stmt statement)
    {
        var result = sqlite3_step(statement);
        if (result is SQLITE_ROW or SQLITE_DONE)
        {
            return result == SQLITE_ROW;
        }

        Check(result);
        return false;
    }

    private void Check(int result)
    {
        if (result != SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }
    }
}
