using PostSale.Application.Strategies;

namespace PostSale.Stores.Tests.Scenarios;

/// <summary>A strategy with something for every section of a post-sale plan, told in the fewest words.</summary>
internal static class BriefStrategy
{
    private const string Text = "{{{body}}} {{store.postalAddress}}{{#if unsubscribeUrl}} {{unsubscribeUrl}}{{/if}}\n";

    private static readonly string Yaml = $$"""
        format: 1
        name: The whole plan
        locale: en
        journeys:
          - id: onboarding
            subject: order
            entry: order.paid
            exit: [order.refunded, order.cancelled]
            priority: onboarding
            touchpoints:
              - { id: confirmation, when: { at-once: true }, repeat: true, {{Mail("immediate", "educational", "transactional")}} }
              - { id: first-steps, when: { day: 3 }, anchor: delivery, deliveryWait: 10d, {{Mail("short", "educational", "relationship")}} }
              - { id: how-is-it, when: { day: 7 }, anchor: delivery, repeat: true, {{Mail("short", "satisfaction", "relationship")}} }
              - { id: tips, when: { day: 14 }, {{Mail("medium", "educational", "relationship")}} }
              - { id: survey, when: { day: 30 }, survey: nps, {{Mail("medium", "satisfaction", "relationship")}} }
          - id: long-term
            subject: customer
            entry: order.paid
            exit: cancellation.sought
            priority: satisfaction
            touchpoints:
              - { id: check-in, when: { every: 1mo, first: 2mo }, {{Mail("long", "proactive", "relationship")}} }
              - { id: news, when: { every: 3mo, first: 3mo15d }, {{Mail("long", "commercial", "marketing")}} }
          - id: vip
            subject: order
            entry: order.paid
            if: { orderAmount: { atLeast: 1000 } }
            exit: [order.refunded, order.cancelled]
            priority: onboarding
            touchpoints:
              - { id: vip-call, when: { day: 2 }, stage: short, kind: proactive, task: { kind: call, title: Call, within: 1d, outcomes: [happy, unhappy, no-answer] } }
              - { id: vip-again, when: { day: 4 }, after: vip-call, if: { outcome: { of: vip-call, is: no-answer } }, channel: whatsapp, fallback: [sms, email], stage: short, kind: proactive, purpose: relationship, template: words, subject: Words }
          - id: renewal
            subject: subscription
            entry: [subscription.started, subscription.renews]
            reentry: restart
            exit: [subscription.ending, subscription.ended]
            priority: renewal
            touchpoints:
              - { id: in-60-days, when: { before: 60d }, anchor: renewal, {{Mail("long", "commercial", "relationship")}} }
              - { id: in-30-days, when: { before: 30d }, anchor: renewal, {{Mail("long", "commercial", "relationship")}} }
              - { id: call-before, when: { before: 14d }, anchor: renewal, stage: long, kind: commercial, task: { kind: call, title: Call, outcomes: [renews, leaves, no-answer] } }
              - { id: tomorrow, when: { before: 1d }, anchor: renewal, {{Mail("long", "commercial", "relationship")}} }
          - id: dunning
            subject: subscription
            entry: payment.failed
            reentry: restart
            goal: payment.recovered
            exit: subscription.ended
            priority: renewal
            touchpoints:
              - { id: pay-0, when: { at-once: true }, {{Mail("immediate", "proactive", "transactional")}} }
              - { id: pay-3, when: { after: 3d }, {{Mail("short", "proactive", "relationship")}} }
              - { id: pay-5, when: { after: 5d }, {{Mail("short", "proactive", "relationship")}} }
              - { id: pay-7, when: { after: 7d }, stage: short, kind: proactive, task: { kind: call, title: Call } }
          - id: cancellation
            subject: customer
            entry: cancellation.sought
            reentry: { after: 30d }
            priority: at-risk
            touchpoints:
              - { id: save-call, when: { at-once: true }, stage: immediate, kind: proactive, task: { kind: call, title: Call, within: 4h, outcomes: [stays, leaves] } }
              - { id: save-offer, when: { after: 2d }, after: save-call, if: { outcome: { of: save-call, is: leaves } }, despiteTrouble: true, {{Mail("short", "commercial", "marketing")}} }
          - id: reactivation
            subject: customer
            entry: order.paid
            reentry: restart
            priority: marketing
            touchpoints:
              - { id: away-60, when: { after: 60d }, {{Mail("long", "commercial", "marketing")}} }
              - { id: away-90, when: { after: 90d }, if: { daysSincePurchase: { atLeast: 90 } }, {{Mail("long", "commercial", "marketing")}} }
          - id: at-risk
            subject: customer
            entry: risk.raised
            reentry: { after: 60d }
            priority: at-risk
            touchpoints:
              - { id: risk-call, when: { at-once: true }, stage: immediate, kind: proactive, if: { risk: high }, task: { kind: call, title: Call } }
              - { id: risk-help, when: { after: 1d }, {{Mail("short", "proactive", "relationship")}} }
          - id: referral
            subject: customer
            entry: survey.answered
            if: { nps: { atLeast: 9 } }
            reentry: { after: 90d }
            priority: referral
            touchpoints:
              - { id: bring-a-friend, when: { after: 1d }, {{Mail("medium", "commercial", "marketing")}} }
          - id: loyalty
            subject: customer
            entry: order.paid
            if: { purchases: 3 }
            priority: marketing
            touchpoints:
              - { id: thank-you, when: { after: 2d }, {{Mail("long", "commercial", "marketing")}} }
          - id: upsell
            subject: customer
            entry: milestone.reached
            reentry: { after: 30d }
            priority: marketing
            touchpoints:
              - { id: the-next-step, when: { after: 1d }, {{Mail("medium", "commercial", "marketing")}} }
          - id: quiet
            subject: subscription
            entry: subscription.started
            priority: at-risk
            touchpoints:
              - { id: are-you-there, when: { after: 14d }, if: { uses: { within: 14d, atMost: 0 } }, {{Mail("medium", "proactive", "relationship")}} }
        rules:
          - { id: complaint, when: complaint.raised, then: { task: { kind: call, title: Call, within: 4h, outcomes: [resolved, no-answer] } } }
          - { id: competitor, when: competitor.compared, then: { task: { kind: notice, title: Read } } }
          - { id: twice-helped, when: support.opened, if: { happened: { fact: support.opened, within: 30d, times: 2 } }, then: { task: { kind: investigation, title: Look into it } } }
          - { id: detractor, when: survey.answered, if: { nps: { atMost: 6 } }, then: { task: { kind: call, title: Call } } }
        """;

    public static Strategy Strategy { get; } = StrategyLoader.Load(new Dictionary<string, string>
    {
        ["strategy.yaml"] = Yaml,
        ["templates/_layout.html.hbs"] = Text,
        ["templates/_layout.txt.hbs"] = Text,
        ["templates/words.html.hbs"] = "A few words.\n",
        ["templates/words.txt.hbs"] = "A few words.\n",
    }) switch
    {
        StrategyResult.Loaded loaded => loaded.Strategy,
        StrategyResult.Faulty faulty => throw new InvalidOperationException(string.Join('\n', faulty.Faults)),
        var other => throw new InvalidOperationException(other.ToString()),
    };

    private static string Mail(string stage, string kind, string purpose) => $"stage: {stage}, kind: {kind}, purpose: {purpose}, channel: email, template: words, subject: Words";
}
