using System.CommandLine;
using System.Globalization;
using System.Runtime;
using System.Text.Json;
using PostSale.Application.Imports;
using PostSale.Application.Starting;
using PostSale.Local.Hosting;

namespace PostSale.Local.Commands;

/// <summary><c>import orders</c>: what was bought before.</summary>
internal static class ImportCommand
{
    private static readonly JsonSerializerOptions Pretty = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var file = new Argument<string>("FILE.csv") { Description = "Orders, one a line or several lines an order: customer, date, amount, and what else there is." };
        var store = CommonOptions.Store();
        var data = CommonOptions.Data();
        var config = CommonOptions.Config();
        var server = CommonOptions.Server();
        var key = CommonOptions.Key();
        var json = CommonOptions.Json();
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what is understood of the file, and write nothing." };
        var skipBad = new Option<bool>("--skip-bad") { Description = "Take the good orders of a file that has bad lines." };
        var columns = new Option<string?>("--columns") { Description = "Where a column is, for example customer=Cliente,date=3: by header or by place." };
        var noHeader = new Option<bool>("--no-header") { Description = "The first line is data, too." };
        var decimals = new Option<string?>("--decimal") { Description = "point or comma. Default: as the file shows." };
        var dates = new Option<string?>("--dates") { Description = "iso, dmy or mdy. Default: as the file shows, else as the store's locale has it." };
        var lines = new Option<string?>("--lines") { Description = "What several lines of one order mean: sum (each is a part) or once (each repeats the whole)." };
        var provider = new Option<string?>("--provider") { Description = "Whose customer ids the file has: events (the shop's own), shopify or stripe." };
        var problems = new Option<string?>("--problems") { Description = "Write every bad line's number and reason to this file." };
        var orders = new Command("orders", "Take past orders from a file. They inform, and nobody is written to because of them.")
        {
            file, store, data, config, server, key, json, dryRun, skipBad, columns, noHeader, decimals, dates, lines, provider, problems,
        };
        orders.SetAction(async (parsed, cancellation) =>
        {
            var words = new OrderFileWords(
                parsed.GetValue(columns), parsed.GetValue(noHeader), parsed.GetValue(decimals), parsed.GetValue(dates), parsed.GetValue(lines), parsed.GetValue(provider));
            if (!words.TryRead(out var options, out var fault))
            {
                await Console.Error.WriteLineAsync(string.Concat("--", fault));
                return 2;
            }

            var folder = Path.GetFullPath(parsed.GetValue(data)!);
            var id = await OnlyStore.Of(
                parsed.GetValue(store), folder, parsed.GetValue(config), parsed.GetValue(server), parsed.GetValue(key), cancellation);
            var request = new ImportRequest(new(id), options, parsed.GetValue(dryRun), parsed.GetValue(skipBad));
            await using var csv = Open(parsed.GetValue(file)!);
            await using var list = ProblemList.To(parsed.GetValue(problems));
            ReportedImport report;
            using (var remote = await RemoteShop.Find(folder, parsed.GetValue(server), parsed.GetValue(key), cancellation))
            {
                report = remote is null
                    ? await Here(request, csv, list, folder, parsed.GetValue(config), cancellation)
                    : await There(remote, request, words, csv, list, cancellation);
            }

            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(report, Pretty));
            }
            else
            {
                ImportPrint.Write(report, list.Path);
            }

            return report.State == "refused" || report.Reason is not null ? 1 : 0;
        });
        return new Command("import", "Take what the shop knows from before.") { orders };
    }

    private static async Task<ReportedImport> Here(
        ImportRequest request, Stream csv, ProblemList list, string folder, string? config, CancellationToken cancellation)
    {
        // Nobody waits for answers of this process: memory is tidied up faster while the work stands still than beside it.
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        await using var shop = await OpenedShop.Open(folder, config, request.Store.Value, mayBegin: true, cancellation);
        using var progress = new ProgressLine<ImportProgress>(at => at.Phase switch
        {
            "checking" => $"checking: {at.Done.ToString("N0", CultureInfo.InvariantCulture)} lines",
            "writing" => $"writing: {at.Done.ToString("N0", CultureInfo.InvariantCulture)} of {at.Total?.ToString("N0", CultureInfo.InvariantCulture)} lines",
            _ => $"telling: {at.Done.ToString("N0", CultureInfo.InvariantCulture)} customers",
        });
        var import = new ImportOrders(shop.Data.Purchases, shop.Shops, shop.Hasher);
        return ReportedImport.Of(await import.Run(request, csv, list.Add, progress, shop.Now, cancellation));
    }

    private static async Task<ReportedImport> There(
        RemoteShop remote, ImportRequest request, OrderFileWords words, Stream csv, ProblemList list, CancellationToken cancellation)
    {
        var query = new Dictionary<string, string?>
        {
            ["store"] = request.Store.Value, ["dryRun"] = request.DryRun ? "true" : null, ["skipBad"] = request.SkipBad ? "true" : null,
            ["columns"] = words.Columns, ["noHeader"] = words.NoHeader ? "true" : null, ["decimal"] = words.Decimal, ["dates"] = words.Dates,
            ["lines"] = words.Lines, ["provider"] = words.Provider,
        };
        using var body = new StreamContent(csv);
        body.Headers.ContentType = new("text/csv");
        var path = "/api/v1/imports?" + string.Join('&', query.Where(pair => pair.Value is not null).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value!)}"));
        var (_, report, error) = await remote.Ask<ReportedImport>(HttpMethod.Post, path, body, cancellation);
        if (report is null)
        {
            throw new StartupException([error ?? "The server gave no answer."]);
        }

        foreach (var problem in report.Problems)
        {
            list.Add(problem);
        }

        return report;
    }

    private static FileStream Open(string file)
    {
        try
        {
            return new(file, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.Read, BufferSize = 128 * 1024, Options = FileOptions.SequentialScan });
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new StartupException([Directory.Exists(file) ? $"{file}: a folder; give a file." : !File.Exists(file) ? $"{file}: no such file." : $"{file}: cannot be read."]);
        }
    }
}
