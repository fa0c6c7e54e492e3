using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PostSale.Application.Strategies.Schemas;
using PostSale.Application.Templates;
using PostSale.Application.Tests.Templates;

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

        string[] missing = [.. Keys(JsonNode.Parse(StrategySchema.Text)!).Distinct().Where(key => !Regex.IsMatch(example, $@"(?:^|[\s{{\[]){Regex.Escape(key)}:"))];
        Assert.Equal([], missing);
    }

    [SkippableFact]
    public void TheTemplates_HaveNoFaultAndAreMails()
    {
        var files = Templates();
        Assert.Equal(["templates/_layout.html.hbs", "templates/_layout.txt.hbs", "templates/thanks.html.hbs", "templates/thanks.txt.hbs"], files.Select(file => file.Name));
        var shop = TeaShop.Load(files.Aggregate(TeaShop.Files, (all, file) => all.SetItem(file.Name, file.Text)));
        var mail = new MailRenderer().Render(shop, shop.Texts[new("thanks")], Samples.Model);

        Assert.Contains("<li>", mail.Html, StringComparison.Ordinal);
        Assert.All([mail.Html, mail.Text], text =>
        {
            Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
            Assert.DoesNotContain("}}", text, StringComparison.Ordinal);
            Assert.DoesNotContain("nobody", text, StringComparison.Ordinal);
        });
    }

    // The check says which variables there are.
    [SkippableFact]
    public void TheVariables_AreThoseThereAreAndEachIsShown()
    {
        var fault = Assert.Single(TeaShop.Faults(TeaShop.Files.SetItem("templates/_layout.txt.hbs", "{{{body}}}{{nothing-of-the-kind}}{{store.postalAddress}}{{#if unsubscribeUrl}}{{unsubscribeUrl}}{{/if}}")));
        string[] known = [.. fault[(fault.IndexOf("known here: ", StringComparison.Ordinal) + 12)..].Split(", "), "body"];
        var rows = string.Join('\n', Document().Split('\n').SkipWhile(line => !line.StartsWith("| variable |", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|')).Skip(2).Select(line => line.Split('|')[1]));
        var shown = string.Concat(Templates().Select(file => file.Text));

        Assert.Equal(known.Order(), Quoted().Matches(rows).Select(name => name.Groups[1].Value.Replace("NAME", "help", StringComparison.Ordinal)).Order());
        Assert.All(known, name => Assert.Contains(name, shown, StringComparison.Ordinal));
    }

    private static List<(string Name, string Text)> Templates() =>
        [.. Written().Matches(Document()).Select(found => (found.Groups[1].Value, found.Groups[2].Value))];

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

    private static string Example() => Fence().Match(Document()).Groups[1].Value;

    private static string Document()
    {
        var file = Path.Combine(ReadyStrategies.Folder(""), "..", "docs", "strategy.md");
        Skip.IfNot(File.Exists(file), "the documentation is not at hand here");
        return File.ReadAllText(file).ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"```yaml\n(format: 1\n.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"`(templates/[^`]+)`\n\n```handlebars\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Written();

    [GeneratedRegex("`([A-Za-z.]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\btemplate: ([a-z-]+)")]
    private static partial Regex Template();

    [GeneratedRegex(@"\bscript: ([a-z-]+)")]
    private static partial Regex Script();
}
