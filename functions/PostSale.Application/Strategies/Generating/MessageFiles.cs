using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PostSale.Application.Templates;

namespace PostSale.Application.Strategies.Generating;

/// <summary>Writes a text as the files of its channels.</summary>
internal sealed partial class MessageFiles(Content content, ImmutableDictionary<string, string> links)
{
    private const string Paragraph = "margin:0 0 16px;";
    private const string Item = "margin:0 0 8px;";

    public IEnumerable<(string File, string Text)> Of(string template, MessageText text, IEnumerable<Channel> channels, Purpose purpose) => channels.Distinct().SelectMany(channel => channel switch
    {
        Channel.Email => [(StrategyFiles.Html(template), Html(text)), (StrategyFiles.Text(template), Text(text))],
        Channel.Sms => [(StrategyFiles.Short(template, channel).First(), Sms(text, purpose))],
        Channel.WhatsApp => [(StrategyFiles.Short(template, channel).First(), $"{Greeted("greeting-brief")} {Brief(Phrases.Sentence(text.Short), text, purpose)}\n")],
        Channel.App => new[] { (StrategyFiles.Short(template, channel).First(), Brief(Phrases.Sentence(text.Short), text, purpose) + "\n") },
        _ => [],
    });

    public IEnumerable<(string File, string Text)> Layouts() => new[] { StrategyFiles.HtmlEnding, StrategyFiles.TextEnding }.Select(ending => (
        StrategyFiles.TemplateFolder + StrategyFiles.Layout + ending,
        Content.Resource("layout" + ending).Replace("[[locale]]", content.Locale, StringComparison.Ordinal)
            .Replace("[[site]]", content.IsPortuguese ? "loja" : "site", StringComparison.Ordinal)
            .Replace("[[own]]", content.Word("own"), StringComparison.Ordinal).Replace("[[unsubscribe]]", content.Word("unsubscribe"), StringComparison.Ordinal).Replace("[[why]]", content.Word("why"), StringComparison.Ordinal)));

    private string Greeting => Greeted("greeting");

    private string Greeted(string word) => $"{{{{#if customer.firstName}}}}{content.Word(word)}{{{{else}}}}{content.Word(word + "-plain")}{{{{/if}}}}";

    private static string Linked(string said, MessageText text) => said.EndsWith(':') && text.Leads ? $"{said} {text.Url}" : said;

    private string Brief(string said, MessageText text, Purpose purpose) => Linked(said, text) + (purpose == Purpose.Marketing ? "\n" + content.Word("stop") : "");

    // In one segment where it can be: with a shorter name for the product if that is what it takes.
    private string Sms(MessageText text, Purpose purpose)
    {
        string[] tries = [.. new[] { text.Short, text.ShortBrief }.Select(said => Portuguese.Plain("{{store.name}}: " + Brief(said, text, purpose).Replace('\n', ' ')) + "\n")];
        return tries.FirstOrDefault(said => IsOne(said) && IsOne(OrderKnown().Replace(said, "$1"))) ?? tries[^1];
    }

    private bool IsOne(string said) => UsualText.Of(said, links) is { } usual && SmsText.Measure(usual).Segments <= 1;

    private string Html(MessageText text)
    {
        var html = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<p style=\"{Paragraph}\">{Greeting}</p>\n");
        foreach (var block in text.Body.Split("\n\n"))
        {
            var lines = block.Split('\n');
            if (block == "{items}")
            {
                html.Append(Items(isHtml: true));
            }
            else if (block == "{scores}")
            {
                html.Append(Scores);
            }
            else if (lines[0].StartsWith("- ", StringComparison.Ordinal) || Numbered().IsMatch(lines[0]))
            {
                var list = lines[0][0] == '-' ? "ul" : "ol";
                html.Append(CultureInfo.InvariantCulture, $"<{list} style=\"{Paragraph}padding:0 0 0 22px;\">\n");
                foreach (var line in lines)
                {
                    html.Append(CultureInfo.InvariantCulture, $"  <li style=\"{Item}\">{Inline(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..])}</li>\n");
                }

                html.Append(CultureInfo.InvariantCulture, $"</{list}>\n");
            }
            else
            {
                html.Append(CultureInfo.InvariantCulture, $"<p style=\"{Paragraph}\">{Inline(string.Join(' ', lines))}</p>\n");
            }
        }

        return html.ToString();
    }

    private static string Inline(string text)
    {
        var escaped = WebUtility.HtmlEncode(text).Replace("&#39;", "'", StringComparison.Ordinal).Replace("&quot;", "\"", StringComparison.Ordinal);
        escaped = Accents().Replace(escaped, match => WebUtility.HtmlDecode(match.Value));
        escaped = Bold().Replace(escaped, "<strong>$1</strong>");
        return Anchor().Replace(escaped, $"<a href=\"{{{{links.$2}}}}\" style=\"color:{{{{brand.color}}}};\">$1</a>");
    }

    private string Text(MessageText text)
    {
        var body = text.Body.Replace("{scores}\n\n", "", StringComparison.Ordinal).Replace("{items}", Items(isHtml: false).Trim('\n'), StringComparison.Ordinal);
        return $"{Greeting}\n\n{Anchor().Replace(Bold().Replace(body, "$1"), "$1 ({{links.$2}})")}\n";
    }

    private string Items(bool isHtml)
    {
        var (what, total) = (content.Word("items-label"), content.Word("total-label"));
        return isHtml
            ? $"{{{{#if order.items}}}}\n<p style=\"{Item}\">{what}</p>\n<ul style=\"{Paragraph}padding:0 0 0 22px;\">\n  {{{{#each order.items}}}}\n  <li style=\"{Item}\">{{{{#if quantity}}}}{{{{quantity}}}} × {{{{/if}}}}{{{{name}}}}</li>\n  {{{{/each}}}}\n</ul>\n{{{{/if}}}}\n{{{{#if order.total}}}}\n<p style=\"{Paragraph}\">{total}: <strong>{{{{order.total}}}}</strong></p>\n{{{{/if}}}}\n"
            : $"{{{{#if order.items}}}}\n{what}\n{{{{#each order.items}}}}\n- {{{{#if quantity}}}}{{{{quantity}}}} × {{{{/if}}}}{{{{name}}}}\n{{{{/each}}}}\n{{{{/if}}}}\n{{{{#if order.total}}}}\n{total}: {{{{order.total}}}}\n{{{{/if}}}}";
    }

    // Two rows: eleven numbers side by side are too small for a thumb.
    private static string Scores { get; } =
        "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:0 0 8px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:20px;\">\n"
        + string.Concat(new[] { Enumerable.Range(0, 6), Enumerable.Range(6, 5) }.Select(row => $"  <tr>\n{string.Concat(row.Select(Score))}  </tr>\n")) + "</table>\n";

    private static string Score(int score) =>
        $"    <td class=\"score\" width=\"48\" align=\"center\" style=\"padding:0 6px 8px 0;\"><a href=\"{{{{surveyUrl}}}}?score={score}\" style=\"display:block;padding:10px 0;border:1px solid {{{{brand.color}}}};border-radius:6px;color:{{{{brand.color}}}};font-weight:bold;text-decoration:none;\">{score}</a></td>\n";

    // What is said where the order's product is not known.
    [GeneratedRegex(@"\{\{#if order\.product\}\}.*?\{\{else\}\}(.*?)\{\{/if\}\}")]
    private static partial Regex OrderKnown();

    [GeneratedRegex(@"^[0-9]+\. ")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"&#[0-9]+;")]
    private static partial Regex Accents();

    [GeneratedRegex(@"\*\*(.+?)\*\*")]
    private static partial Regex Bold();

    [GeneratedRegex(@"\[([^\]]+)\]\(([a-z]+)\)")]
    private static partial Regex Anchor();
}
