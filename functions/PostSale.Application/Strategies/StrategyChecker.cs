using PostSale.Application.Strategies.Reading;
using PostSale.Application.Templates;

namespace PostSale.Application.Strategies;

/// <summary>Checks that every template is there, says only what is allowed, and names only what is known.</summary>
internal static class StrategyChecker
{
    public static IEnumerable<StrategyFault> Check(
        ImmutableDictionary<string, string> files, ImmutableDictionary<string, string> links, Findings findings) =>
    [
        .. Inlines(links, findings),
        .. Missing(files, findings),
        .. files.Where(file => file.Key != StrategyFiles.Main).SelectMany(file => Template(file.Key, file.Value, links)),
    ];

    private static IReadOnlyList<StrategyFault> Inlines(ImmutableDictionary<string, string> links, Findings findings)
    {
        var faults = new Faults(StrategyFiles.Main);
        foreach (var inline in findings.Inlines)
        {
            // A scalar's folding and escapes hide where in it a letter was written: its start is as near as it gets.
            TemplateChecker.Check(inline.Text, TemplatePlace.Inline, links, (_, what, mend) => faults.Add(inline.At, what, mend));
        }

        return faults.Found;
    }

    private static IEnumerable<StrategyFault> Missing(ImmutableDictionary<string, string> files, Findings findings)
    {
        var faults = new Faults(StrategyFiles.Main);
        foreach (var use in findings.Templates)
        {
            string[] endings = use.IsMail ? [StrategyFiles.HtmlEnding, StrategyFiles.TextEnding] : [StrategyFiles.TextEnding];
            foreach (var ending in endings.Where(ending => !files.ContainsKey(StrategyFiles.TemplateFolder + use.Name + ending)))
            {
                faults.Add(use.At, $"missing template {StrategyFiles.TemplateFolder}{use.Name}{ending}", Near(use.Name, ending, files.Keys));
            }
        }

        string[] layouts = findings.Templates.Any(use => use.IsMail) ? [StrategyFiles.Html(StrategyFiles.Layout), StrategyFiles.Text(StrategyFiles.Layout)] : [];
        return faults.Found.Concat(layouts.Where(layout => !files.ContainsKey(layout))
            .Select(layout => new StrategyFault(layout, 1, 1, "is missing", "it is the frame around every e-mail and shows {{{body}}}")));
    }

    private static string? Near(string name, string ending, IEnumerable<string> files)
    {
        var names = files
            .Where(file => file.StartsWith(StrategyFiles.TemplateFolder, StringComparison.Ordinal) && file.EndsWith(ending, StringComparison.Ordinal)
                && file.Length > StrategyFiles.TemplateFolder.Length + ending.Length)
            .Select(file => file[StrategyFiles.TemplateFolder.Length..^ending.Length])
            .Where(file => file != StrategyFiles.Layout);
        return Nearest.Of(name, names) is { } near ? $"did you mean \"{near}\"?" : null;
    }

    private static IReadOnlyList<StrategyFault> Template(string file, string text, ImmutableDictionary<string, string> links)
    {
        var faults = new Faults(file);
        var isLayout = file == StrategyFiles.Html(StrategyFiles.Layout) || file == StrategyFiles.Text(StrategyFiles.Layout);
        if (!file.EndsWith(StrategyFiles.HtmlEnding, StringComparison.Ordinal) && !file.EndsWith(StrategyFiles.TextEnding, StringComparison.Ordinal))
        {
            faults.Add(Place.Start, "is no template", $"name it *{StrategyFiles.HtmlEnding} or *{StrategyFiles.TextEnding}");
            return faults.Found;
        }

        TemplateChecker.Check(
            text,
            isLayout ? TemplatePlace.Layout : TemplatePlace.Template,
            links,
            (index, what, mend) => faults.Add(Place.Of(text, index), what, mend));
        return faults.Found;
    }
}
