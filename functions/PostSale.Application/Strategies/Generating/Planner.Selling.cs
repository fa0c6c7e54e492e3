using PostSale.Application.Strategies.Programmes;

namespace PostSale.Application.Strategies.Generating;

internal sealed partial class Planner
{
    private const string Pleased = "{ openCase: false, not: { nps: { atMost: 6 } } }";

    private JourneyOutline? Repurchase()
    {
        if (Subscribes)
        {
            return null;
        }

        // Something that is used up calls for the next order after a month; something that stays, for what goes with it after two.
        var (days, reason) = answers.Cycle == Cycle.Recurring ? (25, "repurchase") : (60, "offer");
        return new("repurchase", "customer", "order.paid", "marketing",
        [
            answers.Moment == CriticalMoment.Renewal && means.HasMessages
                ? means.Person("repurchase-call", $"{{ after: {days - 5}d }}", "medium", "proactive", "check-in", reason, condition: Rich)
                : null,
            means.Write("repurchase", $"{{ after: {days}d }}", "medium", "commercial", Purpose.Marketing, "offer", reason, condition: Pleased),
        ])
        {
            Reentry = "restart",
        };
    }

    private JourneyOutline Upsell() => new("upsell", "customer", BeginsWithOrder ? "[order.paid, milestone.reached]" : "[subscription.started, milestone.reached]", "marketing",
    [
        Ships
            ? means.Write("cross-sell", "{ after: 45d }", "long", "commercial", Purpose.Marketing, "offer", condition: Pleased)
            : means.Write("upsell", "{ after: 45d }", "long", "commercial", Purpose.Marketing, "offer", condition: Pleased),
        means.HasMessages ? means.Person("offer-call", "{ after: 52d }", "long", "commercial", "offer", "offer", "3d", condition: $"{{ spent: {{ atLeast: {amounts.HighValue} }}, nps: {{ atLeast: 9 }}, openCase: false }}") : null,
    ])
    {
        Reentry = "{ after: 180d }",
    };

    private JourneyOutline Referral() => new("referral", "customer", "survey.answered", "referral",
    [
        means.Write("referral-ask", "{ after: 2d }", "long", "commercial", Purpose.Marketing, "referral"),
        means.HasMessages ? means.Write("referral-reminder", "{ after: 12d }", "long", "commercial", Purpose.Marketing) : null,
    ])
    {
        If = "{ nps: { atLeast: 9, within: 7d }, openCase: false }",
        Reentry = "{ after: 90d }",
        Exit = "complaint.raised",
    };

    private JourneyOutline Loyalty() => new("loyalty", "customer", Subscribes ? "[subscription.renewed, order.paid]" : "order.paid", "marketing",
    [
        means.Write("loyalty-welcome", "{ after: 3d }", "medium", "commercial", Purpose.Marketing, "offer", "loyalty"),
        means.HasMessages ? means.Write("loyalty-benefit", "{ every: 3mo, first: 3mo }", "long", "commercial", Purpose.Marketing) : null,
    ])
    {
        If = Subscribes ? "{ any: [{ purchases: { atLeast: 2 } }, { happened: subscription.renewed }] }" : "{ purchases: { atLeast: 2 } }",
        Exit = Subscribes ? "subscription.ended" : "[]",
    };

    private JourneyOutline Reactivation()
    {
        // Silence counts from the end of a subscription; of purchases, from the day on which the next one was to be expected.
        var start = answers.Cycle switch { Cycle.Subscription => 0, Cycle.Recurring => 30, _ => 90 };
        return new("reactivation", "customer", Subscribes ? "subscription.ended" : "order.paid", "marketing",
        [
            Back("reactivation-30", 30, null),
            means.HasMessages ? means.Person("win-back-call", $"{{ after: {start + 40}d }}", "long", "commercial", "win-back", "win-back", "3d", condition: Rich) : null,
            Back("reactivation-60", 60, "win-back"),
            Back("reactivation-90", 90, null),
        ])
        {
            Reentry = Subscribes ? "{ after: 90d }" : "restart",
            Exit = Subscribes ? "[subscription.started, order.paid]" : null,
        };

        Step? Back(string id, int days, string? script) =>
            means.Write(id, $"{{ after: {start + days}d }}", "long", "commercial", Purpose.Marketing, script, script, despiteTrouble: true);
    }
}
