using PostSale.Application.Strategies.Generating;
using PostSale.Application.Strategies.Programmes;
using static PostSale.Application.Strategies.Rendering.DocumentPart;

namespace PostSale.Application.Strategies.Rendering;

/// <summary>A strategy as a document that people read: the brief's ten sections and its closing list, in the strategy's language.</summary>
public sealed partial class StrategyDocument
{
    private readonly Strategy _strategy;
    private readonly Speech _speech;
    private readonly Specimens _specimens;
    private readonly List<DocumentPart> _parts = [];

    private StrategyDocument(Strategy strategy)
    {
        var content = Content.Of(strategy.Locale);
        (_strategy, _speech, _specimens) = (strategy, new(content), new(strategy, content));
    }

    private IEnumerable<(JourneyPlan Journey, Touchpoint Touchpoint)> Contacts => _strategy.Plan.Journeys.SelectMany(journey => journey.Touchpoints.Select(touchpoint => (journey, touchpoint)));

    private Programme Programme => _strategy.Programme;

    /// <summary>One self-contained page that prints on A4.</summary>
    /// <param name="strategy">Loaded without faults.</param>
    public static string Html(Strategy strategy) => HtmlWriter.Write(strategy.Locale, strategy.Name, Of(strategy));

    /// <inheritdoc cref="Html"/>
    public static string Markdown(Strategy strategy) => MarkdownWriter.Write(Of(strategy));

    private static List<DocumentPart> Of(Strategy strategy)
    {
        var document = new StrategyDocument(strategy);
        document.Front();
        document.Moments();
        document.Kinds();
        document.Sequence();
        document.Calls();
        document.Problems();
        document.Faithful();
        document.Friends();
        document.Figures();
        document.Automations();
        document.Cases();
        document.Templates();
        document.Closing();
        return document._parts;
    }

    private void Front()
    {
        Add(new Heading(1, $"{W("doc-title")}: {_strategy.Name}"));
        if (Programme.Brief is { } brief)
        {
            Add(new Heading(2, W("doc-context")));
            Add(new Table(["", ""],
            [
                [W("doc-product"), $"{brief.Product} ({W("kind-word-" + StrategyKey.Of(brief.Kind))})"],
                [W("doc-cycle"), W("cycle-" + StrategyKey.Exact(brief.Cycle))],
                [W("doc-moment"), W("moment-" + AnswerWords.Moments.First(pair => pair.Value == brief.Moment).Key)],
                [W("doc-channels"), string.Join(", ", brief.Channels.Select(_speech.Channel))],
            ]));
        }

        Add(new Heading(2, W("doc-aims")));
        Add(new Items([.. Enumerable.Range(1, 5).Select(number => W($"aim-{number}"))]));
        Add(new Heading(2, W("doc-size")));
        var tasks = Contacts.Count(contact => contact.Touchpoint.Task is not null);
        Add(new Paragraph(_speech.Say("doc-size-says", _strategy.Plan.Journeys.Length, Contacts.Count(), Contacts.Count() - tasks, tasks, _strategy.Hash.Value[..12])));
        Add(new Chart(JourneyChart.Draw(_strategy.Plan, _speech), W("doc-timeline")));
    }

    private void Moments()
    {
        Add(new Heading(2, W("sec-1")));
        foreach (var stage in Enum.GetValues<Stage>())
        {
            var key = "stage-" + Words.Of(stage).ToLowerInvariant();
            Listed(key, Contacts.Where(contact => contact.Touchpoint.Stage == stage), withStage: true);
        }
    }

    private void Kinds()
    {
        Add(new Heading(2, W("sec-2")));
        foreach (var kind in Enum.GetValues<TouchpointKind>())
        {
            Add(new Heading(3, W("kind-" + Words.Of(kind).ToLowerInvariant())));
            Add(new Paragraph(W($"kind-{Words.Of(kind).ToLowerInvariant()}-says")));
            var of = Contacts.Where(contact => contact.Touchpoint.Kind == kind).Select(contact => $"{Title(contact.Touchpoint)} ({_speech.Journey(contact.Journey.Id)}, {_speech.When(contact.Touchpoint)})").ToList();
            Add(new Items([.. of]));
        }
    }

    private void Sequence()
    {
        var first = _strategy.Plan.Journeys.Where(journey => journey.Id.Value == "onboarding").DefaultIfEmpty(_strategy.Plan.Journeys[0]).First();
        var mails = first.Touchpoints.Any(touchpoint => touchpoint.Task is null && touchpoint.Channels.Contains(Channel.Email));
        Add(new Heading(2, W(mails ? "sec-3" : "sec-3-short")));
        foreach (var touchpoint in first.Touchpoints)
        {
            if (touchpoint.Task is null)
            {
                Show(touchpoint);
            }
            else
            {
                Add(new Paragraph($"**{_speech.When(touchpoint)}:** {Title(touchpoint)} ({_speech.Way(touchpoint)}; {_speech.Who(touchpoint.If)})"));
            }
        }
    }

    private void Listed(string key, IEnumerable<(JourneyPlan Journey, Touchpoint Touchpoint)> contacts, bool withStage)
    {
        Add(new Heading(3, W(key)));
        if (withStage)
        {
            Add(new Paragraph(W(key + "-says")));
        }

        Rows(contacts);
    }

    private void Rows(IEnumerable<(JourneyPlan Journey, Touchpoint Touchpoint)> contacts) => Add(new Table(
        [W("col-when"), W("col-contact"), W("col-journey"), W("col-channel"), W("col-who")],
        [.. contacts.Select(contact => ImmutableArray.Create(_speech.When(contact.Touchpoint), Title(contact.Touchpoint), _speech.Journey(contact.Journey.Id), _speech.Way(contact.Touchpoint), For(contact.Journey, contact.Touchpoint)))]));

    private string For(JourneyPlan journey, Touchpoint touchpoint)
    {
        var conditions = new[] { journey.If, touchpoint.If }.OfType<Condition>().Select(_speech.Who).ToList();
        return conditions.Count == 0 ? _speech.Who(null) : string.Join("; ", conditions);
    }

    private void Show(Touchpoint touchpoint)
    {
        var title = $"{Sentence(_speech.When(touchpoint))}: {Title(touchpoint)}";
        foreach (var part in _specimens.Of(touchpoint, title))
        {
            Add(part);
        }
    }

    private string Title(Touchpoint touchpoint) => _specimens.Title(touchpoint);

    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private void Add(DocumentPart part) => _parts.Add(part);

    private string W(string key) => _speech.Word(key);
}
