namespace PostSale.Application.Strategies.Reading;

/// <summary>What reading <c>strategy.yaml</c> comes upon and only its other files can settle.</summary>
internal sealed class Findings
{
    private readonly Dictionary<string, Place> _touchpoints = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Place> _journeys = new(StringComparer.Ordinal);

    /// <summary>Texts with variables that stand in <c>strategy.yaml</c> itself.</summary>
    public List<InlineText> Inlines { get; } = [];

    public List<TemplateUse> Templates { get; } = [];

    public List<ScriptUse> Scripts { get; } = [];

    /// <summary>Notes a journey's or rule's name.</summary>
    /// <returns>Where the name was taken before; null when it is new.</returns>
    public Place? NameJourney(string journey, Place at) => _journeys.TryAdd(journey, at) ? null : _journeys[journey];

    /// <summary>Notes a touchpoint's name.</summary>
    /// <returns>Where the name was taken before; null when it is new.</returns>
    public Place? Name(string touchpoint, Place at) => _touchpoints.TryAdd(touchpoint, at) ? null : _touchpoints[touchpoint];
}

/// <param name="IsForCustomer">False where the shop's own people read it.</param>
internal sealed record InlineText(string Text, Place At, bool IsForCustomer);

/// <summary>A template, for one of the channels it is needed on.</summary>
/// <param name="Purpose">What the words are sent for.</param>
internal sealed record TemplateUse(string Name, Channel Channel, Purpose Purpose, Place At);

internal sealed record ScriptUse(string Name, Place At);
