using System.CommandLine;
using PostSale.Benchmarks;
using PostSale.Benchmarks.Advance;
using PostSale.Benchmarks.Intake;
using PostSale.Benchmarks.Past;
using PostSale.Benchmarks.Population;
using PostSale.Benchmarks.Support;
using PostSale.Benchmarks.Usage;

// The ceiling of intake is this program too, in a process of its own.
if (args is ["bare-intake", var bareFolder, var secret])
{
    await BareIntake.Serve(bareFolder, secret);
    return 0;
}

// Load alone, on a server that somebody looks at with a profiler meanwhile.
if (args is ["load", var loadedServer, var loadedSecret, var loadedSeconds])
{
    var load = await Client.Run(new(loadedServer), loadedSecret, TimeSpan.FromSeconds(int.Parse(loadedSeconds, System.Globalization.CultureInfo.InvariantCulture)));
    Console.WriteLine($"{load.PerSecond:N0}/s p50 {load.Percentile(0.5):N1} p99 {load.Percentile(0.99):N1} max {load.Percentile(1):N1}");
    return 0;
}

var quick = new Option<bool>("--quick") { Description = "A small population and short rounds: shows that everything works, in less than a minute." };
var floors = new Option<bool>("--floors") { Description = "Exit with 1 when a floor is missed." };
var json = new Option<FileInfo?>("--json") { Description = "Also write the figures to this file." };
var only = new Option<string?>("--only") { Description = "Measure one part." };
only.AcceptOnlyFromAmong("intake", "usage", "advance", "size", "past");
var customers = new Option<int?>("--customers") { Description = "How many wait, instead of a million." };
var data = new Option<DirectoryInfo>("--data") { Description = "Where to put some gigabytes meanwhile. A disk, not memory.", DefaultValueFactory = _ => new(Path.GetTempPath()) };
var command = new RootCommand("Measures PostSale beside the least programs that do the same physical work.") { quick, floors, json, only, customers, data };
command.SetAction(async (parsed, _) =>
{
    var plan = parsed.GetValue(quick) ? Plan.Quick : Plan.Whole;
    plan = parsed.GetValue(customers) is { } wanted ? plan with { Many = wanted, Due = Math.Min(plan.Due, wanted / 10) } : plan;
    var part = parsed.GetValue(only);
    var figures = new List<Figure>();
    using (var workplace = new Workplace(parsed.GetValue(data)!.FullName))
    {
        if (part is null or "intake")
        {
            figures.AddRange(await IntakeBenchmark.Run(plan, workplace));
        }

        if (part is null or "usage")
        {
            figures.AddRange(await UsageBenchmark.Run(plan, workplace));
        }

        if (part is null or "past")
        {
            figures.AddRange(await PastBenchmark.Run(plan, workplace));
        }

        if (part is null or "advance" or "size")
        {
            var pattern = await Pattern.Make(workplace);
            var many = Crowd.Fill(pattern, plan.Many, workplace, isWhole: false);
            using var bare = new BareTable(workplace.Folder("bare"), plan.Many, pattern.StateBytes, pattern.MessageBytes);
            if (part is not "advance")
            {
                var few = Crowd.Fill(pattern, plan.Few, workplace, isWhole: true);
                figures.AddRange(SizeBenchmark.Disk(many, few, bare));
                figures.Add(await SizeBenchmark.Memory(few, workplace));
                figures.Add(await SizeBenchmark.Memory(many, workplace));
            }

            if (part is not "size")
            {
                figures.AddRange(await AdvanceBenchmark.Run(plan, pattern, many, bare));
            }
        }
    }

    Report.Print(figures, Console.Out);
    if (parsed.GetValue(json) is { } file)
    {
        Report.Write(figures, file.FullName);
    }

    var missed = figures.Where(figure => figure.IsMissed).ToList();
    missed.ForEach(figure => Console.Error.WriteLine($"Below its floor: {figure.Id}, {figure.What}."));
    return parsed.GetValue(floors) && missed.Count > 0 ? 1 : 0;
});
return await command.Parse(args).InvokeAsync();
