using System.Text.RegularExpressions;
using PostSale.Application.Strategies.Programmes;

namespace PostSale.Application.Strategies.Generating;

/// <summary>Puts a product's own words into the sentences: <c>{p}</c>, <c>{item}</c>, <c>{what}</c>, <c>{de what}</c>.</summary>
/// <remarks>What stands in two braces belongs to the message's own template and is left alone.</remarks>
internal sealed partial class Phrases(Content content, Answers answers)
{
    private readonly string _kind = StrategyKey.Of(answers.Kind);

    /// <param name="product">What to call it: the product's name, or something shorter.</param>
    /// <param name="item">Whether the order's own product may be named where it is known.</param>
    public string Say(string text, string? product = null, bool item = true)
    {
        product ??= answers.Product;
        var said = text;

        // A phrase may hold another one, two deep at most.
        for (var depth = 0; depth < 3; depth++)
        {
            said = Token().Replace(said, match => Of(match.Groups[1].Value, match.Groups[2].Value, product, item));
        }

        return said;
    }

    /// <summary>Something short that is always right: <c>your account</c>.</summary>
    public string Short => content.Word("short", _kind);

    public string Word(string key) => Say(content.Word(key, _kind));

    /// <summary>With a capital at its beginning, a tag's own text included.</summary>
    public static string Sentence(string text) => Start().Replace(text, match => match.Groups[1].Value + match.Groups[2].Value.ToUpperInvariant(), 1);

    private string Of(string preposition, string key, string product, bool item)
    {
        var isCapital = char.IsUpper(key[0]);
        var phrase = key.ToLowerInvariant() switch
        {
            "p" => product,
            "the-p" => content.IsPortuguese ? Portuguese.WithArticle(product) : product,
            "item" => item && answers.Kind == ProductKind.Physical ? $"{{{{#if order.product}}}}{{{{order.product}}}}{{{{else}}}}{product}{{{{/if}}}}" : product,
            var word => content.Word(word, _kind),
        };
        phrase = Strip(key, phrase);
        phrase = preposition.Length > 0 ? Portuguese.Contract(preposition, phrase) : phrase;
        return isCapital ? Sentence(phrase) : phrase;
    }

    // "o curso Curso de fotografia" says it twice.
    private string Strip(string key, string phrase) => key.Equals("what", StringComparison.OrdinalIgnoreCase) && phrase.Split(' ') is [var article, var noun, "{p}"]
        && answers.Product.StartsWith(noun + " ", StringComparison.OrdinalIgnoreCase) ? $"{article} {{p}}" : phrase;

    [GeneratedRegex(@"(?<!\{)\{(?:(de|em|a) )?([A-Za-z][a-z-]*(?:-[0-9])?)\}(?!\})")]
    private static partial Regex Token();

    [GeneratedRegex(@"^((?:[-*“""]|[0-9]+\. |- |\{\{#if [a-zA-Z.]+\}\}\{\{[a-zA-Z.]+\}\}\{\{else\}\})*\s*)(\p{Ll})")]
    private static partial Regex Start();
}

/// <summary>How the generator's content spells the answers.</summary>
internal static class StrategyKey
{
    public static string Of(ProductKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Texts are about a subscription or about purchases.</summary>
    public static string Of(Cycle cycle) => cycle == Cycle.Subscription ? "subscription" : "purchase";

    public static string Exact(Cycle cycle) => cycle switch { Cycle.OneOff => "one-off", Cycle.Recurring => "recurring", _ => "subscription" };
}
