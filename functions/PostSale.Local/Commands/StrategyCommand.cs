using System.CommandLine;
using System.Text.Json;
using PostSale.Application.Starting;
using PostSale.Application.Strategies;
using PostSale.Application.Strategies.Schemas;

namespace PostSale.Local.Commands;

/// <summary><c>strategy</c>: writes one, says whether a strategy's folder can be carried out.</summary>
internal static class StrategyCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The strategy's folder." };
        var json = CommonOptions.Json();
        var check = new Command("check", "Check a strategy's folder: one line per fault.") { folder, json };
        check.SetAction(parsed =>
        {
            var (strategy, faults) = StrategyLoader.Load(Read(parsed.GetValue(folder)!)) switch
            {
                StrategyResult.Loaded loaded => (loaded.Strategy, []),
                StrategyResult.Faulty faulty => ((Strategy?)null, faulty.Faults.Select(fault => fault.ToString()).ToList()),
                var other => throw new InvalidOperationException($"An unknown result: {other}."),
            };
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(new { name = strategy?.Name, version = strategy?.Hash.Value, faults }, JsonSerializerOptions.Web));
            }
            else if (strategy is not null)
            {
                Console.WriteLine(
                    $"{strategy.Name}: {strategy.Plan.Journeys.Length} journeys, {strategy.Plan.Journeys.Sum(journey => journey.Touchpoints.Length)} touchpoints, no faults. Version {strategy.Hash}.");
            }
            else
            {
                faults.ForEach(Console.WriteLine);
            }

            return strategy is null ? 1 : 0;
        });
        var schema = new Command("schema", "Print the JSON Schema of strategy.yaml, for editors.");
        schema.SetAction(_ => Console.Write(StrategySchema.Text));
        return new Command("strategy", "Work on strategies.") { StrategyNewCommand.Create(), check, StrategyRenderCommand.Create(), StrategyDiffCommand.Create(), StrategyApplyCommand.Create(), schema };
    }

    /// <exception cref="StartupException">It cannot be read, or has faults; one line each.</exception>
    public static Strategy Load(string path) => StrategyLoader.Load(Read(path)) switch
    {
        StrategyResult.Loaded loaded => loaded.Strategy,
        StrategyResult.Faulty faulty => throw new StartupException([.. faulty.Faults.Select(fault => $"{path}/{fault}")]),
        var other => throw new InvalidOperationException($"An unknown result: {other}."),
    };

    private static IReadOnlyDictionary<string, string> Read(string path)
    {
        try
        {
            return StrategyFolder.Read(path);
        }
        catch (StrategyFolderException unreadable)
        {
            throw new StartupException([unreadable.Message]);
        }
    }
}
