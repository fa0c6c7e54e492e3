using System.Text.Json;
using System.Text.RegularExpressions;

namespace PostSale.Infra.Tests;

/// <summary>Whoever is woken finds what to do, and whoever changes a value finds why it is as it is.</summary>
public sealed partial class OperationsTests
{
    private static readonly string Document = Repository.Read("docs", "operations.md");

    [Fact]
    public void EveryAlert_LeadsToAParagraph()
    {
        var alerts = Snapshot.Of("Microsoft.Insights/scheduledQueryRules").Concat(Snapshot.Of("Microsoft.Insights/metricAlerts")).ToList();
        Assert.True(alerts.Count >= 5);
        Assert.All(alerts, alert =>
        {
            var description = alert.GetProperty("properties").GetProperty("description").GetString()!;
            Assert.Contains($"\n### {Named().Match(description).Groups[1].Value}\n", Document, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void EveryValueOfTheHost_HasItsReason()
    {
        var host = JsonDocument.Parse(Repository.Read("functions", "PostSale.Functions", "host.json")).RootElement;
        Assert.All(Leaves(host).Except(["version"]), name => Assert.Matches($@"`(\w+\.)*{name}`", Document));
    }

    private static IEnumerable<string> Leaves(JsonElement element) => element.EnumerateObject().SelectMany(
        one => one.Value.ValueKind == JsonValueKind.Object ? Leaves(one.Value) : [one.Name]);

    [GeneratedRegex("See \"([^\"]+)\" in docs/operations\\.md\\.")]
    private static partial Regex Named();
}
