using System.Buffers;
using System.Globalization;
using System.Text;
using PostSale.Application.Strategies.Programmes;

namespace PostSale.Application.Strategies.Generating;

/// <summary>Writes a whole strategy from the brief's four answers.</summary>
/// <remarks>Deterministic and offline: the same answers give the same files, byte for byte.</remarks>
public static class StrategyGenerator
{
    /// <summary>A longer name leaves no room in a subject.</summary>
    public const int LongestProduct = 60;

    private static readonly SearchValues<char> Unshowable = SearchValues.Create("{}[]*<>\\");

    public static IReadOnlyList<string> Locales => Content.Locales;

    /// <summary>Why a product cannot be called this; null when it can.</summary>
    public static string? WhyNotCalled(string product) => string.IsNullOrWhiteSpace(product) ? "is empty"
        : product.Length > LongestProduct ? $"is longer than {LongestProduct} characters"
        : product.AsSpan().ContainsAny(Unshowable) || product.Any(char.IsControl) ? "holds one of { } [ ] * < > \\ or a line break, which texts cannot show"
        : null;

    /// <returns>Path within the strategy's folder, with forward slashes, to content.</returns>
    /// <exception cref="ArgumentException">The product cannot be called this, no channel is named, or the locale is not one of <see cref="Locales"/>.</exception>
    public static IReadOnlyDictionary<string, string> Generate(Answers answers, string locale)
    {
        answers = answers with { Product = answers.Product.Trim() };
        if (WhyNotCalled(answers.Product) is not null || answers.Channels.IsEmpty || !Locales.Contains(locale))
        {
            throw new ArgumentException("The answers cannot be carried out.", nameof(answers));
        }

        var content = Content.Of(locale);
        var phrases = new Phrases(content, answers);
        var amounts = Amounts.Of(answers.Kind, content.IsPortuguese);
        var journeys = new Planner(answers, new(content, phrases, answers), amounts).Journeys();

        // What is used up is spoken of otherwise than what stays.
        string[] closer = [StrategyKey.Of(answers.Kind) + (answers.Cycle == Cycle.OneOff ? ".kept" : ".consumed"), StrategyKey.Of(answers.Kind), (answers.Kind == ProductKind.Physical ? "goods-" : "use-") + StrategyKey.Of(answers.Cycle), StrategyKey.Exact(answers.Cycle), StrategyKey.Of(answers.Cycle)];
        var steps = journeys.SelectMany(journey => journey.Carried).ToList();
        var texts = steps.OfType<Step.Message>().Select(step => step.Text).Distinct().ToDictionary(text => text, text => MessageText.Of(content.Block(text, closer), phrases), StringComparer.Ordinal);
        var links = Links(content, answers, texts.Values);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [StrategyFiles.Main] = Yaml(answers, content, phrases, amounts, journeys, texts, links),
            ["README.md"] = Readme(content, phrases, journeys),
        };
        var writer = new MessageFiles(content, links);
        var written = steps.OfType<Step.Message>().SelectMany(step => writer.Of(step.Text, texts[step.Text], step.Channels, step.Purpose));
        var layouts = answers.Channels.Contains(Channel.Email) ? writer.Layouts() : [];
        foreach (var (file, text) in written.Concat(layouts))
        {
            files[file] = text;
        }

        foreach (var script in steps.OfType<Step.Work>().Select(step => step.Script).OfType<string>().Distinct())
        {
            files[StrategyFiles.Script(script)] = phrases.Say(content.Block("script." + script)) + "\n";
        }

        return files;
    }

    private static ImmutableDictionary<string, string> Links(Content content, Answers answers, IEnumerable<MessageText> texts)
    {
        var site = content.IsPortuguese ? "loja" : "site";
        var shown = answers.Channels.Contains(Channel.Email) ? texts.SelectMany(text => text.Links).Append(site) : texts.Select(text => text.Link).OfType<string>();
        var root = content.IsPortuguese ? "https://loja.example" : "https://shop.example";
        return shown.Distinct().ToImmutableDictionary(link => link, link => link == site ? root : $"{root}/{link}", StringComparer.Ordinal);
    }

    private static string Yaml(
        Answers answers, Content content, Phrases phrases, Amounts amounts, ImmutableArray<JourneyOutline> journeys, Dictionary<string, MessageText> texts,
        ImmutableDictionary<string, string> links)
    {
        var yaml = new YamlText()
            .Line("# yaml-language-server: $schema=../strategy.schema.json")
            .Line("format: 1").Line($"name: {YamlText.Quoted(answers.Product)}").Line($"locale: {content.Locale}").Line();
        if (!links.IsEmpty)
        {
            yaml.Line("links:");
            foreach (var (name, url) in links.OrderBy(link => link.Key, StringComparer.Ordinal))
            {
                yaml.Line($"  {name}: {url}   # {content.Word("link-" + name, StrategyKey.Of(answers.Kind))}");
            }

            yaml.Line();
        }

        yaml.Line("policies:").Line("  sendAt: \"10:00\"").Line("  spread: 30m").Line("  lateAfter: 7d").Line("  expiresAfter: 3d").Line("  caps: { perDay: 1, marketingPerWeek: 2 }").Line();
        JourneysYaml.Write(yaml, journeys, content, texts);
        ProgrammeYaml.Write(yaml, answers, content, phrases, amounts, journeys.Select(journey => journey.Id).ToHashSet(StringComparer.Ordinal));
        return yaml.ToString();
    }

    private static string Readme(Content content, Phrases phrases, ImmutableArray<JourneyOutline> journeys)
    {
        var readme = new StringBuilder().Append(CultureInfo.InvariantCulture, $"# {phrases.Word("readme-title")}\n\n{content.Word("readme-made")}\n\n```\npostsale strategy check .\n```\n\n| | |\n|---|---|\n");
        foreach (var journey in journeys)
        {
            readme.Append(CultureInfo.InvariantCulture, $"| `{journey.Id}` | {content.MaybeWord("about-" + journey.Id) ?? content.MaybeWord("journey-" + journey.Id)} |\n");
        }

        readme.Append(CultureInfo.InvariantCulture, $"\n## {content.Word("readme-edit")}\n\n");
        var number = 0;
        foreach (var hint in new[] { "readme-links", "readme-texts", "readme-numbers", "readme-people" })
        {
            readme.Append(CultureInfo.InvariantCulture, $"{++number}. {content.Word(hint)}\n");
        }

        return readme.Append(CultureInfo.InvariantCulture, $"\n{content.Word("readme-show")}\n\n```\npostsale strategy render . --to strategy.html\n```\n").ToString();
    }
}
