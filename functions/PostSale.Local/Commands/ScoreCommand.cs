using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using PostSale.Application.Scores;
using PostSale.Application.Starting;
using PostSale.Local.Hosting;

namespace PostSale.Local.Commands;

/// <summary><c>score</c>: who is likely to stay, to buy, and for how much.</summary>
internal static class ScoreCommand
{
    private static readonly JsonSerializerOptions Pretty = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var store = CommonOptions.Store();
        var data = CommonOptions.Data();
        var config = CommonOptions.Config();
        var server = CommonOptions.Server();
        var key = CommonOptions.Key();
        var json = CommonOptions.Json();
        var again = new Option<bool>("--again") { Description = "Score today anew, should it have been scored." };
        var model = new Option<string?>("--model") { Description = "bgnbd, or mbgnbd where most customers bought once. Default bgnbd." };
        var backtest = new Option<bool>("--backtest") { Description = "Try the model on the store's own past; writes nothing." };
        var split = Date("--split", "With --backtest: the last day the model may see. Default: the middle of the past.");
        var end = Date("--end", "With --backtest: the last day compared. Default: the day of the last purchase.");
        var command = new Command("score", "Score the store's customers now; the night does it by itself.")
        {
            store, data, config, server, key, json, again, model, backtest, split, end,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (ModelWords.Read(parsed.GetValue(model)) is not { } known)
            {
                await Console.Error.WriteLineAsync($"--{ModelWords.Allowed}");
                return 2;
            }

            if (!parsed.GetValue(backtest) && (parsed.GetValue(split) ?? parsed.GetValue(end)) is not null)
            {
                await Console.Error.WriteLineAsync("--split and --end belong to --backtest.");
                return 2;
            }

            var folder = Path.GetFullPath(parsed.GetValue(data)!);
            var id = await OnlyStore.Of(parsed.GetValue(store), folder, parsed.GetValue(config), parsed.GetValue(server), parsed.GetValue(key), cancellation);
            using var remote = await RemoteShop.Find(folder, parsed.GetValue(server), parsed.GetValue(key), cancellation);
            var asked = new Asked(
                id, folder, parsed.GetValue(config), known, parsed.GetValue(model), parsed.GetValue(again), parsed.GetValue(split), parsed.GetValue(end),
                parsed.GetValue(json));
            return parsed.GetValue(backtest) ? await Test(asked, remote, cancellation) : await Score(asked, remote, cancellation);
        });
        return command;
    }

    private static async Task<int> Score(Asked asked, RemoteShop? remote, CancellationToken cancellation)
    {
        var answer = remote is null ? await ScoreHere(asked, cancellation) : await ScoreThere(asked, remote, cancellation);
        if (asked.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(answer, Pretty));
        }
        else
        {
            ScorePrint.Write(answer);
        }

        return 0;
    }

    private static async Task<ScoringAnswer> ScoreHere(Asked asked, CancellationToken cancellation)
    {
        await using var shop = await OpenedShop.Open(asked.Folder, asked.Config, asked.Store, mayBegin: false, cancellation);
        using var progress = Progress();
        var score = new ScoreStore(shop.Data.Purchases, shop.Data.Scores);
        var today = shop.Now.InZone(shop.Shop.Policies.Zone).Date;
        return await score.Run(shop.Shop, today, new(asked.Again, asked.Model), progress, shop.Now, cancellation) switch
        {
            ScoringOutcome.Done done => new(true, ReportedScoring.Of(done.Scoring)),
            ScoringOutcome.Before before => new(false, ReportedScoring.Of(before.Scoring)),
            _ => throw new StartupException(["A scoring of this store is under way."]),
        };
    }

    private static async Task<ScoringAnswer> ScoreThere(Asked asked, RemoteShop remote, CancellationToken cancellation)
    {
        var path = $"/api/v1/scorings?store={Uri.EscapeDataString(asked.Store)}&again={(asked.Again ? "true" : "false")}{Option("model", asked.Word)}";
        var (_, answer, error) = await remote.Ask<ScoringAnswer>(HttpMethod.Post, path, null, cancellation);
        return answer ?? throw new StartupException([error ?? "The server gave no answer."]);
    }

    private static async Task<int> Test(Asked asked, RemoteShop? remote, CancellationToken cancellation)
    {
        var report = remote is null ? await TestHere(asked, cancellation) : await TestThere(asked, remote, cancellation);
        if (asked.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(report, Pretty));
        }
        else
        {
            ScorePrint.Write(report);
        }

        return report.Reason is null ? 0 : 1;
    }

    private static async Task<ReportedBacktest> TestHere(Asked asked, CancellationToken cancellation)
    {
        await using var shop = await OpenedShop.Open(asked.Folder, asked.Config, asked.Store, mayBegin: false, cancellation);
        using var progress = Progress();
        var today = shop.Now.InZone(shop.Shop.Policies.Zone).Date;
        return ReportedBacktest.Of(await new BacktestStore(shop.Data.Purchases).Run(shop.Shop, asked.Split, asked.End, today, asked.Model, progress, cancellation));
    }

    private static async Task<ReportedBacktest> TestThere(Asked asked, RemoteShop remote, CancellationToken cancellation)
    {
        var path = $"/api/v1/scorings/backtest?store={Uri.EscapeDataString(asked.Store)}{Option("model", asked.Word)}{Option("split", Text(asked.Split))}{Option("end", Text(asked.End))}";
        var (_, report, error) = await remote.Ask<ReportedBacktest>(HttpMethod.Get, path, null, cancellation);
        return report ?? throw new StartupException([error ?? "The server gave no answer."]);
    }

    private static string Option(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";

    private static string? Text(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;

    private static ProgressLine<ScoringProgress> Progress() => new(at => at.Total is { } total
        ? string.Create(CultureInfo.InvariantCulture, $"{at.Phase}: {100 * at.Done / total} %")
        : at.Phase);

    private static Option<LocalDate?> Date(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (result.Tokens is [var token] && LocalDatePattern.Iso.Parse(token.Value) is { Success: true } date)
            {
                return date.Value;
            }

            result.AddError($"{name} is a date such as 2026-11-23.");
            return null;
        },
    };

    private sealed record Asked(
        string Store, string Folder, string? Config, string Model, string? Word, bool Again, LocalDate? Split, LocalDate? End, bool Json);
}
