using PostSale.Application.Strategies.Generating;
using PostSale.Application.Strategies.Rendering;

namespace PostSale.Application.Strategies.Comparing;

/// <summary>What a change is about, which decides whom it reaches.</summary>
public enum ChangeKind
{
    /// <summary>When, where or to whom: only those who enter from now on.</summary>
    Plan,

    /// <summary>What is said, and the store's rules: everybody, at once.</summary>
    AtOnce,

    /// <summary>What the team works by: no customer.</summary>
    Team,
}

/// <param name="Says">In the new strategy's language, one line.</param>
public sealed record StrategyChange(ChangeKind Kind, string Says);

/// <summary>Says in words what is different between two versions of a strategy, as customers will notice it.</summary>
public sealed class StrategyChanges
{
    private readonly Strategy _before;
    private readonly Strategy _after;
    private readonly Speech _speech;
    private readonly Specimens _old;
    private readonly Specimens _new;
    private readonly List<StrategyChange> _found = [];

    private StrategyChanges(Strategy before, Strategy after)
    {
        var content = Content.Of(after.Locale);
        (_before, _after, _speech, _old, _new) = (before, after, new(content), new(before, content), new(after, content));
    }

    /// <param name="before">Loaded without faults, like <paramref name="after"/>.</param>
    /// <returns>Empty when the two say the same.</returns>
    public static ImmutableArray<StrategyChange> Of(Strategy before, Strategy after)
    {
        var changes = new StrategyChanges(before, after);
        changes.Journeys();
        changes.Rest();
        return [.. changes._found];
    }

    /// <summary>That there is none.</summary>
    public static string None(Strategy strategy) => Content.Of(strategy.Locale).Word("diff-none");

    private void Journeys()
    {
        foreach (var journey in _after.Plan.Journeys)
        {
            if (_before.Plan.Find(journey.Id) is { } was)
            {
                Journey(was, journey);
            }
            else
            {
                Add(ChangeKind.Plan, "diff-journey-new", Name(journey), _speech.Facts(journey.Entry), journey.Touchpoints.Length);
            }
        }

        foreach (var gone in _before.Plan.Journeys.Where(journey => _after.Plan.Find(journey.Id) is null))
        {
            Add(ChangeKind.Plan, "diff-journey-gone", Name(gone));
        }
    }

    private void Journey(JourneyPlan was, JourneyPlan now)
    {
        var name = Name(now);
        Differ("diff-entry", Named(was.Entry), Named(now.Entry), name);
        Differ("diff-exit", Named(was.Exit), Named(now.Exit), name);
        Differ("diff-goal", Named(was.Goal), Named(now.Goal), name);
        Differ("diff-if", _speech.Who(was.If), _speech.Who(now.If), name);
        if (was.Reentry != now.Reentry || was.HoldoutPercent != now.HoldoutPercent || was.Priority != now.Priority)
        {
            Add(ChangeKind.Plan, "diff-reentry", name);
        }

        foreach (var touchpoint in now.Touchpoints)
        {
            if (was.Find(touchpoint.Id) is { } before)
            {
                Contact(name, before, touchpoint);
            }
            else
            {
                Add(ChangeKind.Plan, "diff-contact-new", name, _new.Title(touchpoint), _speech.When(touchpoint), _speech.Way(touchpoint));
            }
        }

        foreach (var gone in was.Touchpoints.Where(touchpoint => now.Find(touchpoint.Id) is null))
        {
            Add(ChangeKind.Plan, "diff-contact-gone", name, _old.Title(gone), _speech.When(gone));
        }
    }

    private void Contact(string journey, Touchpoint was, Touchpoint now)
    {
        var title = _new.Title(now);
        var found = _found.Count;
        Differ("diff-when", _speech.When(was), _speech.When(now), journey, title);
        Differ("diff-way", _speech.Way(was), _speech.Way(now), journey, title);
        Differ("diff-who", _speech.Who(was.If), _speech.Who(now.If), journey, title);
        Differ("diff-purpose", Purpose(was), Purpose(now), journey, title);
        if (_found.Count == found && (was.ExpiresAfter, was.After, was.DespiteTrouble, was.InShortForm, was.DeliveryWaitDays, was.Task?.Within) != (now.ExpiresAfter, now.After, now.DespiteTrouble, now.InShortForm, now.DeliveryWaitDays, now.Task?.Within))
        {
            Add(ChangeKind.Plan, "diff-detail", journey, title);
        }

        Said(journey, title, was, now);
    }

    private void Said(string journey, string title, Touchpoint was, Touchpoint now)
    {
        if (_before.Tasks.TryGetValue(was.Id, out var task) && _after.Tasks.TryGetValue(now.Id, out var asked))
        {
            if (task.Title != asked.Title || Script(_before, task) != Script(_after, asked))
            {
                Add(ChangeKind.Team, "diff-task", journey, title);
            }
        }
        else if (_before.Texts.TryGetValue(was.Id, out var text) && _after.Texts.TryGetValue(now.Id, out var says)
            && (text != says || _before.WelcomeTexts.GetValueOrDefault(was.Id) != _after.WelcomeTexts.GetValueOrDefault(now.Id) || !Words(_before, text).SequenceEqual(Words(_after, says))))
        {
            Add(ChangeKind.AtOnce, "diff-text", journey, _old.Title(was), text.Subject == says.Subject ? "" : _speech.Say("diff-text-subject", title));
        }
    }

    private void Rest()
    {
        if (!Same(_before.Rules, _after.Rules))
        {
            Add(ChangeKind.AtOnce, "diff-policies");
        }

        var links = _before.Links.Keys.Union(_after.Links.Keys).Where(link => _before.Links.GetValueOrDefault(link) != _after.Links.GetValueOrDefault(link)).Order(StringComparer.Ordinal).ToList();
        if (links.Count > 0)
        {
            Add(ChangeKind.AtOnce, "diff-links", string.Join(", ", links));
        }

        var parts = ProgrammeChanges.Of(_before.Programme, _after.Programme).Select(part => _speech.Word("diff-part-" + part)).ToList();
        if (parts.Count > 0)
        {
            Add(ChangeKind.Team, "diff-programme", string.Join(", ", parts));
        }
    }

    // Windows and holidays are sets: they are the same when they hold the same.
    private static bool Same(Policies left, Policies right) =>
        left with { Windows = right.Windows, Holidays = right.Holidays } == right
        && Enum.GetValues<Channel>().All(channel => left.WindowOf(channel) is var one && right.WindowOf(channel) is var other && one.From == other.From && one.To == other.To && one.Days.SetEquals(other.Days))
        && left.Holidays.Yearly.SetEquals(right.Holidays.Yearly) && left.Holidays.Dates.SetEquals(right.Holidays.Dates);

    private static IEnumerable<(string, string)> Words(Strategy strategy, TouchpointText text) => strategy.Files
        .Where(file => file.Key.StartsWith(StrategyFiles.TemplateFolder + text.Template + ".", StringComparison.Ordinal) || file.Key.StartsWith(StrategyFiles.TemplateFolder + StrategyFiles.Layout, StringComparison.Ordinal))
        .OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => (file.Key, file.Value));

    private static string? Script(Strategy strategy, TaskText task) => task.Script is null ? null : strategy.Files.GetValueOrDefault(StrategyFiles.Script(task.Script));

    private string Purpose(Touchpoint touchpoint) => _speech.Word("purpose-" + Application.Words.Of(touchpoint.Purpose));

    private string Named(ImmutableArray<string> facts) => facts.IsEmpty ? _speech.Word("nothing") : _speech.Facts(facts);

    private string Name(JourneyPlan journey) => _speech.Journey(journey.Id);

    private void Differ(string key, string was, string now, params string[] where)
    {
        if (was != now)
        {
            Add(ChangeKind.Plan, key, [.. where, was, now]);
        }
    }

    private void Add(ChangeKind kind, string key, params object[] parts) => _found.Add(new(kind, _speech.Say(key, parts)));
}
