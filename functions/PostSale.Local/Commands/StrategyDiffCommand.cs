using System.CommandLine;
using System.Text.Json;
using PostSale.Application.Strategies.Comparing;

namespace PostSale.Local.Commands;

/// <summary><c>strategy diff</c>: what changes for customers, in words.</summary>
internal static class StrategyDiffCommand
{
    public static Command Create()
    {
        var before = new Argument<string>("BEFORE") { Description = "A strategy's folder." };
        var after = new Argument<string>("AFTER") { Description = "The folder of what it becomes." };
        var json = CommonOptions.Json();
        var command = new Command("diff", "Say in words what changes for customers.") { before, after, json };
        command.SetAction(parsed =>
        {
            var (was, becomes) = (StrategyCommand.Load(parsed.GetValue(before)!), StrategyCommand.Load(parsed.GetValue(after)!));
            var changes = StrategyChanges.Of(was, becomes);
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(
                    new { before = was.Hash.Value, after = becomes.Hash.Value, changes = changes.Select(change => new { kind = Application.Words.Of(change.Kind), says = change.Says }) }, JsonSerializerOptions.Web));
                return 0;
            }

            foreach (var says in changes.Select(change => change.Says).DefaultIfEmpty(StrategyChanges.None(becomes)))
            {
                Console.WriteLine(says);
            }

            return 0;
        });
        return command;
    }
}
