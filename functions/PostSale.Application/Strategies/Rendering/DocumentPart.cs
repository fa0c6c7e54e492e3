namespace PostSale.Application.Strategies.Rendering;

/// <summary>A piece of the document, whatever form it is written in. Texts may hold <c>**bold**</c>.</summary>
internal abstract record DocumentPart
{
    private DocumentPart() { }

    /// <param name="Level">1 to 4.</param>
    public sealed record Heading(int Level, string Text) : DocumentPart;

    public sealed record Paragraph(string Text) : DocumentPart;

    public sealed record Items(ImmutableArray<string> Lines) : DocumentPart;

    public sealed record Table(ImmutableArray<string> Head, ImmutableArray<ImmutableArray<string>> Rows) : DocumentPart;

    /// <param name="Svg">Self-contained.</param>
    public sealed record Chart(string Svg, string Caption) : DocumentPart;

    /// <param name="Html">The whole page as it is sent.</param>
    public sealed record Mail(string Title, string Subject, string Preheader, string Call, string Html, string Text) : DocumentPart;

    /// <param name="Title">Of the contact.</param>
    public sealed record Brief(string Title, string Channel, string Text) : DocumentPart;

    /// <param name="Markdown">With headings of the second level.</param>
    public sealed record Script(string Title, string Markdown) : DocumentPart;

    /// <param name="Lines">Each with whether the configuration itself shows it to be done.</param>
    public sealed record Checklist(ImmutableArray<(bool IsDone, string Text)> Lines) : DocumentPart;
}
