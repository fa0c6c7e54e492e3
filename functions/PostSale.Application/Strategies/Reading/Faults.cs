namespace PostSale.Application.Strategies.Reading;

/// <summary>Collects what is wrong with one file.</summary>
internal sealed class Faults(string file)
{
    /// <summary>More than anyone mends at once, and a bound on what a broken file can make us do.</summary>
    public const int Most = 100;

    private readonly List<StrategyFault> _found = [];

    public IReadOnlyList<StrategyFault> Found => _found;

    public void Add(Place at, string what, string? mend = null)
    {
        if (_found.Count < Most)
        {
            _found.Add(new(file, at.Line, at.Column, what, mend));
        }
        else if (_found.Count == Most)
        {
            _found.Add(new(file, at.Line, at.Column, "and more", $"mend these {Most} first"));
        }
    }

    /// <summary>Something else stands where a certain kind of thing belongs.</summary>
    public void Expected(Node node, string what)
    {
        // What was already refused needs no second complaint.
        if (node is not Node.Refused)
        {
            Add(node.At, $"expected {what}, found {node.Kind}");
        }
    }

    /// <summary>Quotes what somebody wrote, short enough for one line.</summary>
    public static string Quote(string text)
    {
        var shown = text.Length > 60 ? string.Concat(text.AsSpan(0, 60), "…") : text;
        return $"\"{string.Concat(shown.Select(unit => char.IsControl(unit) || char.IsSurrogate(unit) ? '\uFFFD' : unit))}\"";
    }
}
