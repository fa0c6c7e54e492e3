using System.Globalization;
using System.Text.Json;

namespace PostSale.Local.Tests;

public sealed class SimulateTests
{
    [Fact]
    public async Task Simulation_CountsEveryMessageAndLeavesOneExampleOfEach()
    {
        using var folder = new TemporaryFolder();
        var strategy = Path.Combine(Repository.Root, "strategies", "loja-fisica");

        var ended = await Child.Run(folder.Path, ["simulate", strategy, "--customers", "25", "--days", "90", "--to", "found", "--json"]);
        var again = await Child.Run(folder.Path, ["simulate", strategy, "--customers", "25", "--days", "90", "--to", "again", "--json"]);
        var taken = await Child.Run(folder.Path, ["simulate", strategy, "--customers", "25", "--days", "90", "--to", "found"]);

        Assert.True(ended.Code == 0, ended.Errors);
        using var told = JsonDocument.Parse(ended.Output);
        var sent = told.RootElement.GetProperty("sent").GetInt32();
        Assert.True(sent >= 50, $"Only {sent} messages.");
        var contacts = Table(folder.At("found", "contacts.csv"));
        Assert.Equal(sent, contacts.Sum(row => int.Parse(row["sent"], CultureInfo.InvariantCulture)));
        var days = Table(folder.At("found", "days.csv"));
        Assert.Equal(sent, days.Sum(row => row.Where(cell => cell.Key is not ("date" or "tasks")).Sum(cell => int.Parse(cell.Value, CultureInfo.InvariantCulture))));
        Assert.Equal(days.Select(row => row["date"]).Order(StringComparer.Ordinal).Distinct(), days.Select(row => row["date"]));
        Assert.Equal(contacts.Count(row => row["channel"] == "email" && row["sent"] != "0"), Directory.GetFiles(folder.At("found", "mail"), "*.eml").Length);
        Assert.Contains("Nada foi enviado a ninguém", await File.ReadAllTextAsync(folder.At("found", "report.md")), StringComparison.Ordinal);

        // The same seed on the same day finds the same; what is there is never written over.
        Assert.Equal(ended.Output, again.Output);
        Assert.Equal(1, taken.Code);
        Assert.Contains("Nothing was written", Assert.Single(taken.Lines), StringComparison.Ordinal);
    }

    // One of each kind and cycle, with the full length of the suite.
    public static TheoryData<string, string> Generated
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var kind in (string[])["physical", "saas", "course", "service", "app"])
            {
                foreach (var cycle in (string[])["one-off", "recurring", "subscription"])
                {
                    if (Environment.GetEnvironmentVariable("POSTSALE_FULL") == "true" || (kind, cycle) == ("saas", "subscription"))
                    {
                        data.Add(kind, cycle);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Generated))]
    public async Task GeneratedStrategy_LivesAYearAndCanSayAllItMeansTo(string kind, string cycle)
    {
        using var folder = new TemporaryFolder();
        string[] answers = ["--kind", kind, "--product", "Aurora", "--cycle", cycle, "--moment", "first-month", "--channels", "email,phone,sms,whatsapp,app,in-person"];
        await Child.Run(folder.Path, ["strategy", "new", .. answers, "--out", "mine"]);

        var ended = await Child.Run(folder.Path, ["simulate", "mine", "--customers", "15", "--days", "365", "--to", "found"]);

        Assert.True(ended.Code == 0, ended.Errors);
        Assert.DoesNotContain("o texto não pôde ser montado", await File.ReadAllTextAsync(folder.At("found", "report.md")), StringComparison.Ordinal);
        var contacts = Table(folder.At("found", "contacts.csv"));
        Assert.All(contacts.Where(row => row["journey"] == "onboarding" && row["channel"] != "task"), row => Assert.NotEqual("0", row["sent"]));
    }

    [Fact]
    public async Task FaultyStrategy_IsRefusedBeforeAnythingIsWritten()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("mine"));
        await File.WriteAllTextAsync(folder.At("mine", "strategy.yaml"), "format: 1\nname: mine\njorneys: []\n");

        var ended = await Child.Run(folder.Path, ["simulate", "mine", "--customers", "5", "--days", "5", "--to", "found"]);

        Assert.Equal(1, ended.Code);
        Assert.Contains("mine/strategy.yaml:3", ended.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("found")));
    }

    private static List<Dictionary<string, string>> Table(string file)
    {
        var lines = File.ReadAllLines(file);
        var names = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => names.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }
}
