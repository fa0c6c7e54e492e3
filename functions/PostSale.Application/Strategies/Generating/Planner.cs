using PostSale.Application.Strategies.Programmes;

namespace PostSale.Application.Strategies.Generating;

/// <summary>Composes the journeys of a strategy: which there are, and what they hold, follows from the answers.</summary>
internal sealed partial class Planner(Answers answers, Means means, Amounts amounts)
{
    private const string Undone = "[order.refunded, order.cancelled]";

    private bool Subscribes => answers.Cycle == Cycle.Subscription;

    private bool Ships => answers.Kind == ProductKind.Physical;

    // A box comes by order even where it comes every month; what is used online begins with the subscription.
    private bool BeginsWithOrder => Ships || !Subscribes;

    private string Beginning => BeginsWithOrder ? "order.paid" : "subscription.started";

    private string Rich => $"{{ spent: {{ atLeast: {amounts.HighValue} }} }}";

    public ImmutableArray<JourneyOutline> Journeys() =>
    [
        .. new[]
        {
            Onboarding(), FirstPurchase(), Vip(), Complaint(), BadScore(), AtRisk(), LowUse(), Competitor(), Renewal(), Dunning(), Cancellation(), Farewell(), Repurchase(),
            Upsell(), Referral(), Loyalty(), LongTerm(), Reactivation(),
        }.OfType<JourneyOutline>().Where(journey => journey.Carried.Any()),
    ];

    private JourneyOutline Onboarding()
    {
        var arrival = Ships ? "delivery" : null;
        var worth = BeginsWithOrder ? $"{{ orderAmount: {{ atLeast: {amounts.HighValue} }} }}" : Rich;
        var isDays = answers.Moment == CriticalMoment.FirstDays;
        var isMonth = answers.Moment == CriticalMoment.FirstMonth;

        // Who tries it needs the first steps most; whoever stays has had them.
        return new("onboarding", BeginsWithOrder ? "order" : "subscription", BeginsWithOrder ? Beginning : $"[trial.started, {Beginning}]", "onboarding",
        [
            means.Write("welcome", "{ at-once: true }", "immediate", "educational", Purpose.Transactional, "welcome", repeat: BeginsWithOrder),
            isDays ? means.Write("second-day", "{ day: 2 }", "short", "proactive", Purpose.Relationship, quick: true, anchor: arrival) : null,
            isDays ? means.Person("high-value-call", "{ day: 2 }", "short", "proactive", "welcome", "high-value", anchor: arrival, condition: worth) : null,
            means.Write("first-steps", "{ day: 3 }", "short", "educational", Purpose.Relationship, anchor: arrival),
            means.Write("how-is-it", "{ day: 7 }", "short", "satisfaction", Purpose.Relationship, "check-in", "how-is-it", anchor: arrival, repeat: BeginsWithOrder),
            isMonth ? means.Write("second-week", "{ day: 10 }", "short", "proactive", Purpose.Relationship, quick: true, anchor: arrival) : null,
            means.Write("tips", "{ day: 14 }", "medium", "educational", Purpose.Relationship, anchor: arrival),
            isMonth ? means.Write("third-week", "{ day: 21 }", "medium", "satisfaction", Purpose.Relationship, "check-in", "third-week", anchor: arrival) : null,
            isMonth && means.HasMessages ? means.Person("third-week-call", "{ day: 22 }", "medium", "proactive", "check-in", "third-week", anchor: arrival, condition: worth) : null,
            means.Write("survey", "{ day: 30 }", "medium", "satisfaction", Purpose.Relationship, "check-in", "survey", anchor: arrival, survey: "nps"),
            means.HasMessages ? means.Write("survey-reminder", "{ day: 37 }", "medium", "satisfaction", Purpose.Relationship, anchor: arrival, survey: "nps") : null,
        ])
        {
            Exit = BeginsWithOrder ? Undone : "subscription.ended",
        };
    }

    private JourneyOutline FirstPurchase() => new("first-purchase", "customer", Beginning, "onboarding",
    [
        means.Person("first-purchase-call", "{ day: 4 }", "short", "proactive", "welcome", "first-purchase"),
        means.HasPeople
            ? means.HasMessages ? means.Write("first-purchase", "{ day: 6 }", "short", "proactive", Purpose.Relationship, after: "first-purchase-call", condition: "{ outcome: { of: first-purchase-call, is: no-answer } }") : null
            : means.Write("first-purchase", "{ day: 5 }", "short", "proactive", Purpose.Relationship),
    ])
    {
        If = BeginsWithOrder ? "{ purchases: 1 }" : null,
        Exit = BeginsWithOrder ? Undone : "subscription.ended",
    };

    private JourneyOutline Vip() => new("vip", "customer", Subscribes ? "[order.paid, subscription.renewed]" : "order.paid", "satisfaction",
    [
        means.Notice("vip-notice", "{ at-once: true }", "notice-vip"),
        means.Person("vip-call", "{ after: 5d }", "short", "proactive", "vip", "vip", visit: true),
        means.Write("vip", "{ after: 8d }", "short", "proactive", Purpose.Relationship),
        means.Person("vip-review", "{ every: 6mo, first: 6mo }", "long", "satisfaction", "check-in", "vip", "5d", visit: true),
    ])
    {
        If = $"{{ spent: {{ atLeast: {amounts.Vip} }} }}",
        Exit = Subscribes ? "subscription.ended" : "[]",
    };

    private JourneyOutline LongTerm() => new("long-term", "customer", Beginning, "satisfaction",
    [
        means.HasMessages ? means.Write("monthly", "{ every: 1mo, first: 2mo }", "long", "proactive", Purpose.Relationship) : null,
        means.Write("quarterly", "{ every: 3mo, first: 3mo15d }", "long", "commercial", Purpose.Marketing, "check-in", "quarterly"),
        means.HasMessages ? means.Write("anniversary", "{ every: 12mo, first: 12mo4d }", "long", "satisfaction", Purpose.Relationship) : null,
        answers is { Kind: ProductKind.Service } ? means.Person("review", "{ every: 3mo, first: 3mo }", "long", "satisfaction", "check-in", "monthly", "5d", visit: true, condition: Rich) : null,
    ])
    {
        Exit = Subscribes ? "subscription.ended" : "[]",
    };
}
