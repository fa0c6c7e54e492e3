using System.Runtime.InteropServices;
using System.Text;
using PostSale.Application.Imports.Reading;
using PostSale.Application.Intake;
using PostSale.Application.Ports;

namespace PostSale.Application.Imports;

/// <summary>Takes a shop's past orders from a file. They inform and owe nobody anything.</summary>
/// <remarks>
/// The whole file is read before anything is written, so a file with a bad line changes nothing. Then it is read again and written in pieces, each whole
/// or not at all. What is held is left as it is: a process that dies on the way loses nothing, and running it again finishes.
/// </remarks>
public sealed class ImportOrders(IPurchases purchases, IShops shops, AliasHasher hasher)
{
    // Orders of a file lie all over the store's customers. The more are written together, the oftener two of them share a page.
    private const int Piece = 80_000;

    // The next piece is read while this many are being written.
    private const int AtOnce = 1;

    /// <param name="file">Can be read again from its beginning; left open.</param>
    /// <param name="problem">Told every bad line, in order.</param>
    public async Task<ImportReport> Run(
        ImportRequest request, Stream file, Action<ImportProblem> problem, IProgress<ImportProgress> progress, Instant now, CancellationToken cancellation)
    {
        if (shops.Find(request.Store) is not { } shop)
        {
            return ImportReport.Refused($"There is no store '{request.Store}'.");
        }

        var (look, encoding) = OrderFileDetection.Look(file, request.File, shop.Settings.Locale);
        if (look is OrderFileLook.NotUnderstood not)
        {
            return ImportReport.Refused(not.Reason);
        }

        var format = ((OrderFileLook.Understood)look).Format;
        var report = await Task.Run(() => Check(request, shop, file, encoding, format, problem, progress, now, cancellation), cancellation);
        if (report.BadLines > 0 && !request.SkipBad)
        {
            var reason = $"{report.BadLines} of {report.Lines} lines cannot be read, so nothing was taken. Mend them, or take the others with --skip-bad.";
            return report with { State = request.DryRun ? ImportState.Previewed : ImportState.Refused, Reason = reason };
        }

        return request.DryRun ? report
            : report.Orders == 0 ? report with { State = ImportState.Refused, Reason = "The file has no order." }
            : await Write(request, shop, file, encoding, report, progress, now, cancellation);
    }

    private static ImportReport Check(
        ImportRequest request, Shop shop, Stream file, Encoding encoding, OrderFileFormat format, Action<ImportProblem> problem,
        IProgress<ImportProgress> progress, Instant now, CancellationToken cancellation)
    {
        using var orders = Open(request, shop, file, encoding, format, Plainly, now);
        var (good, free, bad, leftOut, amount) = (0, 0, 0, 0, 0m);
        var (first, last) = (Instant.MaxValue, Instant.MinValue);
        var reasons = new Dictionary<string, int>();
        var problems = new List<ImportProblem>();
        var examples = new List<ImportExample>();
        while (orders.Next() is { } read)
        {
            switch (read)
            {
                case ReadOrder.Good(var line, var order):
                    good++;
                    free += order.Amount == 0 ? 1 : 0;
                    amount += order.Amount;
                    first = Instant.Min(first, order.At);
                    last = Instant.Max(last, order.At);
                    if (examples.Count < ImportReport.MostExamples)
                    {
                        examples.Add(new(line, order.At.InZone(shop.Policies.Zone).LocalDateTime, order.Amount, order.Refunded, order.Currency));
                    }

                    if (good % 50_000 == 0)
                    {
                        cancellation.ThrowIfCancellationRequested();
                        progress.Report(new("checking", orders.LinesRead, null));
                    }

                    break;
                case ReadOrder.Bad(var line, var reason):
                    bad++;
                    CollectionsMarshal.GetValueRefOrAddDefault(reasons, WithoutNumbers(reason), out _)++;
                    problem(new(line, reason));
                    if (problems.Count < ImportReport.MostProblems)
                    {
                        problems.Add(new(line, reason));
                    }

                    break;
                case ReadOrder.LeftOut(_, var lines):
                    leftOut += lines;
                    break;
            }
        }

        LocalDate? Day(Instant at) => good == 0 ? null : at.InZone(shop.Policies.Zone).Date;
        return new(
            ImportState.Previewed, null, format, orders.LinesRead, good, free, amount, bad, leftOut, 0, 0, Day(first), Day(last),
            [.. reasons.OrderByDescending(pair => pair.Value).Select(pair => new ProblemCount(pair.Key, pair.Value))], [.. problems], [.. examples]);
    }

    private async Task<ImportReport> Write(
        ImportRequest request, Shop shop, Stream file, Encoding encoding, ImportReport report, IProgress<ImportProgress> progress, Instant now,
        CancellationToken cancellation)
    {
        using var orders = Open(request, shop, file, encoding, report.Format!, hasher.Hash, now);
        var added = new Added(0, 0);
        var writing = new Queue<Task<Added>>();
        for (var ended = false; !ended;)
        {
            var piece = await Task.Run(() => Take(orders), cancellation);
            ended = piece.Count < Piece;
            if (piece.Count > 0)
            {
                writing.Enqueue(purchases.Add(shop.Id, piece, now, cancellation));
            }

            while (writing.Count > (ended ? 0 : AtOnce))
            {
                var one = await writing.Dequeue();
                added = new(added.Orders + one.Orders, added.Customers + one.Customers);
                progress.Report(new("writing", orders.LinesRead, report.Lines));
            }
        }

        await new TellImported(purchases).Run(shop.Id, told => progress.Report(new("telling", told, null)), now, cancellation);
        return report with { State = ImportState.Done, NewOrders = added.Orders, NewCustomers = added.Customers };
    }

    private static List<PastOrder> Take(OrderReader orders)
    {
        var piece = new List<PastOrder>(Piece);
        while (piece.Count < Piece && orders.Next() is { } read)
        {
            if (read is ReadOrder.Good(_, var order))
            {
                piece.Add(order);
            }
        }

        return piece;
    }

    private static OrderReader Open(
        ImportRequest request, Shop shop, Stream file, Encoding encoding, OrderFileFormat format, Func<Alias, AliasHash> hash, Instant now) =>
        new(file, encoding, format, new(format, shop, hash, request.File.Provider, now));

    // Nothing is stored of a file that is only looked at.
    private static AliasHash Plainly(Alias alias) => new($"{alias.Kind}/{alias.Value}");

    // Reasons that differ by a line's number only are one reason.
    private static string WithoutNumbers(string reason) =>
        reason.IndexOf(" of line ", StringComparison.Ordinal) is > 0 and var at ? reason[..at] + " of an earlier line" + Behind(reason[(at + 9)..]) : reason;

    private static string Behind(string text) => text.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
}
