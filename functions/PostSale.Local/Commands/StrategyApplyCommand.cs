using System.CommandLine;
using System.Text.Json;
using PostSale.Application.Starting;
using PostSale.Application.Strategies.Applying;
using PostSale.Local.Hosting;

namespace PostSale.Local.Commands;

/// <summary><c>strategy apply</c>: changes a store's strategy while customers are in flight.</summary>
internal static class StrategyApplyCommand
{
    private static readonly JsonSerializerOptions Pretty = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The strategy's folder." };
        var store = CommonOptions.Store();
        var migrate = new Option<string?>("--migrate")
        {
            Description = "What becomes of those in flight: stay in their version, go on at the same contact, by stage, or end. Default stay.",
        };
        migrate.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && FateWords.Rule(token.Value) is null)
            {
                result.AddError($"--{FateWords.Rules}");
            }
        });
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what changes and what becomes of whom, and write nothing." };
        var data = CommonOptions.Data();
        var config = CommonOptions.Config();
        var server = CommonOptions.Server();
        var key = CommonOptions.Key();
        var json = CommonOptions.Json();
        var command = new Command("apply", "Make it the store's strategy, while customers are in flight.")
        {
            folder, store, migrate, dryRun, data, config, server, key, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            // Its faults are told line by line before anybody is asked.
            var strategy = StrategyCommand.Load(parsed.GetValue(folder)!);
            var place = Path.GetFullPath(parsed.GetValue(data)!);
            var id = await OnlyStore.Of(parsed.GetValue(store), place, parsed.GetValue(config), parsed.GetValue(server), parsed.GetValue(key), cancellation);
            var request = new ApplyRequest(new(id), strategy.Files, FateWords.Rule(parsed.GetValue(migrate))!.Value, parsed.GetValue(dryRun));
            using var remote = await RemoteShop.Find(place, parsed.GetValue(server), parsed.GetValue(key), cancellation);
            var report = remote is null
                ? await Here(request, place, parsed.GetValue(config), cancellation)
                : await There(request, remote, parsed.GetValue(migrate), cancellation);
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(report, Pretty));
            }
            else
            {
                ApplyPrint.Write(report);
            }

            return 0;
        });
        return command;
    }

    private static async Task<ReportedApply> Here(ApplyRequest request, string folder, string? config, CancellationToken cancellation)
    {
        await using var data = await LocalData.Open(folder, config, cancellation);
        return await data.In(request.Store, async (shop, now) =>
        {
            if (await data.Get<ApplyStrategy>().Run(shop, request, LocalData.Who, now, cancellation) is not ApplyOutcome.Done done)
            {
                throw new InvalidOperationException("A strategy without faults was refused for its faults.");
            }

            // No server runs that would tell those in flight.
            for (var looked = 1; !request.DryRun && looked > 0;)
            {
                looked = await data.Get<TellApplied>().Run(now, cancellation);
            }

            return ReportedApply.Of(done with { Telling = false });
        }, cancellation);
    }

    private static async Task<ReportedApply> There(ApplyRequest request, RemoteShop remote, string? rule, CancellationToken cancellation)
    {
        using var body = JsonContent.Create(request.Files);
        var path = $"/api/v1/strategies?store={Uri.EscapeDataString(request.Store.Value)}&migrate={rule ?? "stay"}&dryRun={(request.DryRun ? "true" : "false")}";
        var (_, report, error) = await remote.Ask<ReportedApply>(HttpMethod.Post, path, body, cancellation);
        return report ?? throw new StartupException([error ?? "The server gave no answer."]);
    }
}
