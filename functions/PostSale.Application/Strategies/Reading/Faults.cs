namespace PostSale.Application.Strategies.Reading;

/// <summary>Collects what is wrong with one file.</summary>
internal sealed class Faults(string file)
{
    /// <summary>More than anyone mends at once, and a bound on what a broken file can make us do.</summary>
    public const int Most = 100;

    private readonly List<StrategyFault> _found = [];

    public IReadOnlyList<StrategyFault> Found => _found;

    /// <param name="mend">What would be right.</param>
    public void Add(Place at, string what, string mend) => Add(new StrategyFault(file, at.Line, at.Column, what, mend));

    /// <summary>It can be carried out, and would not do what is meant; see <see cref="StrategyFault.IsForeseen"/>.</summary>
    public void Foresee(Place at, string what, string mend) => Add(new StrategyFault(file, at.Line, at.Column, what, mend) { IsForeseen = true });

    /// <summary>Something else stands where a certain kind of thing belongs; what would be right is said by what was expected.</summary>
    public void Expected(Node node, string what)
    {
        // What was already refused needs no second complaint.
        if (node is not Node.Refused)
        {
            Add(new StrategyFault(file, node.At.Line, node.At.Column, $"expected {what}, found {node.Kind}", null));
        }
    }

    private void Add(StrategyFault fault)
    {
        if (_found.Count < Most)
        {
            _found.Add(fault);
        }
        else if (_found.Count == Most)
        {
            _found.Add(fault with { What = "and more", Mend = $"mend these {Most} first" });
        }
    }

    /// <summary>Quotes what somebody wrote, short enough for one line.</summary>
    public static string Quote(string text)
    {
        var shown = text.Length > 60 ? string.Concat(text.AsSpan(0, 60), "…") : text;
        return $"\"{string.Concat(shown.Select(unit => char.IsControl(unit) || char.IsSurrogate(unit) ? '\uFFFD' : unit))}\"";
    }
}
