using PostSale.Durable.Trial.Hosting;
using PostSale.Durable.Trial.Trials;

if (args is ["host", .. var rest])
{
    await DurableHost.Run(rest);
    return 0;
}

if (args is ["replay"])
{
    return await Try(("replay of a kept history", Replay.Kept)) ? 0 : 1;
}

if (args is not [var root, .. var keep] || keep.Length > 1)
{
    Console.Error.WriteLine("The root of the repository is asked for, and perhaps a file to keep a history in; run.sh names them.");
    return 2;
}

using var log = LoggerFactory.Create(builder =>
{
    if (Environment.GetEnvironmentVariable("POSTSALE_TRIAL_LOG") == "1")
    {
        builder.AddSimpleConsole(console => console.TimestampFormat = "HH:mm:ss ").SetMinimumLevel(LogLevel.Debug);
    }
});
var folder = Directory.CreateTempSubdirectory("postsale-durable-").FullName;
var recorded = Path.Combine(folder, "history");
var life = Stand.NewCustomer();
var storage = await Emulator.Start(root);
await using var busy = new Stand("busy", storage, folder, log);
await using var killed = new Stand("killed", storage, folder, log);
await Task.WhenAll(busy.Start(recorded), killed.Start());

(string Name, Func<Task<string>> Run)[] trials =
[
    ("bursts of nudges", () => BusyTrials.Bursts(busy)),
    ("nudges and timers", () => BusyTrials.Steady(busy)),
    ("starts at once", () => BusyTrials.Starts(busy)),
    ("a life", () => BusyTrials.Life(busy, life)),
    ("answers", () => Answers.OfTheHost(busy)),
    ("killed process", () => KillTrials.Killed(killed)),
];
var results = (await Task.WhenAll(trials.Select(Try))).ToList();
results.Add(await Try(("replay of these histories", () => Replay.Over(recorded))));
if (keep is [var file])
{
    Replay.Keep(recorded, file, life);
}
else
{
    results.Add(await Try(("replay of a kept history", Replay.Kept)));
}

var failed = results.Count(passed => !passed);
if (failed == 0)
{
    Directory.Delete(folder, recursive: true);
}
else
{
    Console.WriteLine($"What was stored lies in {folder}");
}

Console.WriteLine($"{results.Count - failed} passed, {failed} failed");
return failed == 0 ? 0 : 1;

static async Task<bool> Try((string Name, Func<Task<string>> Run) trial)
{
    try
    {
        Console.WriteLine($"passed  {trial.Name}: {await trial.Run()}");
        return true;
    }
    catch (Exception failure)
    {
        // Whatever it is, the other trials go on.
        Console.WriteLine($"FAILED  {trial.Name}: {(failure is TrialFailed ? failure.Message : failure)}");
        return false;
    }
}
