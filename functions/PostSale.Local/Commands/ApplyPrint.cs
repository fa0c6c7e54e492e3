using PostSale.Application.Strategies.Applying;

namespace PostSale.Local.Commands;

/// <summary>What a change of strategy does, for people.</summary>
internal static class ApplyPrint
{
    public static void Write(ReportedApply report)
    {
        Console.WriteLine(report.Version == report.Before
            ? $"{report.Name}: version {report.Version}, which {report.Store} goes by already."
            : $"{report.Name}: version {report.Version}, in place of {report.Before}.");
        foreach (var change in report.Changes)
        {
            Console.WriteLine($"  {change.Says}");
        }

        if (report.Changes.Count > 0 && report.TextsOnly)
        {
            Console.WriteLine("The plan is the same: those in flight get the new words, too, in whatever version they are.");
        }

        var looked = $"{report.Customers}{(report.IsSample ? " customers looked at of more" : report.Customers == 1 ? " customer" : " customers")}";
        Console.WriteLine(report.InFlight.Count == 0 ? $"Nobody is in flight, of {looked}." : $"In flight, of {looked}:");
        foreach (var version in report.InFlight)
        {
            Console.WriteLine($"  {version.Version}: {Count(version.Customers, "customer")}, {Count(version.Runs, "journey")}");
        }

        if (report.Runs.Count > 0)
        {
            Console.WriteLine($"{(report.DryRun ? "What would become" : "What becomes")} of those in other versions, by \"{report.Migrate}\":");
            foreach (var fate in report.Runs)
            {
                Console.WriteLine($"  {fate.Journey}: {fate.Runs} {(fate.Runs == 1 ? fate.Becomes : fate.Becomes[..^1])}, {fate.Why}");
            }
        }

        Console.WriteLine(
            report.DryRun ? "Nothing was written. Leave --dry-run out to apply it."
            : report.Telling ? "Applied. The server tells those in flight by itself; GET /api/v1/strategies says when all have been."
            : "Applied.");
    }

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
