using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PostSale.Infra.Tests;

/// <summary>The queries of alerts and workbook, read by Kusto's own language service against the tables that telemetry is kept in.</summary>
/// <remarks>Without it a misspelt column shows only when nobody is woken: the alerts are made before their tables are, so Azure does not look either.</remarks>
public sealed class KqlTests
{
    private static readonly string Modules = Path.Combine(Repository.Root, "node_modules", "@kusto", "language-service-next");

    [SkippableFact]
    public async Task EveryQuery_IsOneThatKustoTakes()
    {
        var alerts = Snapshot.Of("Microsoft.Insights/scheduledQueryRules").SelectMany(rule =>
            rule.GetProperty("properties").GetProperty("criteria").GetProperty("allOf").EnumerateArray().Select(one => one.GetProperty("query").GetString()!)).ToList();
        var charts = Queries(JsonNode.Parse(Repository.Read("infra", "workbook.json"))!).ToList();
        Assert.True(alerts.Count >= 5);
        Assert.True(charts.Count >= 5);

        // The last three are wrong, each in its way: else silence would prove nothing.
        string[] wrong = ["AppMetrics | where Nam == \"x\"", "AppMetric | take 1", "requests | where success == false | order desc"];
        string[] queries = [.. alerts, .. charts, .. wrong];
        var said = await Check(queries);
        Assert.Equal(queries.Length, said.Length);
        Assert.Empty(queries.Zip(said).SkipLast(wrong.Length).Where(one => one.Second.Length > 0).Select(one => $"{one.First}: {string.Join("; ", one.Second)}"));
        Assert.All(said[^wrong.Length..], Assert.NotEmpty);
    }

    private static IEnumerable<string> Queries(JsonNode node) => node switch
    {
        JsonObject one => one.SelectMany(member => member is { Key: "query", Value: JsonValue query } ? [query.GetValue<string>()] : member.Value is null ? [] : Queries(member.Value)),
        JsonArray many => many.SelectMany(one => one is null ? [] : Queries(one)),
        _ => [],
    };

    private static async Task<string[][]> Check(string[] queries)
    {
        var missing = !Directory.Exists(Modules);
        Assert.False(missing && Environment.GetEnvironmentVariable("CI") == "true", "Kusto's language service is missing: run \"npm ci\" in the root of the repository.");
        Skip.If(missing, "Kusto's language service is not installed: run \"npm ci\" in the root of the repository.");
        var here = Path.Combine(Repository.Root, "tests", "PostSale.Infra.Tests", "Kql");
        var start = new ProcessStartInfo("node", [Path.Combine(here, "check.cjs"), Modules]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync();
        await node.StandardInput.WriteAsync(new JsonObject
        {
            ["tables"] = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(here, "tables.json"))),
            ["queries"] = new JsonArray([.. queries.Select(query => (JsonNode)query)]),
        }.ToJsonString());
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.Equal(0, node.ExitCode);
        return JsonSerializer.Deserialize<string[][]>(await output)!;
    }
}
