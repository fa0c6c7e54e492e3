using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace PostSale.Benchmarks.Population;

/// <summary>The rows that one customer has in one table, to be written again under other names.</summary>
internal sealed class PatternTable
{
    private readonly string[] columns;
    private readonly List<Cell[]> rows;

    private PatternTable(string name, string[] columns, List<Cell[]> rows)
    {
        Name = name;
        this.columns = columns;
        this.rows = rows;
    }

    public string Name { get; }

    public static PatternTable Read(Database database, string table, Names names)
    {
        string[] columns = [.. database.Query($"SELECT name FROM pragma_table_info('{table}')", row => row.GetString(0))];
        var rows = database.Query($"SELECT * FROM {table}", row => columns.Select((column, i) => Cell.Of(column, row.GetValue(i), names)).ToArray());
        return new(table, columns, rows);
    }

    public int Length(string column) => rows[0][Array.IndexOf(columns, column)].Length;

    public SqliteCommand Insert(Database database) => database.Prepare(
        $"INSERT INTO {Name} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"${i.ToString(CultureInfo.InvariantCulture)}"))})", columns.Length);

    /// <param name="i">Which customer, from 0.</param>
    public void Write(SqliteCommand insert, int i, Names names, long wake)
    {
        for (var r = 0; r < rows.Count; r++)
        {
            for (var c = 0; c < columns.Length; c++)
            {
                insert.Parameters[c].Value = rows[r][c].Under(names, i, rows.Count, r, wake);
            }

            insert.ExecuteNonQuery();
        }
    }

    /// <summary>One value of a row.</summary>
    private abstract record Cell
    {
        public virtual int Length => 0;

        public abstract object Under(Names names, int i, int rows, int row, long wake);

        public static Cell Of(string column, object value, Names names) => (column, value) switch
        {
            ("id", long) => new Id(),
            ("customer" or "message", long) => new Owner(),
            ("wake", long) => new Wake(),
            ("hash", byte[] hash) => new Hash(hash.Length),
            (_, byte[] bytes) => Spliced.Of(bytes, isText: false, names),
            (_, string text) => Spliced.Of(Encoding.UTF8.GetBytes(text), isText: true, names),
            _ => new Same(value),
        };
    }

    private sealed record Same(object Value) : Cell
    {
        public override object Under(Names names, int i, int rows, int row, long wake) => Value;
    }

    private sealed record Id : Cell
    {
        public override object Under(Names names, int i, int rows, int row, long wake) => (long)i * rows + row + 1;
    }

    // A customer has one row of his own and one message, so both go by the same number.
    private sealed record Owner : Cell
    {
        public override object Under(Names names, int i, int rows, int row, long wake) => i + 1L;
    }

    private sealed record Wake : Cell
    {
        public override object Under(Names names, int i, int rows, int row, long wake) => wake;
    }

    private sealed record Hash(int Size) : Cell
    {
        public override object Under(Names names, int i, int rows, int row, long wake)
        {
            var bytes = new byte[Size];
            for (var at = 0; at + sizeof(ulong) <= Size; at += sizeof(ulong))
            {
                BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(at), Chance.Of(((ulong)i << 16) + (ulong)(row * Size + at)));
            }

            return bytes;
        }
    }

    /// <param name="Places">Where which of the names stands.</param>
    private sealed record Spliced(byte[] Bytes, bool IsText, (int At, int Which)[] Places) : Cell
    {
        public override int Length => Bytes.Length;

        public static Cell Of(byte[] bytes, bool isText, Names names)
        {
            var places = new List<(int, int)>();
            for (var which = 0; which < Names.Count; which++)
            {
                for (var at = 0; bytes.AsSpan(at).IndexOf(names[which]) is >= 0 and var found; at += found + 1)
                {
                    places.Add((at + found, which));
                }
            }

            return places.Count == 0 ? new Same(isText ? Encoding.UTF8.GetString(bytes) : bytes) : new Spliced(bytes, isText, [.. places]);
        }

        public override object Under(Names names, int i, int rows, int row, long wake)
        {
            var bytes = Bytes.AsSpan().ToArray();
            foreach (var (at, which) in Places)
            {
                names[which].CopyTo(bytes, at);
            }

            return IsText ? Encoding.UTF8.GetString(bytes) : bytes;
        }
    }
}
