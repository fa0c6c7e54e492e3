using System.Text.RegularExpressions;
using PostSale.Application.Strategies.Reading;

namespace PostSale.Application.Templates;

/// <summary>Finds the tags of a template: the part of Handlebars that is allowed here, and whatever else looks like a tag.</summary>
internal static partial class TemplateScanner
{
    public const string Allowed = "allowed are {{name}}, {{#if name}}, {{#unless name}}, {{else}}, {{#each name}} and {{! comments}}";

    private static readonly string[] Blocks = ["if", "unless", "each"];

    public static IEnumerable<TemplateToken> Scan(string text)
    {
        for (var at = text.IndexOf("{{", StringComparison.Ordinal); at >= 0;)
        {
            var (token, end) = One(text, at);
            if (token is not null)
            {
                yield return token;
            }

            at = text.IndexOf("{{", end, StringComparison.Ordinal);
        }
    }

    // The token, null for a comment, and where to go on.
    private static (TemplateToken? Token, int End) One(string text, int at)
    {
        var rest = text.AsSpan(at);
        if (at > 0 && text[at - 1] == '\\')
        {
            return (new TemplateToken.Wrong("a backslash before {{ is not allowed", Allowed, at), at + 2);
        }

        if (rest.StartsWith("{{{{"))
        {
            return (new TemplateToken.Wrong("four braces are not allowed", Allowed, at), at + 4);
        }

        var (opening, closing) = rest.StartsWith("{{!--") ? ("{{!--", "--}}") : rest.StartsWith("{{{") ? ("{{{", "}}}") : ("{{", "}}");
        var close = text.IndexOf(closing, at + opening.Length, StringComparison.Ordinal);
        if (close < 0)
        {
            return (new TemplateToken.Wrong($"{opening} is never closed", $"write {closing}", at), text.Length);
        }

        var inner = text[(at + opening.Length)..close];
        var end = close + closing.Length;
        return (inner, opening) switch
        {
            _ when end < text.Length && text[end] == '}' =>
                (new TemplateToken.Wrong("more braces close than open", "put a blank before a brace that is to be seen", at), end),
            (_, "{{!--") => (null, end),
            (_, "{{{") => (Name().IsMatch(inner) ? new TemplateToken.Raw(inner.Trim(' '), at) : Wrong(inner, at), end),
            (['!', ..], _) => (null, end),
            _ => (Tag(inner, at), end),
        };
    }

    private static TemplateToken Tag(string inner, int at)
    {
        if (inner is ['&', .. var raw] && Name().IsMatch(raw))
        {
            return new TemplateToken.Raw(raw.Trim(' '), at);
        }

        if (Opening().Match(inner) is { Success: true } open)
        {
            return Blocks.Contains(open.Groups[1].Value)
                ? new TemplateToken.Open(open.Groups[1].Value, open.Groups[2].Value, at)
                : Block(open.Groups[1].Value, at);
        }

        if (Closing().Match(inner) is { Success: true } close)
        {
            return Blocks.Contains(close.Groups[1].Value) ? new TemplateToken.Close(close.Groups[1].Value, at) : Block(close.Groups[1].Value, at);
        }

        return inner == "else" ? new TemplateToken.Else(at)
            : Name().IsMatch(inner) && inner.Trim(' ') != "else" ? new TemplateToken.Value(inner.Trim(' '), at)
            : Wrong(inner, at);
    }

    private static TemplateToken.Wrong Block(string name, int at) =>
        new($"unknown block {Faults.Quote(name)}", Nearest.Mend(name, Blocks), at);

    private static TemplateToken.Wrong Wrong(string inner, int at) => inner.TrimStart() switch
    {
        ['>', ..] => new("partials ({{> }}) are not allowed", Allowed, at),
        ['#', ..] or ['/', ..] or ['^', ..] => new($"{Faults.Quote(inner)} is no block", Allowed, at),
        var tag when tag.Trim().Contains(' ', StringComparison.Ordinal) => new($"helpers are not allowed, found {Faults.Quote(inner)}", Allowed, at),
        _ => new($"{Faults.Quote(inner)} is no name", Allowed, at),
    };

    [GeneratedRegex(@"^ *[A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z][A-Za-z0-9_-]*){0,4} *\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^#([A-Za-z]+) +([A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z][A-Za-z0-9_-]*){0,4}) *\z")]
    private static partial Regex Opening();

    [GeneratedRegex(@"^/([A-Za-z]+) *\z")]
    private static partial Regex Closing();
}
