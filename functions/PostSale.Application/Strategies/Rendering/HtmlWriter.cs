using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PostSale.Application.Strategies.Generating;

namespace PostSale.Application.Strategies.Rendering;

/// <summary>Writes the document as one page without anything from outside: a policy in its head keeps it so, whatever a template holds.</summary>
internal static partial class HtmlWriter
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'";

    public static string Write(string locale, string title, IReadOnlyList<DocumentPart> parts)
    {
        var speech = new Speech(Content.Of(locale));
        var html = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{WebUtility.HtmlEncode(locale)}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">\n<title>{Escaped(title)}</title>\n<style>\n{Content.Resource("document.css")}</style>\n</head>\n<body>\n<main>\n");
        var number = 0;
        html.Append("<nav><ol>");
        foreach (var heading in parts.OfType<DocumentPart.Heading>().Where(heading => heading.Level == 2))
        {
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#s{++number}\">{Escaped(heading.Text)}</a></li>");
        }

        html.Append("</ol></nav>\n");
        number = 0;
        foreach (var part in parts)
        {
            html.Append(part is DocumentPart.Heading { Level: 2 } section ? $"<h2 id=\"s{++number}\">{Escaped(section.Text)}</h2>" : Of(part, speech)).Append('\n');
        }

        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Of(DocumentPart part, Speech speech) => part switch
    {
        DocumentPart.Heading heading => $"<h{heading.Level}>{Escaped(heading.Text)}</h{heading.Level}>",
        DocumentPart.Paragraph paragraph => $"<p>{Marked(paragraph.Text)}</p>",
        DocumentPart.Items items => $"<ul>{string.Concat(items.Lines.Select(line => $"<li>{Marked(line)}</li>"))}</ul>",
        DocumentPart.Table { Rows.IsEmpty: true } => "<p>–</p>",
        DocumentPart.Table table => Table(table),
        DocumentPart.Chart chart => $"<figure>{chart.Svg}<figcaption>{Escaped(chart.Caption)}</figcaption></figure>",
        DocumentPart.Mail mail => Mail(mail, speech),
        DocumentPart.Brief brief => $"<section class=\"ps-brief\"><p class=\"ps-title\">{Escaped(brief.Title)} <span>{Escaped(brief.Channel)}</span></p><p class=\"ps-bubble\">{Escaped(brief.Text).Replace("\n", "<br>", StringComparison.Ordinal)}</p></section>",
        DocumentPart.Script script => $"<section class=\"ps-script\"><h3>{Escaped(script.Title)}</h3>{Lines(script.Markdown)}</section>",
        DocumentPart.Checklist list => $"<ul class=\"ps-check\">{string.Concat(list.Lines.Select(line => $"<li>{(line.IsDone ? "☑" : "☐")} {Marked(line.Text)}</li>"))}</ul>",
        _ => "",
    };

    private static string Table(DocumentPart.Table table)
    {
        var hasHead = table.Head.Any(cell => cell.Length > 0);
        var head = hasHead ? $"<thead><tr>{string.Concat(table.Head.Select(cell => $"<th>{Escaped(cell)}</th>"))}</tr></thead>" : "";
        return $"<table class=\"ps{(hasHead ? "" : " ps-pairs")}\">{head}<tbody>{string.Concat(table.Rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{Marked(cell)}</td>"))}</tr>"))}</tbody></table>";
    }

    // Its own inline styles make it look as it will; what stands in its head serves telephones and dark rooms.
    private static string Mail(DocumentPart.Mail mail, Speech speech) =>
        $"<section class=\"ps-mail\"><p class=\"ps-title\">{Escaped(mail.Title)} <span>{Escaped(speech.Channel(Channel.Email))}</span></p><dl><dt>{Escaped(speech.Word("subject"))}</dt><dd>{Escaped(mail.Subject)}</dd><dt>{Escaped(speech.Word("preheader"))}</dt><dd>{Escaped(mail.Preheader)}</dd><dt>{Escaped(speech.Word("cta"))}</dt><dd>{Escaped(mail.Call)}</dd></dl><div class=\"ps-sheet\">{Body().Match(mail.Html) switch { { Success: true } body => body.Groups[1].Value, _ => mail.Html }}</div></section>";

    private static string Lines(string markdown)
    {
        var html = new StringBuilder();
        foreach (var block in markdown.Split("\n\n"))
        {
            foreach (var (line, isLast) in block.Split('\n').Select((line, at) => (line, at == block.Split('\n').Length - 1)))
            {
                html.Append(line.StartsWith("## ", StringComparison.Ordinal) ? $"<h4>{Escaped(line[3..])}</h4>"
                    : line.StartsWith("- ", StringComparison.Ordinal) ? $"<p class=\"ps-say\">{Marked(line[2..])}</p>"
                    : $"<p>{Marked(line)}</p>");
            }
        }

        return html.ToString();
    }

    private static string Marked(string text) => Bold().Replace(Code().Replace(Escaped(text), "<code>$1</code>"), "<strong>$1</strong>");

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);

    [GeneratedRegex(@"<body[^>]*>(.*)</body>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Body();

    [GeneratedRegex(@"\*\*(.+?)\*\*")]
    private static partial Regex Bold();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
