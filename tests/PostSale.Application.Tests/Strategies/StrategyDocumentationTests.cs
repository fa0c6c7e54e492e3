using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PostSale.Application.Strategies.Schemas;

namespace PostSale.Application.Tests.Strategies;

/// <summary>The example in docs/strategy.md says every key, and may be carried out.</summary>
public sealed partial class StrategyDocumentationTests
{
    private const string Text = "{{{body}}} {{store.postalAddress}}{{#if unsubscribeUrl}} {{unsubscribeUrl}}{{/if}}\n";

    [SkippableFact]
    public void TheExample_HasNoFault() => Assert.Empty(TeaShop.Faults(Folder(Example())));

    [SkippableFact]
    public void TheExample_SaysEveryKey()
    {
        var example = Example();

        string[] missing = [.. Keys(JsonNode.Parse(StrategySchema.Text)!).Distinct().Except(NotShown).Where(key => !Regex.IsMatch(example, $@"(?:^|[\s{{\[]){Regex.Escape(key)}:"))];
        Assert.Equal([], missing);
    }

    // Channels, risks and scores that would be said like those that are; the tables above name them.
    private static readonly string[] NotShown = ["phone", "sms", "app", "in-person", "date", "spent", "bought", "nps", "csat", "ces", "risk", "subscribed", "trial", "sent", "feature", "atMost", "first"];

    private static IEnumerable<string> Keys(JsonNode node) => node switch
    {
        JsonObject map => (map["properties"] as JsonObject ?? []).Select(property => property.Key).Concat(map.Where(entry => entry.Value is not null).SelectMany(entry => Keys(entry.Value!))),
        JsonArray list => list.Where(item => item is not null).SelectMany(item => Keys(item!)),
        _ => [],
    };

    private static Dictionary<string, string> Folder(string yaml)
    {
        var files = new Dictionary<string, string> { ["strategy.yaml"] = yaml, ["templates/_layout.html.hbs"] = Text, ["templates/_layout.txt.hbs"] = Text };
        foreach (Match template in Template().Matches(yaml))
        {
            files[$"templates/{template.Groups[1].Value}.html.hbs"] = files[$"templates/{template.Groups[1].Value}.txt.hbs"] = "A few words.\n";
        }

        foreach (Match script in Script().Matches(yaml))
        {
            files[$"scripts/{script.Groups[1].Value}.md"] = "# What to say\n";
        }

        return files;
    }

    private static string Example()
    {
        var file = Path.Combine(ReadyStrategies.Folder(""), "..", "docs", "strategy.md");
        Skip.IfNot(File.Exists(file), "the documentation is not at hand here");
        return Fence().Match(File.ReadAllText(file).ReplaceLineEndings("\n")).Groups[1].Value;
    }

    [GeneratedRegex(@"```yaml\n(format: 1\n.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\btemplate: ([a-z-]+)")]
    private static partial Regex Template();

    [GeneratedRegex(@"\bscript: ([a-z-]+)")]
    private static partial Regex Script();
}
