namespace PostSale.Application.Strategies.Reading;

/// <summary>Reads the words of a touchpoint: its template and what stands in <c>strategy.yaml</c> beside it.</summary>
internal static class WordingReader
{
    public static IReadOnlyList<string> Known { get; } = ["template", "subject", "preheader", "cta"];

    /// <param name="channels">Where it may go.</param>
    /// <param name="purpose">What the words are sent for.</param>
    public static TouchpointText Read(Fields fields, ImmutableArray<Channel> channels, Purpose purpose, Findings findings)
    {
        var isMail = channels.Contains(Channel.Email);
        var subject = Inline(findings, Scalars.Text);
        return new(
            fields.Need("template", (node, faults) => Template(node, faults, channels, purpose, findings), ""),
            isMail ? fields.Need("subject", subject, "") : fields.May("subject", subject, ""),
            fields.May("preheader", Inline(findings, Scalars.AnyText), ""),
            fields.May<CallToAction?>("cta", (node, faults) => Call(node, faults, findings), null));
    }

    private static string Template(Node node, Faults faults, ImmutableArray<Channel> channels, Purpose purpose, Findings findings)
    {
        var name = Scalars.Id(node, faults);
        if (name.Length > 0)
        {
            findings.Templates.AddRange(channels.Select(channel => new TemplateUse(name, channel, purpose, node.At)));
        }

        return name;
    }

    private static CallToAction Call(Node node, Faults faults, Findings findings)
    {
        var fields = new Fields(node, faults, "cta", ["label", "url"]);
        return new(fields.Need("label", Inline(findings, Scalars.Text), ""), fields.Need("url", Inline(findings, Url), ""));
    }

    private static string Url(Node node, Faults faults)
    {
        var url = Scalars.Text(node, faults);
        if (!string.IsNullOrWhiteSpace(url) && !LinkReader.IsTarget(url))
        {
            faults.Add(node.At, $"{Faults.Quote(url)} is no link", "begin it with https:// and the site's name, mailto:, {{links.NAME}}, {{surveyUrl}} or {{pageUrl}}");
        }

        return url;
    }

    /// <summary>A text with variables, which is checked once the links are known.</summary>
    public static Read<string> Inline(Findings findings, Read<string> read, bool isForCustomer = true) => (node, faults) =>
    {
        var text = read(node, faults);
        findings.Inlines.Add(new(text, node.At, isForCustomer));
        return text;
    };
}
