using Microsoft.DurableTask.Protobuf;
using Microsoft.DurableTask.Worker.Grpc;
using PostSale.Durable.Trial.Hosting;

namespace PostSale.Durable.Trial.Trials;

/// <summary>Runs the orchestrator over histories that hosts have written, and compares what it decides with what it decided then.</summary>
internal static class Replay
{
    /// <summary>Histories of a release that customers may still sleep in: what the orchestrator of today makes of them must be the same.</summary>
    public static Task<string> Kept() => Over(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Histories"), "*.txt"));

    /// <summary>Each turn is read again once; a history that a host has just written replays to the same decisions.</summary>
    public static Task<string> Over(params string[] files)
    {
        var turns = 0;
        foreach (var line in files.SelectMany(File.ReadLines))
        {
            var (request, decided) = line.Split(' ') is [var asked, var answered] ? (asked, answered) : throw new TrialFailed("a line that is no turn");
            var now = GrpcOrchestrationRunner.LoadAndRun(request, new HostFunctions.Orchestrator());
            if (!Actions(now).SequenceEqual(Actions(decided)))
            {
                throw new TrialFailed($"turn {turns + 1} decides {string.Join(", ", Actions(now))} where it decided {string.Join(", ", Actions(decided))}");
            }

            turns++;
        }

        return turns > 0 ? Task.FromResult($"{turns} turns decide what they decided") : throw new TrialFailed("no history");
    }

    /// <summary>Keeps a customer's first generation and how his last one ended: enough to hold every kind of turn, and few enough to lie in the repository.</summary>
    public static void Keep(string recorded, string file, string customer)
    {
        var turns = File.ReadLines(recorded)
            .Where(line => OrchestratorRequest.Parser.ParseFrom(Convert.FromBase64String(line.Split(' ')[0])).InstanceId == customer).ToList();
        var first = turns.FindIndex(line => Parse(line.Split(' ')[1]).Actions.Any(action => action.CompleteOrchestration?.OrchestrationStatus == OrchestrationStatus.ContinuedAsNew)) + 1;
        File.WriteAllLines(file, [.. turns[..first], .. turns[^4..]]);
    }

    private static List<string> Actions(string response) =>
        [.. Parse(response).Actions.Select(action => action.ToString())];

    private static OrchestratorResponse Parse(string response) => OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(response));
}
