namespace PostSale.Application.Imports.Reading;

/// <summary>Text whose columns are set apart by spaces: as many as there are between two fields become one, those around a line none.</summary>
internal sealed class SpacedText(TextReader text) : TextReader
{
    private string line = "";
    private int at;
    private bool ended;

    public override int Peek() => Fill() ? line[at] : -1;

    public override int Read() => Fill() ? line[at++] : -1;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (!Fill())
        {
            return 0;
        }

        var length = Math.Min(buffer.Length, line.Length - at);
        line.AsSpan(at, length).CopyTo(buffer);
        at += length;
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            text.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Fill()
    {
        while (at == line.Length && !ended)
        {
            var next = text.ReadLine();
            ended = next is null;
            line = ended ? "" : string.Join(' ', next!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) + "\n";
            at = 0;
        }

        return at < line.Length;
    }
}
