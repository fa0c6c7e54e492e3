using PostSale.Application.Strategies.Programmes;

namespace PostSale.Application.Strategies.Generating;

internal sealed partial class Planner
{
    // Who pays every month has just renewed: sixty days before the next time there was no last time yet.
    private const string NotMonthly = "{ not: { any: [{ happened: { fact: subscription.started, within: 45d } }, { happened: { fact: subscription.renewed, within: 45d } }] } }";

    private JourneyOutline? Renewal()
    {
        if (!Subscribes)
        {
            return null;
        }

        var isCritical = answers.Moment == CriticalMoment.Renewal;
        return new("renewal", "subscription", "[subscription.started, subscription.renews]", "renewal",
        [
            Before("renewal-60", 60, "proactive", null, NotMonthly),
            Before("renewal-30", 30, "proactive", "renewal", NotMonthly),
            means.HasMessages ? means.Person("renewal-call", $"{{ before: {(isCritical ? 25 : 20)}d }}", "long", "proactive", "renewal", "renewal-30", "3d", anchor: "renewal", condition: isCritical ? NotMonthly : $"{{ all: [{Rich}, {NotMonthly}] }}") : null,
            Before("renewal-14", 14, "educational", null, NotMonthly),
            Before("renewal-7", 7, "commercial", null, NotMonthly),
            isCritical && means.HasMessages ? means.Person("renewal-last-call", "{ before: 5d }", "long", "commercial", "renewal", "renewal-7", "2d", anchor: "renewal", condition: $"{{ all: [{Rich}, {NotMonthly}] }}") : null,
            Before("renewal-1", 1, "commercial", null, null),
            At("renewal-day", "{ after: 0d }", null),
            At("renewal-grace-3", "{ after: 3d }", "renewal"),
            At("renewal-grace-7", "{ after: 7d }", null),
        ])
        {
            Reentry = "restart",
            Exit = "subscription.ended",
            Goal = "subscription.renewed",
        };

        Step? Before(string id, int days, string kind, string? script, string? condition) =>
            means.Write(id, $"{{ before: {days}d }}", "long", kind, Purpose.Relationship, script, "renewal-30", anchor: "renewal", condition: condition);

        Step? At(string id, string when, string? script) =>
            means.Write(id, when, "long", "commercial", Purpose.Relationship, script, "renewal-grace", quick: true, anchor: "renewal");
    }

    private JourneyOutline? Dunning() => !Subscribes ? null : new("dunning", "subscription", "payment.failed", "renewal",
    [
        means.Write("dunning-0", "{ at-once: true }", "immediate", "proactive", Purpose.Relationship, "payment", "dunning", quick: true),
        means.Write("dunning-3", "{ after: 3d }", "short", "proactive", Purpose.Relationship),
        means.HasMessages ? means.Person("dunning-call", "{ after: 4d }", "short", "proactive", "payment", "dunning") : null,
        means.Write("dunning-5", "{ after: 5d }", "short", "proactive", Purpose.Relationship, "payment", "dunning", quick: true),
        means.Write("dunning-7", "{ after: 7d }", "short", "proactive", Purpose.Relationship),
    ])
    {
        Reentry = "{ after: 20d }",
        Exit = "subscription.ended",
        Goal = "[payment.recovered, subscription.renewed]",
    };

    private JourneyOutline Cancellation()
    {
        const string Asked = "{ happened: { fact: cancellation.sought, within: 5d } }";
        return new("cancellation", "customer", Subscribes ? "[cancellation.sought, subscription.ending]" : "[cancellation.sought, order.refunded, order.cancelled]", "at-risk",
        [
            means.Person("stay-call", "{ at-once: true }", "immediate", "proactive", "stay", "stay", "8h", condition: Subscribes ? null : Asked, outcomes: "stays, leaves, no-answer"),
            means.Write("exit-survey", "{ at-once: true }", "immediate", "satisfaction", Purpose.Relationship, quick: true),
            means.HasMessages
                ? means.Write("stay-offer", "{ after: 2d }", "short", "proactive", Purpose.Relationship, condition: Subscribes ? null : Asked)
                : null,
        ])
        {
            Reentry = "{ after: 60d }",
            Exit = Subscribes ? "subscription.ended" : null,
        };
    }

    private JourneyOutline Farewell() => new("farewell", "customer", Subscribes ? "subscription.ended" : Undone, "satisfaction",
    [
        means.Write("farewell", Subscribes ? "{ at-once: true }" : "{ after: 3d }", Subscribes ? "immediate" : "short", "satisfaction", Purpose.Relationship),
        means.Notice("farewell-notice", "{ at-once: true }", "notice-farewell"),
    ])
    {
        Reentry = "{ after: 30d }",
    };

    private JourneyOutline Complaint() => new("complaint", "customer", "complaint.raised", "at-risk",
    [
        means.HasMessages ? means.Write("complaint-received", "{ at-once: true }", "immediate", "proactive", Purpose.Transactional, quick: true) : null,
        means.Somebody("complaint-call", "{ at-once: true }", "complaint", "complaint", "4h", "resolved, compensate, no-answer"),
        means.Approval("compensation", "{ after: 0d }", "complaint-call", "{ outcome: { of: complaint-call, is: compensate } }"),
        means.HasMessages && means.HasPeople ? means.Write("complaint-no-answer", "{ after: 1d }", "short", "proactive", Purpose.Relationship, text: "no-answer", quick: true, after: "complaint-call", condition: Missed("complaint-call")) : null,
    ])
    {
        Reentry = "{ after: 1d }",
        Exit = "support.resolved",
    };

    private JourneyOutline BadScore() => new("bad-score", "customer", "survey.answered", "at-risk",
    [
        means.HasMessages ? means.Write("bad-score", "{ at-once: true }", "short", "satisfaction", Purpose.Relationship) : null,
        means.Somebody("bad-score-call", "{ after: 1d }", "complaint", "bad-score", "1d", "resolved, compensate, no-answer", "short"),
    ])
    {
        If = "{ nps: { atMost: 6, within: 7d } }",
        Reentry = "{ after: 30d }",
    };

    private JourneyOutline AtRisk() => new("at-risk", "customer", "risk.raised", "at-risk",
    [
        means.Notice("risk-notice", "{ at-once: true }", "notice-risk"),
        means.Person("rescue-call", "{ at-once: true }", "immediate", "proactive", "rescue", "risk"),
        means.HasPeople
            ? means.HasMessages ? means.Write("no-answer", "{ after: 2d }", "short", "proactive", Purpose.Relationship, quick: true, after: "rescue-call", condition: Missed("rescue-call")) : null
            : means.Write("at-risk", "{ at-once: true }", "immediate", "proactive", Purpose.Relationship, quick: true),
        means.HasPeople && means.HasMessages ? means.Write("at-risk", "{ after: 6d }", "short", "proactive", Purpose.Relationship, after: "rescue-call", condition: Missed("rescue-call")) : null,
    ])
    {
        Reentry = "{ after: 60d }",
    };

    // Where use is told. A shop that ships, or meets its clients, hears of silence from the nightly scoring.
    private JourneyOutline? LowUse() => answers.Kind is ProductKind.Physical or ProductKind.Service ? null : new("low-use", "customer", Subscribes ? "[subscription.started, subscription.renewed]" : "order.paid", "at-risk",
    [
        means.Write("low-use", "{ after: 14d }", "medium", "proactive", Purpose.Relationship, "rescue", "low-use", quick: true, anchor: "last-use", condition: Quiet(14)),
        means.HasMessages ? means.Person("low-use-call", "{ after: 21d }", "medium", "proactive", "rescue", "low-use", anchor: "last-use", condition: $"{{ all: [{Rich}, {Quiet(21)}] }}") : null,
    ])
    {
        Reentry = "{ after: 60d }",
        Exit = Subscribes ? "subscription.ended" : Undone,
    };

    private JourneyOutline Competitor() => new("competitor", "customer", "competitor.compared", "at-risk",
    [
        means.HasMessages ? means.Write("competitor", "{ at-once: true }", "immediate", "proactive", Purpose.Relationship, quick: true) : null,
        means.Person("competitor-call", "{ after: 1d }", "short", "proactive", "stay", "competitor", condition: Rich),
    ])
    {
        Reentry = "{ after: 30d }",
    };

    // That nothing was used says something only where use is told at all.
    private static string Quiet(int days) => $"{{ all: [{{ uses: {{ within: {days}d, atMost: 0 }} }}, {{ uses: {{ within: 60d, atLeast: 1 }} }}] }}";

    private static string Missed(string call) => $"{{ outcome: {{ of: {call}, is: no-answer }} }}";
}
