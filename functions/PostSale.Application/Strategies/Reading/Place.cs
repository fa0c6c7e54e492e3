namespace PostSale.Application.Strategies.Reading;

/// <summary>Where something stands in a file; both from 1.</summary>
internal readonly record struct Place(int Line, int Column)
{
    public static Place Start { get; } = new(1, 1);

    /// <summary>Where an index of a text stands, <c>\n</c> ending a line.</summary>
    public static Place Of(string text, int index)
    {
        var before = text.AsSpan(0, index);
        return new(before.Count('\n') + 1, index - before.LastIndexOf('\n'));
    }
}
