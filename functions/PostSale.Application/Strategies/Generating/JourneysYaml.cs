namespace PostSale.Application.Strategies.Generating;

/// <summary>Writes <c>journeys</c>.</summary>
internal static class JourneysYaml
{
    public static void Write(YamlText yaml, IEnumerable<JourneyOutline> journeys, Content content, IReadOnlyDictionary<string, MessageText> texts)
    {
        yaml.Line("journeys:");
        foreach (var journey in journeys)
        {
            if (content.MaybeWord("about-" + journey.Id) is { } about)
            {
                yaml.Line($"  # {about}");
            }

            yaml.Line($"  - id: {journey.Id}")
                .Key(4, "subject", journey.Subject).Key(4, "entry", journey.Entry).Key(4, "if", journey.If).Key(4, "reentry", journey.Reentry)
                .Key(4, "exit", journey.Exit).Key(4, "goal", journey.Goal).Key(4, "priority", journey.Priority)
                .Line("    touchpoints:");
            foreach (var step in journey.Carried)
            {
                Write(yaml, step, texts);
            }

            yaml.Line();
        }
    }

    private static void Write(YamlText yaml, Step step, IReadOnlyDictionary<string, MessageText> texts)
    {
        yaml.Line($"      - id: {step.Id}")
            .Key(8, "when", step.When).Key(8, "anchor", step.Anchor).Key(8, "deliveryWait", step.Anchor == "delivery" ? "10d" : null)
            .Key(8, "stage", step.Stage).Key(8, "kind", step.Kind).Key(8, "if", step.If).Key(8, "after", step.After);
        switch (step)
        {
            case Step.Message message:
                Write(yaml, message, texts[message.Text]);
                break;
            case Step.Work work:
                var script = work.Script is null ? "" : $", script: {work.Script}";
                yaml.Key(8, "task", $"{{ kind: {work.Task}, title: {YamlText.Quoted(work.Title)}{script}, within: {work.Within}, outcomes: [{work.Outcomes}] }}");
                break;
        }

        yaml.Key(8, "repeat", step.Repeat ? "true" : null);
    }

    private static void Write(YamlText yaml, Step.Message message, MessageText text)
    {
        var isMail = message.Channels.Contains(Channel.Email);
        yaml.Key(8, "purpose", Words.Of(message.Purpose)).Key(8, "channel", Said(message.Channels[0]))
            .Key(8, "fallback", message.Channels.Length > 1 ? $"[{string.Join(", ", message.Channels[1..].Select(Said))}]" : null)
            .Key(8, "despiteTrouble", message.DespiteTrouble && message.Purpose == Purpose.Marketing ? "true" : null)
            .Key(8, "survey", message.Survey)
            .Key(8, "template", message.Text)
            .Key(8, "subject", isMail ? YamlText.Quoted(text.Subject) : null)
            .Key(8, "preheader", isMail ? YamlText.Quoted(text.Preheader) : null)
            .Key(8, "cta", isMail || (text.Leads && message.Channels.Contains(Channel.App)) ? $"{{ label: {YamlText.Quoted(text.Button)}, url: {YamlText.Quoted(text.Url)} }}" : null);
    }

    public static string Said(Channel channel) => channel == Channel.InPerson ? "in-person" : Words.Of(channel).ToLowerInvariant();
}
