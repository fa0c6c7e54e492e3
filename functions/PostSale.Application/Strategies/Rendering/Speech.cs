using System.Globalization;
using PostSale.Application.Strategies.Generating;

namespace PostSale.Application.Strategies.Rendering;

/// <summary>Says a plan in a person's language.</summary>
internal sealed class Speech(Content content)
{
    private static readonly NumberFormatInfo Portuguese = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };
    private static readonly NumberFormatInfo English = new() { NumberDecimalSeparator = ".", NumberGroupSeparator = "," };

    public string Locale => content.Locale;

    public string Word(string key) => content.Word(key);

    public string Say(string key, params object[] parts) => string.Format(CultureInfo.InvariantCulture, content.Word(key), [.. parts.Select(part => part is decimal number ? Number(number) : part is int whole ? Number(whole) : part)]);

    public string Number(decimal number) => number.ToString(number == Math.Floor(number) ? "N0" : "#,##0.##", content.IsPortuguese ? Portuguese : English);

    public string Journey(JourneyId id) => content.MaybeWord("journey-" + id.Value) ?? Readable(id.Value);

    public string? About(JourneyId id) => content.MaybeWord("about-" + id.Value);

    public string Channel(Channel channel) => content.Word("channel-" + Generating.JourneysYaml.Said(channel));

    public string Fact(string fact) => content.MaybeWord("fact-" + fact) ?? fact;

    public string Facts(IEnumerable<string> facts) => string.Join(", ", facts.Select(Fact));

    /// <summary>Where it goes: its channels, or who does it.</summary>
    public string Way(Touchpoint touchpoint) => touchpoint.Task is { } task
        ? content.Word("task-kind-" + Words.Of(task.Kind).ToLowerInvariant())
        : string.Join(" › ", touchpoint.Channels.Select(Channel));

    public string When(Touchpoint touchpoint)
    {
        var when = touchpoint.When switch
        {
            Timing.AtOnce => Word("when-at-once"),
            Timing.OnDay on => Say("when-day", on.Day),
            Timing.Offset { Days: 0 } => Word("when-after-0"),
            Timing.Offset { Days: 1 } => Word("when-after-1"),
            Timing.Offset { Days: > 0 } after => Say("when-after", after.Days),
            Timing.Offset { Days: -1 } => Word("when-before-1"),
            Timing.Offset before => Say("when-before", -before.Days),
            Timing.Recurring again => Say("when-every", Span(again.Every), Span(again.First)),
            Timing.Yearly yearly => Say("when-yearly", $"{yearly.Date.Day:00}/{yearly.Date.Month:00}"),
            Timing.OnDate date => Say("when-date", date.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)),
            _ => "",
        };
        var anchor = touchpoint.When is Timing.AtOnce or Timing.OnDate ? null : content.MaybeWord("anchor-" + Anchor(touchpoint.Anchor));
        return anchor is null ? when : $"{when} {anchor}";
    }

    /// <summary>For whom it is.</summary>
    public string Who(Condition? condition) => condition is null ? Word("everybody") : Of(condition);

    private string Of(Condition condition) => condition switch
    {
        Condition.All all => Joined("if-and", all.Conditions),
        Condition.Any any => Joined("if-or", any.Conditions),
        Condition.Not { Condition: Condition.Score { Value: { AtLeast: null, AtMost: <= 6 } } } => Word("if-no-bad-score"),
        Condition.Not not => Say("if-not", Of(not.Condition)),
        Condition.Purchases purchases => Say("if-purchases", Range(purchases.Count)),
        Condition.Spent spent => Say("if-spent", Range(spent.Amount)),
        Condition.OrderAmount amount => Say("if-amount", Range(amount.Amount)),
        Condition.Bought bought => Say("if-bought", string.Join(", ", bought.Products)),
        Condition.DaysSincePurchase since => Say("if-days", Range(since.Days)),
        Condition.Score score => Say("if-" + Words.Of(score.Survey).ToLowerInvariant(), Range(score.Value)),
        Condition.OpenCase open => Word(open.Open ? "if-open" : "if-closed"),
        Condition.AtRisk risk => Say("if-risk", Word("risk-" + Words.Of(risk.Least).ToLowerInvariant())),
        Condition.Happened { WithinDays: { } within } happened => Say("if-happened-within", Fact(happened.Type), within),
        Condition.Happened happened => Say("if-happened", Fact(happened.Type)),
        Condition.Uses uses => Say("if-uses", uses.WithinDays, Range(uses.Count)),
        Condition.Subscribed => Word("if-subscribed"),
        Condition.InTrial trial => trial.Is ? Word("if-trial") : Say("if-not", Word("if-trial")),
        Condition.Reachable reachable => Say("if-reachable", Channel(reachable.Channel)),
        Condition.Outcome outcome => Say("if-outcome", string.Join(", ", outcome.Outcomes.Select(Outcome))),
        Condition.WasSent sent => Say("if-sent", Readable(sent.Touchpoint.Value)),
        _ => "",
    };

    public string Outcome(string outcome) => content.MaybeWord("outcome-" + outcome) ?? Readable(outcome);

    public static string Readable(string id) => id.Length == 0 ? "" : char.ToUpperInvariant(id[0]) + id[1..].Replace('-', ' ');

    private string Joined(string key, ImmutableArray<Condition> conditions) =>
        conditions.IsEmpty ? Word("everybody") : conditions.Select(Of).Aggregate((left, right) => Say(key, left, right));

    private string Range(Domain.Strategies.Range range) => (range.AtLeast, range.AtMost) switch
    {
        ({ } least, { } most) when least == most => Say("range-is", least),
        ({ } least, { } most) => Say("range-between", least, most),
        ({ } least, null) => Say("range-from", least),
        (null, { } most) => Say("range-to", most),
        _ => "",
    };

    private string Span(CalendarSpan span)
    {
        var months = span.Months switch { 0 => null, 1 => Word("span-month"), var many => Say("span-months", many) };
        var days = span.Days switch { 0 => null, 1 => Word("span-day"), var many => Say("span-days", many) };
        return months is null ? days ?? "" : days is null ? months : Say("span-and", months == Word("span-month") ? "1 " + months : months, days);
    }

    private static string Anchor(Anchor anchor) => anchor switch
    {
        Domain.Strategies.Anchor.TrialEnd => "trial-end",
        Domain.Strategies.Anchor.LastUse => "last-use",
        _ => Words.Of(anchor).ToLowerInvariant(),
    };
}
