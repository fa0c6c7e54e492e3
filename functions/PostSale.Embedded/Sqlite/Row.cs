using SQLitePCL;
using static SQLitePCL.raw;

namespace PostSale.Embedded.Sqlite;

/// <summary>The row a statement stands on; valid until it moves on.</summary>
internal readonly struct Row(sqlite3_stmt statement)
{
    public bool IsNull(int column) => sqlite3_column_type(statement, column) == SQLITE_NULL;

    public long Long(int column) => sqlite3_column_int64(statement, column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    public double Double(int column) => sqlite3_column_double(statement, column);

    public double? DoubleOrNull(int column) => IsNull(column) ? null : Double(column);

    public string Text(int column) => sqlite3_column_text(statement, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>Not a copy: gone when the statement moves on.</summary>
    public ReadOnlySpan<byte> Span(int column) => sqlite3_column_blob(statement, column);

    public byte[] Bytes(int column) => Span(column).ToArray();

    /// <summary>From 100-nanosecond ticks since 1970.</summary>
    public Instant Instant(int column) => NodaTime.Instant.FromUnixTimeTicks(Long(column));

    public Instant? InstantOrNull(int column) => IsNull(column) ? null : Instant(column);
}
