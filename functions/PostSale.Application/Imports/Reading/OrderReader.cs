using System.Globalization;
using System.Text;
using PostSale.Application.Ports;

namespace PostSale.Application.Imports.Reading;

/// <summary>Reads a file's orders one after another. Lines of one order stand together.</summary>
internal sealed class OrderReader : IDisposable
{
    private readonly Rows rows;
    private readonly OrderFileFormat format;
    private readonly OrderLineReader lines;
    private readonly OccurrenceTable seen = new();
    private readonly Queue<ReadOrder> ready = new();
    private Open? open;

    public OrderReader(Stream file, Encoding encoding, OrderFileFormat format, OrderLineReader lines)
    {
        rows = new(file, encoding, format.Delimiter);
        (this.format, this.lines) = (format, lines);
        if (format.Headers.Length > 0)
        {
            rows.Next();
        }
    }

    /// <summary>Lines read so far, empty ones and the header among them.</summary>
    public int LinesRead => rows.LastLine;

    /// <returns>The next order or bad line; null at the end.</returns>
    public ReadOrder? Next()
    {
        while (ready.Count == 0)
        {
            if (!rows.Next())
            {
                Close();
                return ready.TryDequeue(out var last) ? last : null;
            }

            Take();
        }

        return ready.Dequeue();
    }

    public void Dispose() => rows.Dispose();

    private void Take()
    {
        var isNew = open is null || !rows[Column(OrderColumn.Order)].SequenceEqual(open.Id) || open.Id.Length == 0;
        if (isNew)
        {
            Close();
            open = new(rows[Column(OrderColumn.Order)].ToString(), rows.Line);
        }

        open!.LastLine = rows.LastLine;
        open.Lines++;
        if (lines.Read(rows, isNew ? null : open.First, out var line) is { } fault)
        {
            open.IsBad = true;
            ready.Enqueue(new ReadOrder.Bad(rows.Line, fault));
        }
        else if (isNew || open.First is null)
        {
            open.First = line;
            open.HasAmount = line!.HasAmount;
        }
        else if (Add(open, line!) is { } clash)
        {
            open.IsBad = true;
            ready.Enqueue(new ReadOrder.Bad(rows.Line, clash));
        }
    }

    // What a further line of an order adds to it.
    private string? Add(Open order, OrderLine line)
    {
        var first = order.First!;
        if (line.Names.Length > 0 && !line.Names[0].Equals(first.Names[0]))
        {
            return $"it is of the order of line {order.Line}, and names another customer";
        }

        if (line.HasAmount && order.HasAmount && format.Lines is null)
        {
            return $"the order of line {order.Line} goes on here with another amount: say --lines sum where each line is a part of it, --lines once where each repeats the whole";
        }

        var adds = line.HasAmount && (format.Lines != OrderLines.Once || !order.HasAmount);
        order.HasAmount |= line.HasAmount;
        order.First = first with
        {
            Amount = first.Amount + (adds ? line.Amount : 0),
            Refunded = adds ? first.Refunded + line.Refunded : Math.Max(first.Refunded, line.Refunded),
        };
        return null;
    }

    private void Close()
    {
        if (open is not { First: { } line } order)
        {
            open = null;
            return;
        }

        open = null;
        if (order.IsBad)
        {
            // Its bad lines have been reported; the others cannot stand without them.
            if (order.Lines > 1)
            {
                ready.Enqueue(new ReadOrder.LeftOut(order.Line, order.Lines));
            }

            return;
        }

        var fault = OrderLineReader.WhyNot(line, order.HasAmount);
        if (fault is null && order.Id.Length > 0 && seen.Add((ulong)PurchaseMark.Of(order.Id)) > 1)
        {
            fault = "its order was there before, with other orders between: sort the file by order, so that its lines stand together";
        }

        ready.Enqueue(fault is null
            ? new ReadOrder.Good(order.Line, OrderLineReader.ToOrder(line, order.Id.Length > 0 ? PurchaseMark.Of(order.Id) : Unnamed(line)))
            : new ReadOrder.Bad(order.Line, fault));
    }

    // Without an order's number: its customer, when, how much, and which of those that are alike in the file.
    private long Unnamed(OrderLine line)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{line.Names[0]}/{line.At.ToUnixTimeSeconds()}/{line.Amount.ToString("0.####", CultureInfo.InvariantCulture)}");
        var occurrence = seen.Add((ulong)PurchaseMark.Of(name));
        return PurchaseMark.Of(string.Create(CultureInfo.InvariantCulture, $"{name}/{occurrence}"));
    }

    private int Column(OrderColumn column) => format.Columns.GetValueOrDefault(column, int.MaxValue);

    private sealed class Open(string id, int line)
    {
        public string Id { get; } = id;

        public int Line { get; } = line;

        public int LastLine { get; set; } = line;

        public int Lines { get; set; }

        public OrderLine? First { get; set; }

        public bool HasAmount { get; set; }

        public bool IsBad { get; set; }
    }
}

/// <summary>What a file has next.</summary>
internal abstract record ReadOrder
{
    private ReadOrder() { }

    public sealed record Good(int Line, PastOrder Order) : ReadOrder;

    public sealed record Bad(int Line, string Reason) : ReadOrder;

    /// <summary>An order of which a line is bad.</summary>
    public sealed record LeftOut(int Line, int Lines) : ReadOrder;
}
