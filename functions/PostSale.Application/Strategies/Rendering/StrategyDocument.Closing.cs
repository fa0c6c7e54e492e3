using PostSale.Application.Strategies.Programmes;
using PostSale.Application.Strategies.Reading;
using static PostSale.Application.Strategies.Rendering.DocumentPart;

namespace PostSale.Application.Strategies.Rendering;

public sealed partial class StrategyDocument
{
    private static readonly int[] Sizes = [1_000, 10_000, 100_000];

    private void Templates()
    {
        Add(new Heading(2, W("sec-templates")));
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var journey in _strategy.Plan.Journeys.Where(journey => journey.Id.Value != "onboarding"))
        {
            var texts = journey.Touchpoints.Where(touchpoint => touchpoint.Task is null && shown.Add(_strategy.Texts[touchpoint.Id].Template)).ToList();
            if (texts.Count > 0)
            {
                Add(new Heading(3, _speech.Journey(journey.Id)));
                texts.ForEach(Show);
            }
        }
    }

    private void Closing()
    {
        Add(new Heading(2, W("sec-checklist")));
        Add(new Checklist([.. Checked()]));
        Add(new Heading(2, W("sec-tools")));
        Add(new Table([W("col-for"), W("col-use")], [.. Programme.Tools.Select(tool => ImmutableArray.Create(tool.For, tool.Use))]));
        Add(new Heading(2, W("sec-mistakes")));
        Add(new Items(Programme.Mistakes));
        Add(new Heading(2, W("sec-scale")));
        Scale();
    }

    // What the configuration shows is ticked; the rest is for a person.
    private IEnumerable<(bool IsDone, string Text)> Checked()
    {
        var scripts = _strategy.Tasks.Values.Select(task => task.Script).OfType<string>().Distinct().ToList();
        var example = _strategy.Links.Values.Any(url => new Uri(url).Host.EndsWith(".example", StringComparison.Ordinal));
        yield return (true, _speech.Say("check-auto", _strategy.Plan.Journeys.Length));
        yield return (true, W("check-unsubscribe"));
        yield return (!Programme.Signals.IsEmpty, W("check-answers"));
        yield return (scripts.Count > 0, _speech.Say("check-scripts", scripts.Count));
        yield return (Programme.Compensation is not null, W("check-compensation"));
        yield return (Programme.Kpis.Length == StrategyWords.Kpis.Length, W("check-targets"));
        if (example)
        {
            yield return (false, W("check-example"));
        }

        foreach (var line in Programme.Checklist)
        {
            yield return (false, line);
        }
    }

    private void Scale()
    {
        var cycle = Programme.Brief?.Cycle ?? Cycle.OneOff;
        var per = Workload.PerCustomer(_strategy.Plan, cycle);
        Channel[] channels = [.. Enum.GetValues<Channel>().Where(per.ContainsKey)];
        Add(new Paragraph(_speech.Say("scale-says", Workload.ConditionShare * 100)));
        Add(new Table(
            [W("col-customers"), .. channels.Select(_speech.Channel).Select(Sentence), W("col-hours"), W("col-cost")],
            [.. Sizes.Select(size => Size(size, channels, per))]));
        Add(new Paragraph($"{W("scale-assume")} {string.Join("; ", Workload.Rates(cycle).Select(rate => $"{_speech.Fact(rate.Fact)} {_speech.Number(rate.PerMonth * 100)}"))}."));
        Add(new Paragraph(W("scale-first")));
    }

    private ImmutableArray<string> Size(int customers, Channel[] channels, IReadOnlyDictionary<Channel, decimal> per)
    {
        var counts = channels.Select(channel => (Channel: channel, Count: Workload.Of(per[channel], customers))).ToList();
        var hours = Workload.Hours(counts.Where(count => count.Channel is Channel.Phone or Channel.InPerson).Sum(count => count.Count));
        var cost = counts.Sum(count => count.Count * Programme.Costs.GetValueOrDefault(count.Channel));
        return [_speech.Number(customers), .. counts.Select(count => _speech.Number(count.Count)), _speech.Number(hours), _speech.Number(Math.Round(cost))];
    }
}
