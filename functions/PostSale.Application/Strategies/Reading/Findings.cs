namespace PostSale.Application.Strategies.Reading;

/// <summary>What reading <c>strategy.yaml</c> comes upon and only its other files can settle.</summary>
internal sealed class Findings
{
    private readonly Dictionary<string, Place> _touchpoints = new(StringComparer.Ordinal);

    /// <summary>Texts with variables that stand in <c>strategy.yaml</c> itself.</summary>
    public List<InlineText> Inlines { get; } = [];

    public List<TemplateUse> Templates { get; } = [];

    /// <summary>Notes a touchpoint's name.</summary>
    /// <returns>Where the name was taken before; null when it is new.</returns>
    public Place? Name(string touchpoint, Place at) => _touchpoints.TryAdd(touchpoint, at) ? null : _touchpoints[touchpoint];
}

internal sealed record InlineText(string Text, Place At);

/// <param name="IsMail">Needs an HTML version and the layout as well.</param>
internal sealed record TemplateUse(string Name, bool IsMail, Place At);
