using PostSale.Application.Strategies.Programmes;
using PostSale.Application.Strategies.Reading;
using static PostSale.Application.Strategies.Rendering.DocumentPart;

namespace PostSale.Application.Strategies.Rendering;

public sealed partial class StrategyDocument
{
    private void Calls()
    {
        Add(new Heading(2, W("sec-4")));
        var calls = Contacts.Where(contact => contact.Touchpoint.Task is { Kind: TaskKind.Call or TaskKind.Visit or TaskKind.Investigation }).ToList();
        if (calls.All(call => call.Touchpoint.Task!.Kind == TaskKind.Investigation))
        {
            Add(new Paragraph(W("calls-none")));
        }

        Add(new Heading(3, W("calls-when")));
        Add(new Table([W("col-when"), W("col-contact"), W("col-kind"), W("col-who"), W("col-within")],
            [.. calls.Select(call => ImmutableArray.Create(_speech.When(call.Touchpoint), Title(call.Touchpoint), _speech.Way(call.Touchpoint), Whose(call.Journey, call.Touchpoint), $"{call.Touchpoint.Task!.Within.TotalHours:0} h"))]));
        foreach (var same in calls.Where(call => _strategy.Tasks[call.Touchpoint.Id].Script is not null).GroupBy(call => _strategy.Tasks[call.Touchpoint.Id].Script!))
        {
            var titles = string.Join("; ", same.Select(call => Title(call.Touchpoint)).Distinct());
            Add(new Script($"{W("script")} “{same.Key}”: {titles}", _specimens.Script(_strategy.Tasks[same.First().Touchpoint.Id])));
        }
    }

    private string Whose(JourneyPlan journey, Touchpoint touchpoint) =>
        journey.If is null && touchpoint.If is null ? _speech.Facts(journey.Entry) : $"{_speech.Facts(journey.Entry)}; {For(journey, touchpoint)}";

    private void Problems()
    {
        Add(new Heading(2, W("sec-5")));
        Add(new Table([W("col-sign"), W("col-seen"), W("col-actions"), W("col-answer")],
            [.. Programme.Signals.Select(signal => ImmutableArray.Create(
                W("sign-word-" + Dashed(signal.Sign)), signal.Seen, string.Join(", ", signal.Actions.Select(action => W("action-" + Dashed(action)))),
                string.Join(", ", signal.AnsweredBy.Select(_speech.Journey))))]));
        if (Programme.Compensation is { } given)
        {
            Add(new Heading(3, W("compensation")));
            Add(new Paragraph(_speech.Say("compensation-says", given.PerCustomer, given.PerMonth, given.ApprovalAbove, given.Approver)));
            Add(new Items(given.Offers));
        }
    }

    private void Faithful()
    {
        Add(new Heading(2, W("sec-6")));
        if (Programme.Loyalty is not { } loyalty)
        {
            return;
        }

        Add(new Paragraph($"**{loyalty.Name}.** {(loyalty.ExpiresAfterDays is { } days ? _speech.Say("expires", days) : W("expires-never"))}"));
        Add(new Heading(3, W("earning")));
        Add(new Items([.. loyalty.Earning.Select(earning => earning.Per is { } per ? _speech.Say("earning-per", Sentence(_speech.Fact(earning.Fact)), earning.Points, per) : _speech.Say("earning-each", Sentence(_speech.Fact(earning.Fact)), earning.Points))]));
        Add(new Table([W("col-tier"), W("col-from"), W("col-benefits")],
            [.. loyalty.Tiers.Select(tier => ImmutableArray.Create(
                tier.Name, $"{_speech.Number(tier.From)} {W("points")}", string.Join("; ", tier.Benefits.Select(benefit => $"{W("benefit-" + Words.Of(benefit.Kind).ToLowerInvariant())}: {benefit.Says}"))))]));
    }

    private void Friends()
    {
        Add(new Heading(2, W("sec-7")));
        if (Programme.Referrals is not { } referrals)
        {
            return;
        }

        Add(new Table(["", ""],
        [
            [W("refer-when"), $"{Sentence(_speech.Who(referrals.When))}; {_speech.Journey(referrals.AskedBy)}"],
            [W("refer-how"), referrals.Approach],
            [W("refer-incentive"), $"{W("refer-referrer")}: {referrals.ForReferrer ?? "–"}; {W("refer-friend")}: {referrals.ForFriend ?? "–"}"],
            [W("refer-ease-label"), referrals.Ease],
            [W("refer-thanks-label"), referrals.Thanks],
            [W("refer-limits"), _speech.Say("refer-limits-says", referrals.AgainDays, referrals.HoldDays, referrals.PerYear)],
        ]));
    }

    private void Figures()
    {
        Add(new Heading(2, W("sec-8")));
        Add(new Table([W("col-kpi"), W("col-means"), W("col-target")],
            [.. StrategyWords.Kpis.Select(kpi => ImmutableArray.Create(
                W("kpi-" + kpi.Word), W($"kpi-{kpi.Word}-means"),
                Programme.Kpis.FirstOrDefault(target => target.Kpi == kpi.Word) is { } target ? _speech.Number(target.Target) + (target.IsShare ? "%" : "") : "–"))]));
    }

    private void Automations()
    {
        Add(new Heading(2, W("sec-9")));
        var rules = _strategy.Rules;
        var window = rules.WindowOf(Channel.Email);
        Group("auto-messages", contact => contact.Touchpoint.Task is null && contact.Touchpoint.After is null);
        Group("auto-alerts", contact => contact.Touchpoint.Task is not null && contact.Journey.Priority == Priority.AtRisk && contact.Touchpoint.Task.Kind != TaskKind.Notice);
        Group("auto-notices", contact => contact.Touchpoint.Task?.Kind == TaskKind.Notice);
        Group("auto-tasks", contact => contact.Touchpoint.Task is { Kind: not TaskKind.Notice } && contact.Journey.Priority != Priority.AtRisk);
        Group("auto-followups", contact => contact.Touchpoint.After is not null);
        Add(new Paragraph(W("auto-followups-says")));
        Add(new Paragraph(_speech.Say("auto-limits", rules.PerDay, rules.MarketingPerWeek, Clock(window.From), Clock(window.To))));

        void Group(string key, Func<(JourneyPlan Journey, Touchpoint Touchpoint), bool> of)
        {
            var rows = Contacts.Where(of).GroupBy(contact => contact.Journey).Select(same => ImmutableArray.Create(
                Sentence(_speech.Facts(same.Key.Entry)), $"{_speech.Journey(same.Key.Id)}: {string.Join(", ", same.Select(contact => $"{_speech.Way(contact.Touchpoint).Split(" › ")[0]} {_speech.When(contact.Touchpoint)}"))}")).ToImmutableArray();
            Add(new Heading(3, W(key)));
            Add(new Table([W("col-trigger"), W("col-does")], rows));
        }
    }

    private void Cases()
    {
        string[] special = ["vip", "first-purchase", "renewal", "cancellation", "reactivation"];
        Add(new Heading(2, W("sec-10")));
        foreach (var id in special)
        {
            if (_strategy.Plan.Find(new(id)) is { } journey)
            {
                Case(journey);
            }
            else if (Programme.Brief is not null)
            {
                Add(new Heading(3, _speech.Journey(new(id))));
                Add(new Paragraph(W("case-none")));
            }
        }

        foreach (var journey in _strategy.Plan.Journeys.Where(journey => !special.Contains(journey.Id.Value) && journey.Id.Value is not ("onboarding" or "long-term")))
        {
            Case(journey);
        }
    }

    private void Case(JourneyPlan journey)
    {
        Add(new Heading(3, _speech.Journey(journey.Id)));
        if (_speech.About(journey.Id) is { } about)
        {
            Add(new Paragraph(about));
        }

        var ways = new List<string> { $"**{W("case-entry")}:** {_speech.Facts(journey.Entry)}{(journey.If is null ? "" : "; " + _speech.Who(journey.If))}" };
        if (!journey.Exit.IsEmpty)
        {
            ways.Add($"**{W("case-exit")}:** {_speech.Facts(journey.Exit)}");
        }

        if (!journey.Goal.IsEmpty)
        {
            ways.Add($"**{W("case-goal")}:** {_speech.Facts(journey.Goal)}");
        }

        Add(new Items([.. ways]));
        Rows(journey.Touchpoints.Select(touchpoint => (journey, touchpoint)));
    }

    private static string Clock(LocalTime time) => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static string Dashed<T>(T word) where T : struct, Enum => string.Concat(word.ToString().Select((letter, at) => char.IsUpper(letter) ? $"{(at > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
