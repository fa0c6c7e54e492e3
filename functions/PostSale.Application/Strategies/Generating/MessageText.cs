using System.Text.RegularExpressions;

namespace PostSale.Application.Strategies.Generating;

/// <summary>One text of the content, in every form that a channel needs.</summary>
/// <param name="Subject">At most 60 characters with names of usual length.</param>
/// <param name="Link">The declared link its button leads to; null where it asks for a reply or a score.</param>
internal sealed partial record MessageText(string Subject, string Preheader, string Button, string Url, string? Link, string Short, string ShortBrief, string Body)
{
    private const int LongestSubject = 60;
    private const string Survey = "{{surveyUrl}}";

    /// <summary>Its button opens a page, and does not begin a reply.</summary>
    public bool Leads => Link is not null || Url == Survey;

    public static MessageText Of(string block, Phrases phrases)
    {
        var parts = block.Split("\n\n", 2);
        var heads = parts[0].Split('\n').Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var (label, target) = heads["Button"].Split(" -> ") is [var left, var right] ? (left, right) : throw new ArgumentException($"No button in {block}.", nameof(block));
        var reply = target.StartsWith("reply ", StringComparison.Ordinal) ? target[6..] : null;
        var link = reply is null && target != "survey" ? target : null;
        return new(
            Fitting(heads["Subject"], phrases),
            Phrases.Sentence(phrases.Say(heads["Preheader"])),
            label,
            link is not null ? $"{{{{links.{link}}}}}" : reply is null ? Survey : $"mailto:{{{{store.replyTo}}}}?subject={Uri.EscapeDataString(reply)}",
            link,
            Sentences(phrases.Say(heads["Short"])),
            Sentences(phrases.Say(heads["Short"], phrases.Short, item: false)),
            string.Join('\n', parts[1].Split('\n').Select(line => Said(line, phrases))));
    }

    /// <summary>Every declared link that it shows.</summary>
    public IEnumerable<string> Links => Shown().Matches(Body).Select(match => match.Groups[1].Value).Concat(Link is null ? [] : [Link]);

    private static string Said(string line, Phrases phrases)
    {
        var said = line is "{items}" or "{scores}" ? line : phrases.Say(line);
        return Begins().IsMatch(line) ? Phrases.Sentence(said) : said;
    }

    private static string Sentences(string said) => Begun().Replace(said, match => match.Value.ToUpperInvariant());

    // The product's own name where it fits; else what is always short enough.
    private static string Fitting(string subject, Phrases phrases)
    {
        string[] tries = [phrases.Say(subject), phrases.Say(subject, phrases.Short), phrases.Say(subject, phrases.Short, item: false)];
        return Phrases.Sentence(tries.FirstOrDefault(said => Length(said) <= LongestSubject) ?? tries[^1]);
    }

    /// <summary>Characters with names of sensible length, of two branches the longer one.</summary>
    public static int Length(string subject)
    {
        var plain = Branches().Replace(subject, match => Longer(match.Groups[1].Value, match.Groups[2].Value));
        return Names(plain).Length;
    }

    private static string Longer(string left, string right) => Names(left).Length >= Names(right).Length ? left : right;

    private static string Names(string text) => text
        .Replace("{{order.product}}", new('n', 24), StringComparison.Ordinal).Replace("{{order.reference}}", "#10482", StringComparison.Ordinal)
        .Replace("{{store.name}}", new('n', 16), StringComparison.Ordinal);

    [GeneratedRegex(@"\{\{#if [a-zA-Z.]+\}\}(.*?)(?:\{\{else\}\}(.*?))?\{\{/if\}\}")]
    private static partial Regex Branches();

    [GeneratedRegex(@"(?<=[.?!] )\p{Ll}")]
    private static partial Regex Begun();

    [GeneratedRegex(@"\]\(([a-z]+)\)")]
    private static partial Regex Shown();

    [GeneratedRegex(@"^(?:- |[0-9]+\. )?\**\{[a-z]")]
    private static partial Regex Begins();
}
