using System.Collections.Concurrent;
using PostSale.Application.Ports;
using PostSale.Application.Strategies;

namespace PostSale.Application.Templates;

/// <summary>Turns the texts of a strategy and what is known of a customer into a message.</summary>
/// <remarks>Thread-safe and deterministic. Compiled templates are kept for the versions in use.</remarks>
public sealed class MailRenderer
{
    /// <summary>Versions whose compiled templates are kept at most.</summary>
    public const int MostVersions = 64;

    private readonly ConcurrentDictionary<StrategyHash, CompiledStrategy> _compiled = new();

    /// <param name="strategy">Loaded without faults.</param>
    /// <param name="counted">See <see cref="OwnLinks.Counted"/>. The plain text keeps the address that a reader can see through.</param>
    /// <exception cref="ArgumentException">The strategy lacks a file that the text names.</exception>
    /// <exception cref="UnrenderableException">A template cannot be rendered.</exception>
    public RenderedMail Render(Strategy strategy, TouchpointText text, TemplateModel model, Func<string, string>? counted = null)
    {
        var compiled = Compiled(strategy);
        model = Worded(compiled, strategy, text, model);
        var (html, plain) = ((model with { CallUrl = counted?.Invoke(model.CallUrl) ?? model.CallUrl }).ToTables(), model.ToTables());
        return new(model.Subject, Framed(StrategyFiles.HtmlEnding, html), Framed(StrategyFiles.TextEnding, plain));

        string Framed(string ending, Dictionary<string, object> tables)
        {
            tables[TemplateModel.BodyName] = compiled.File(StrategyFiles.TemplateFolder + text.Template + ending, tables).Trim('\n');
            return compiled.File(StrategyFiles.TemplateFolder + StrategyFiles.Layout + ending, tables);
        }
    }

    /// <summary>A notice in the app: a title, its text, and where it leads.</summary>
    /// <param name="counted">See <see cref="OwnLinks.Counted"/>.</param>
    /// <exception cref="ArgumentException">The strategy lacks a file that the text names.</exception>
    /// <exception cref="UnrenderableException">A template cannot be rendered.</exception>
    public (string Title, string Text, Button? Button) RenderNotice(Strategy strategy, TouchpointText text, TemplateModel model, Func<string, string>? counted = null)
    {
        model = Worded(Compiled(strategy), strategy, text, model);
        return (
            model.Subject, RenderText(strategy, text, Channel.App, model),
            model is { CallLabel.Length: > 0, CallUrl.Length: > 0 } ? new(model.CallLabel, counted?.Invoke(model.CallUrl) ?? model.CallUrl) : null);
    }

    /// <summary>The text of a channel that is not e-mail, without its frame.</summary>
    /// <exception cref="ArgumentException">The strategy lacks a file that the text names.</exception>
    /// <exception cref="UnrenderableException">A template cannot be rendered.</exception>
    public string RenderText(Strategy strategy, TouchpointText text, Channel channel, TemplateModel model)
    {
        var compiled = Compiled(strategy);
        var file = StrategyFiles.Short(text.Template, channel).FirstOrDefault(strategy.Files.ContainsKey) ?? StrategyFiles.Text(text.Template);
        return compiled.File(file, Worded(compiled, strategy, text, model).ToTables()).Trim();
    }

    /// <summary>What a task asks of a person, and its script in Markdown; null where it has none.</summary>
    /// <exception cref="ArgumentException">The strategy lacks a file that the text names.</exception>
    /// <exception cref="UnrenderableException">A template cannot be rendered.</exception>
    public (string Title, string? Script) RenderTask(Strategy strategy, TaskText text, TemplateModel model)
    {
        var compiled = Compiled(strategy);
        var tables = (model with { Links = strategy.Links }).ToTables();
        return (compiled.Inline(text.Title, tables), text.Script is { } script ? compiled.File(StrategyFiles.Script(script), tables).Trim() : null);
    }

    private static TemplateModel Worded(CompiledStrategy compiled, Strategy strategy, TouchpointText text, TemplateModel model)
    {
        model = model with { Links = strategy.Links };
        var tables = model.ToTables();
        return model with
        {
            Subject = compiled.Inline(text.Subject, tables),
            Preheader = compiled.Inline(text.Preheader, tables),
            CallLabel = compiled.Inline(text.Call?.Label ?? "", tables),
            CallUrl = compiled.Inline(text.Call?.Url ?? "", tables),
        };
    }

    private CompiledStrategy Compiled(Strategy strategy)
    {
        if (_compiled.TryGetValue(strategy.Hash, out var known))
        {
            return known;
        }

        // More versions at once than any deployment has in flight: forgetting them costs a compilation, remembering all of them memory.
        if (_compiled.Count >= MostVersions)
        {
            _compiled.Clear();
        }

        return _compiled.GetOrAdd(strategy.Hash, static (_, strategy) => new(strategy), strategy);
    }
}
