using System.Text.RegularExpressions;
using PostSale.Application.Strategies.Reading;

namespace PostSale.Application.Templates;

/// <param name="index">Where in the text.</param>
internal delegate void TemplateFault(int index, string what, string mend);

/// <summary>Checks one template: its nesting, and that it names only what is known where it stands.</summary>
internal sealed partial class TemplateChecker
{
    // A template nests two or three deep; what compiles it does so by recursion.
    private const int Deepest = 10;

    // Inside {{#each}} a name is the item's.
    private static readonly string[] ItemNames = [.. TemplateModel.ItemVariables.SelectMany(variable => new[] { variable.Name, $"this.{variable.Name}" })];

    private readonly TemplatePlace _place;
    private readonly bool _isForCustomer;
    private readonly string[] _names;
    private readonly string[] _lists;
    private readonly TemplateFault _fault;
    private readonly Stack<(TemplateToken.Open Open, bool HasElse)> _blocks = [];
    private bool _showsBody;
    private int _faults;

    private TemplateChecker(TemplatePlace place, bool isForCustomer, ImmutableDictionary<string, string> links, TemplateFault fault)
    {
        (_place, _isForCustomer, _fault) = (place, isForCustomer, (index, what, mend) =>
        {
            _faults++;
            fault(index, what, mend);
        });
        var here = TemplateModel.Variables.Where(variable => variable.From <= place).ToList();
        _lists = [.. here.Where(variable => variable.IsList).Select(variable => variable.Name)];
        _names =
        [
            .. here.Select(variable => variable.Name).Where(name => name != TemplateModel.BodyName),
            .. links.Keys.Order(StringComparer.Ordinal).Select(link => TemplateModel.LinkPrefix + link),
        ];
    }

    /// <param name="isForCustomer">Nothing may be missing in the middle of a sentence; the shop's own people see past that.</param>
    public static void Check(string text, TemplatePlace place, bool isForCustomer, ImmutableDictionary<string, string> links, TemplateFault fault)
    {
        var checker = new TemplateChecker(place, isForCustomer, links, fault);
        foreach (var token in TemplateScanner.Scan(text))
        {
            checker.Take(token);
            if (checker._blocks.Count > Deepest)
            {
                fault(token.Index, "blocks are nested too deeply", $"at most {Deepest}");
                return;
            }

            if (checker._faults > Faults.Most)
            {
                return;
            }
        }

        checker.End();
    }

    private void Take(TemplateToken token)
    {
        switch (token)
        {
            case TemplateToken.Wrong wrong:
                _fault(wrong.Index, wrong.What, wrong.Mend);
                break;
            case TemplateToken.Value value:
                Shown(value);
                break;
            case TemplateToken.Raw raw:
                ShownRaw(raw);
                break;
            case TemplateToken.Open open:
                Opened(open);
                break;
            case TemplateToken.Else other:
                Otherwise(other);
                break;
            case TemplateToken.Close close:
                Closed(close);
                break;
        }
    }

    private void Shown(TemplateToken.Value value)
    {
        if (value.Name == TemplateModel.BodyName && _place == TemplatePlace.Layout)
        {
            _fault(value.Index, "{{body}} would show its marks as text", "write {{{body}}}");
        }
        else if (IsList(value.Name))
        {
            _fault(value.Index, $"{value.Name} is a list", $"use {{{{#each {value.Name}}}}}");
        }
        else if (Known(value.Name, value.Index) && _isForCustomer && !IsInEach && Lacks(value.Name))
        {
            _fault(value.Index, $"{value.Name} can be empty", $"write {{{{#if {value.Name}}}}}…{{{{else}}}}…{{{{/if}}}} around it");
        }
    }

    // Shown where nothing has asked whether it is there.
    private bool Lacks(string name) =>
        Lacking(name) is { } lacking && !_blocks.Any(block => block.Open.Block == (block.HasElse ? "unless" : "if") && Lacking(block.Open.Name) == lacking);

    // A message with a way out has it; the layout frames those without, too.
    private string? Lacking(string name) => TemplateModel.Variables.FirstOrDefault(variable => variable.Name == name)?.MayLack is { } lacking
        && (lacking != "unsubscribeUrl" || _place == TemplatePlace.Layout) ? lacking : null;

    private void ShownRaw(TemplateToken.Raw raw)
    {
        if (raw.Name == TemplateModel.BodyName && _place == TemplatePlace.Layout && _blocks.Count == 0)
        {
            _showsBody = true;
            return;
        }

        _fault(
            raw.Index,
            $"raw output of {Faults.Quote(raw.Name)} is not allowed",
            raw.Name == TemplateModel.BodyName ? "the layout alone shows it, outside of every block" : $"write {{{{{raw.Name}}}}}");
    }

    private void Opened(TemplateToken.Open open)
    {
        if (open.Block == "each" && !IsList(open.Name))
        {
            _fault(open.Index, $"{Faults.Quote(open.Name)} is no list here", Nearest.Mend(open.Name, IsInEach ? [] : _lists));
        }
        else
        {
            Known(open.Name, open.Index);
        }

        _blocks.Push((open, false));
    }

    private void Otherwise(TemplateToken.Else other)
    {
        if (_blocks.Count == 0)
        {
            _fault(other.Index, "{{else}} stands in no block", "write {{#if name}} before it, or leave it out");
        }
        else if (_blocks.Pop() is var (open, hasElse) && hasElse)
        {
            _blocks.Push((open, true));
            _fault(other.Index, $"{{{{#{open.Block}}}}} has two {{{{else}}}}", $"keep one, or write {{{{/{open.Block}}}}} before the second");
        }
        else
        {
            _blocks.Push((open, true));
        }
    }

    private void Closed(TemplateToken.Close close)
    {
        if (_blocks.Count == 0)
        {
            _fault(close.Index, $"{{{{/{close.Block}}}}} closes nothing", $"write {{{{#{close.Block} name}}}} before it, or leave it out");
        }
        else if (_blocks.Pop().Open is var open && open.Block != close.Block)
        {
            _fault(close.Index, $"{{{{/{close.Block}}}}} cannot close {{{{#{open.Block}}}}}", $"write {{{{/{open.Block}}}}}");
        }
    }

    private void End()
    {
        foreach (var (open, _) in _blocks.Reverse())
        {
            _fault(open.Index, $"{{{{#{open.Block}}}}} is never closed", $"write {{{{/{open.Block}}}}}");
        }

        if (_place == TemplatePlace.Layout && !_showsBody)
        {
            _fault(0, "the layout never shows {{{body}}}", "write {{{body}}} where the message belongs, outside of every block");
        }
    }

    /// <summary>Finds variables in single braces: a reader would see them as they stand.</summary>
    public static void SingleBraces(string text, TemplatePlace place, ImmutableDictionary<string, string> links, TemplateFault fault)
    {
        var names = new TemplateChecker(place, isForCustomer: false, links, fault)._names;
        foreach (Match single in Single().Matches(text))
        {
            var written = single.Groups[1].Value;
            if ((names.FirstOrDefault(name => name.Equals(written, StringComparison.OrdinalIgnoreCase)) ?? (written.Contains('.', StringComparison.Ordinal) ? Nearest.Of(written, names) : null)) is { } meant)
            {
                fault(single.Index, $"{single.Value} would be read as it stands", $"write {{{{{meant}}}}}");
            }
        }
    }

    [GeneratedRegex(@"(?<!\{)\{ *([A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z][A-Za-z0-9_-]*){0,4}) *\}(?!\})")]
    private static partial Regex Single();

    private bool Known(string name, int index)
    {
        var names = IsInEach ? ItemNames : _names;
        if (names.Contains(name))
        {
            return true;
        }

        _fault(index, $"unknown variable {Faults.Quote(name)}{(IsInEach ? " inside {{#each}}" : "")}", Nearest.Mend(name, names));
        return false;
    }

    // Its {{else}} stands outside again.
    private bool IsInEach => _blocks.Any(block => block.Open.Block == "each" && !block.HasElse);

    private bool IsList(string name) => !IsInEach && _lists.Contains(name);
}
