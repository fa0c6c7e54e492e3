using System.CommandLine;
using PostSale.Application.Starting;
using PostSale.Application.Strategies;

namespace PostSale.Local.Commands;

/// <summary><c>strategy check</c>: says whether a strategy's folder can be carried out.</summary>
internal static class StrategyCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The strategy's folder." };
        var check = new Command("check", "Check a strategy's folder: one line per fault.") { folder };
        check.SetAction(parsed =>
        {
            var path = parsed.GetValue(folder)!;
            switch (StrategyLoader.Load(Read(path)))
            {
                case StrategyResult.Faulty faulty:
                    foreach (var fault in faulty.Faults)
                    {
                        Console.WriteLine(fault);
                    }

                    return 1;
                case StrategyResult.Loaded { Strategy: var strategy }:
                    Console.WriteLine(
                        $"{strategy.Name}: {strategy.Plan.Journeys.Length} journeys, {strategy.Plan.Journeys.Sum(journey => journey.Touchpoints.Length)} touchpoints, no faults. Version {strategy.Hash}.");
                    return 0;
                default:
                    return 1;
            }
        });
        return new Command("strategy", "Work on strategies.") { check };
    }

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
