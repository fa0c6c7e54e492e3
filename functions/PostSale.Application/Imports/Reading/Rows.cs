using System.Text;
using nietras.SeparatedValues;

namespace PostSale.Application.Imports.Reading;

/// <summary>The rows of a file, one after another; fields are valid until the next.</summary>
internal sealed class Rows : IDisposable
{
    // The text reader belongs to the reader above it; the file to whoever opened it.
    private readonly SepReader reader;

    /// <param name="file">Read from its beginning, and left open.</param>
    /// <param name="delimiter">A space stands for any number of them.</param>
    public Rows(Stream file, Encoding encoding, char delimiter)
    {
        file.Position = 0;
        TextReader text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, 64 * 1024, leaveOpen: true);
        reader = new SepReaderOptions(new Sep(delimiter)) { HasHeader = false, Unescape = true, DisableColCountCheck = true }
            .From(delimiter == ' ' ? new SpacedText(text) : text);
    }

    /// <summary>The line of the file on which the row begins, counted from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The line on which it ends.</summary>
    public int LastLine { get; private set; }

    public int Count => reader.Current.ColCount;

    /// <returns>False when there is none left. Empty lines are passed over.</returns>
    public bool Next()
    {
        while (reader.MoveNext())
        {
            (Line, LastLine) = (LastLine + 1, reader.Current.LineNumberToExcl - 1);
            if (reader.Current.ColCount > 1 || !reader.Current[0].Span.IsWhiteSpace())
            {
                return true;
            }
        }

        return false;
    }

    /// <returns>Empty where the row is shorter.</returns>
    public ReadOnlySpan<char> this[int column] => column < reader.Current.ColCount ? reader.Current[column].Span.Trim() : default;

    public List<string> ToList() => [.. Enumerable.Range(0, Count).Select(column => this[column].ToString())];

    public void Dispose() => reader.Dispose();
}
