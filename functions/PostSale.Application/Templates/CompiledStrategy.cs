using System.Collections.Concurrent;
using HandlebarsDotNet;
using PostSale.Application.Strategies;

namespace PostSale.Application.Templates;

/// <summary>The templates of one strategy, compiled as they are first used.</summary>
/// <remarks>Thread-safe. Holds no more than the strategy has texts.</remarks>
internal sealed class CompiledStrategy(Strategy strategy)
{
    private static readonly IHandlebars Html = Handlebars.Create(new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true });

    private static readonly IHandlebars Plain = Handlebars.Create(
        new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true, NoEscape = true });

    private readonly ConcurrentDictionary<(bool IsHtml, string Text), Lazy<HandlebarsTemplate<object, object>>> _compiled = new();

    /// <summary>Renders a file; values are written as HTML text where its name says that it is HTML.</summary>
    /// <exception cref="ArgumentException">The strategy has no such file.</exception>
    /// <exception cref="UnrenderableException">The file cannot be rendered.</exception>
    public string File(string name, Dictionary<string, object> tables) => strategy.Files.TryGetValue(name, out var text)
        ? Run((name.EndsWith(StrategyFiles.HtmlEnding, StringComparison.Ordinal), text), tables)
        : throw new ArgumentException($"The strategy has no {name}.", nameof(name));

    /// <summary>Renders a text of <c>strategy.yaml</c> onto one line, values as they are.</summary>
    /// <exception cref="UnrenderableException">The text cannot be rendered.</exception>
    public string Inline(string text, Dictionary<string, object> tables) =>
        text.Length == 0 ? "" : OneLine.Of(Run((false, text), tables));

    private string Run((bool IsHtml, string Text) template, Dictionary<string, object> tables)
    {
        try
        {
            return _compiled.GetOrAdd(template, static key => new(() => (key.IsHtml ? Html : Plain).Compile(key.Text))).Value(tables);
        }
        catch (Exception escaped) when (escaped is not OutOfMemoryException)
        {
            // Not passed on as the cause: its message may quote what it was rendering.
            throw new UnrenderableException($"A template cannot be rendered ({escaped.GetType().Name}).");
        }
    }
}
