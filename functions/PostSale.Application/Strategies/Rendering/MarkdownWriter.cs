using System.Text;

namespace PostSale.Application.Strategies.Rendering;

/// <summary>Writes the document as Markdown. The chart is left out: it is a picture.</summary>
internal static class MarkdownWriter
{
    public static string Write(IEnumerable<DocumentPart> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(Of(part).TrimEnd('\n')).Append("\n\n");
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Of(DocumentPart part) => part switch
    {
        DocumentPart.Heading heading => $"{new string('#', heading.Level)} {heading.Text}",
        DocumentPart.Paragraph paragraph => paragraph.Text,
        DocumentPart.Items items => string.Join('\n', items.Lines.Select(line => "- " + line)),
        DocumentPart.Table table => $"{Row(table.Head)}\n|{string.Concat(Enumerable.Repeat("---|", table.Head.Length))}\n{string.Join('\n', table.Rows.Select(Row))}",
        DocumentPart.Mail mail => $"{(mail.Title.Length > 0 ? $"#### {mail.Title}\n\n" : "")}**{mail.Subject}**  \n_{mail.Preheader}_\n\n{Quote(mail.Text)}",
        DocumentPart.Brief brief => $"{(brief.Title.Length > 0 ? $"#### {brief.Title}\n\n" : "")}**{brief.Channel}**\n\n{Quote(brief.Text)}",
        DocumentPart.Script script => $"### {script.Title}\n\n{script.Markdown.Replace("## ", "#### ", StringComparison.Ordinal)}",
        DocumentPart.Checklist list => string.Join('\n', list.Lines.Select(line => $"- [{(line.IsDone ? "x" : " ")}] {line.Text}")),
        _ => "",
    };

    private static string Row(ImmutableArray<string> cells) => $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ')))} |";

    private static string Quote(string text) => string.Join('\n', text.Trim().Split('\n').Select(line => line.Length == 0 ? ">" : "> " + line));
}
