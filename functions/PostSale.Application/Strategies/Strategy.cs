using PostSale.Application.Strategies.Programmes;

namespace PostSale.Application.Strategies;

/// <summary>The words of one touchpoint; Handlebars, not yet rendered.</summary>
/// <param name="Template">Names <c>templates/{Template}.html.hbs</c> and <c>.txt.hbs</c>, or the file of another channel: <c>.sms.hbs</c>, <c>.whatsapp.hbs</c>, <c>.app.hbs</c>.</param>
/// <param name="Call">The one button or link; null when there is none.</param>
public sealed record TouchpointText(string Template, string Subject, string Preheader, CallToAction? Call);

public sealed record CallToAction(string Label, string Url);

/// <summary>What a task asks of a person; Handlebars, not yet rendered.</summary>
/// <param name="Script">Names <c>scripts/{Script}.md</c>; null where there is none.</param>
public sealed record TaskText(string Title, string? Script);

/// <summary>One immutable version of a strategy: its plan, its texts, and the files they come from.</summary>
/// <param name="Texts">By touchpoint.</param>
/// <param name="WelcomeTexts">What a touchpoint says instead where the store's confirmation is a welcome.</param>
/// <param name="Tasks">By touchpoint, of those that are work for a person.</param>
/// <param name="Links">Values that templates see as <c>links.NAME</c>.</param>
/// <param name="Files">Path within the folder, with forward slashes, to content.</param>
/// <param name="Rules">The strategy's own policies; the store's settings complete them.</param>
public sealed record Strategy(
    StrategyPlan Plan,
    string Name,
    string Locale,
    ImmutableDictionary<TouchpointId, TouchpointText> Texts,
    ImmutableDictionary<TouchpointId, TouchpointText> WelcomeTexts,
    ImmutableDictionary<TouchpointId, TaskText> Tasks,
    ImmutableDictionary<string, string> Links,
    ImmutableDictionary<string, string> Files,
    Policies Rules)
{
    public StrategyHash Hash => Plan.Hash;

    /// <summary>What it says beside its plan.</summary>
    public Programme Programme { get; init; } = Programme.Empty;
}
