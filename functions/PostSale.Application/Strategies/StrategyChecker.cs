using PostSale.Application.Strategies.Reading;
using PostSale.Application.Templates;

namespace PostSale.Application.Strategies;

/// <summary>Checks that every template is there, says only what is allowed, and names only what is known.</summary>
internal static class StrategyChecker
{
    public static IReadOnlyList<StrategyFault> Check(
        ImmutableDictionary<string, string> files, ImmutableDictionary<string, string> links, Policies rules, Findings findings)
    {
        IReadOnlyList<StrategyFault> found =
        [
            .. Inlines(links, findings),
            .. Missing(files, findings),
            .. files.Where(file => file.Key != StrategyFiles.Main).SelectMany(file => Template(file.Key, file.Value, links)),
        ];

        // Words are weighed once they can be read.
        return found.Count > 0 ? found : PromiseChecker.Check(files, links, rules, findings);
    }

    private static IReadOnlyList<StrategyFault> Inlines(ImmutableDictionary<string, string> links, Findings findings)
    {
        var faults = new Faults(StrategyFiles.Main);
        foreach (var inline in findings.Inlines)
        {
            // A scalar's folding and escapes hide where in it a letter was written: its start is as near as it gets.
            TemplateChecker.Check(inline.Text, TemplatePlace.Inline, inline.IsForCustomer, links, (_, what, mend) => faults.Add(inline.At, what, mend));
            TemplateChecker.SingleBraces(inline.Text, TemplatePlace.Inline, links, (_, what, mend) => faults.Foresee(inline.At, what, mend));
        }

        return faults.Found;
    }

    private static IEnumerable<StrategyFault> Missing(ImmutableDictionary<string, string> files, Findings findings)
    {
        var faults = new Faults(StrategyFiles.Main);
        foreach (var use in findings.Templates)
        {
            if (use.Channel == Channel.Email)
            {
                Need(use.At, [StrategyFiles.Html(use.Name)], use.Name);
                Need(use.At, [StrategyFiles.Text(use.Name)], use.Name);
            }
            else if (use.Channel is Channel.Sms or Channel.WhatsApp or Channel.App)
            {
                Need(use.At, [.. StrategyFiles.Short(use.Name, use.Channel)], use.Name);
            }
        }

        foreach (var script in findings.Scripts.Where(script => !files.ContainsKey(StrategyFiles.Script(script.Name))))
        {
            var known = files.Keys.Where(file => file.StartsWith(StrategyFiles.ScriptFolder, StringComparison.Ordinal))
                .Select(file => Path.GetFileNameWithoutExtension(file));
            faults.Add(script.At, $"missing script {StrategyFiles.Script(script.Name)}", Mean(Nearest.Of(script.Name, known), StrategyFiles.Script(script.Name)));
        }

        string[] layouts = findings.Templates.Any(use => use.Channel == Channel.Email) ? [StrategyFiles.Html(StrategyFiles.Layout), StrategyFiles.Text(StrategyFiles.Layout)] : [];
        return faults.Found.Concat(layouts.Where(layout => !files.ContainsKey(layout))
            .Select(layout => new StrategyFault(layout, 1, 1, "is missing", "it is the frame around every e-mail and shows {{{body}}}")));

        void Need(Place at, IReadOnlyList<string> anyOf, string name)
        {
            if (!anyOf.Any(files.ContainsKey))
            {
                faults.Add(at, $"missing template {anyOf[0]}", Mean(Near(name, files.Keys), anyOf[0]));
            }
        }
    }

    private static string Mean(string? near, string file) => near is null ? $"write {file}" : $"did you mean \"{near}\"?";

    private static string? Near(string name, IEnumerable<string> files) => Nearest.Of(name, files
        .Where(file => file.StartsWith(StrategyFiles.TemplateFolder, StringComparison.Ordinal))
        .Select(file => (File: file, Ending: StrategyFiles.Endings.FirstOrDefault(ending => file.EndsWith(ending, StringComparison.Ordinal)) ?? ""))
        .Where(found => found.File.Length > StrategyFiles.TemplateFolder.Length + found.Ending.Length)
        .Select(found => found.File[StrategyFiles.TemplateFolder.Length..^found.Ending.Length])
        .Where(known => known != StrategyFiles.Layout && known != name)
        .Distinct());

    private static IReadOnlyList<StrategyFault> Template(string file, string text, ImmutableDictionary<string, string> links)
    {
        var faults = new Faults(file);
        var isScript = file.StartsWith(StrategyFiles.ScriptFolder, StringComparison.Ordinal);
        if (isScript ? !file.EndsWith(StrategyFiles.ScriptEnding, StringComparison.Ordinal) : !StrategyFiles.Endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
        {
            faults.Add(
                Place.Start,
                isScript ? "is no script" : "is no template",
                isScript ? $"name it *{StrategyFiles.ScriptEnding}" : $"name it {string.Join(", ", StrategyFiles.Endings.Select(ending => "*" + ending))}");
            return faults.Found;
        }

        var isLayout = file == StrategyFiles.Html(StrategyFiles.Layout) || file == StrategyFiles.Text(StrategyFiles.Layout);
        var place = isLayout ? TemplatePlace.Layout : isScript ? TemplatePlace.Inline : TemplatePlace.Template;
        TemplateChecker.SingleBraces(text, place, links, (index, what, mend) => faults.Foresee(Place.Of(text, index), what, mend));
        TemplateChecker.Check(
            text,
            place,
            isForCustomer: !isScript,
            links,
            (index, what, mend) => faults.Add(Place.Of(text, index), what, mend));
        if (isScript)
        {
            CallParts(text, faults);
        }

        return faults.Found;
    }

    // A script that is written in the parts of a call has all of them: the one that is left out is the one that is missed on the telephone.
    private static void CallParts(string text, Faults faults)
    {
        var headings = text.Split('\n').Where(line => line.StartsWith('#')).Select(line => line.TrimStart('#').Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var parts in StrategyWords.CallParts.Values.Where(parts => parts.Count(headings.Contains) is > 1 and var found && found < parts.Length))
        {
            faults.Add(Place.Start, $"the call lacks \"## {string.Join("\", \"## ", parts.Where(part => !headings.Contains(part)))}\"", $"a script says {string.Join(", ", parts)}");
        }
    }
}
