using PostSale.Application.Strategies.Programmes;

namespace PostSale.Application.Strategies.Generating;

/// <summary>Writes what stands beside the plan.</summary>
internal static class ProgrammeYaml
{
    public static void Write(YamlText yaml, Answers answers, Content content, Phrases phrases, Amounts amounts, IReadOnlySet<string> journeys)
    {
        yaml.Line($"brief: {{ kind: {StrategyKey.Of(answers.Kind)}, product: {YamlText.Quoted(answers.Product)}, cycle: {StrategyKey.Exact(answers.Cycle)}, moment: {Moment(answers.Moment)}, channels: [{string.Join(", ", answers.Channels.Select(JourneysYaml.Said))}] }}")
            .Line();
        Signals(yaml, phrases, journeys);
        yaml.Line($"compensation: {{ perCustomer: {amounts.HighValue / 4}, perMonth: {amounts.HighValue * 5}, approvalAbove: {amounts.HighValue / 10}, approver: {Q("approver")}, offers: [{Q("offer-small")}, {Q("offer-fix")}] }}")
            .Line();
        Loyalty(yaml, answers, phrases);
        yaml.Line("referrals:")
            .Line("  when: { nps: { atLeast: 9 }, openCase: false }").Line($"  askedBy: {(journeys.Contains("referral") ? "referral" : "onboarding")}").Line("  again: 90d")
            .Line($"  approach: {Q("refer-approach")}")
            .Line($"  incentive: {{ referrer: {Q("referrer-gift")}, friend: {Q("friend-gift")} }}")
            .Line($"  ease: {Q("refer-ease")}").Line($"  thanks: {Q("refer-thanks")}").Line("  hold: 14d").Line("  caps: { perYear: 10 }").Line()
            .Line($"kpis: {Kpis(answers.Cycle, amounts)}").Line()
            .Line($"costs: {Costs(answers, content.IsPortuguese)}").Line();
        yaml.Line("tools:");
        foreach (var tool in new[] { "tool-plan", "tool-messages", "tool-tasks", "tool-surveys", "tool-events", "tool-figures" })
        {
            yaml.Line($"  - {{ for: {Q(tool)}, use: {Q(tool + "-use")} }}");
        }

        List(yaml.Line(), "mistakes", [.. Enumerable.Range(1, 6).Select(number => $"mistake-{number}")]);
        List(yaml.Line(), "checklist", ["check-links", "check-voice", "check-inbox", "check-consent", "check-calls", "check-budget", "check-kpis"]);

        string Q(string key) => YamlText.Quoted(Phrases.Sentence(Plain(phrases.Word(key))));

        void List(YamlText into, string key, string[] items)
        {
            into.Line($"{key}:");
            foreach (var item in items)
            {
                into.Line($"  - {Q(item)}");
            }
        }
    }

    // People read it as it stands: no tag of a message's template belongs here.
    private static string Plain(string said) => Tags.Replace(said, "$1");

    private static readonly System.Text.RegularExpressions.Regex Tags = new(@"\{\{#if [^}]*\}\}\{\{[^}]*\}\}\{\{else\}\}(.*?)\{\{/if\}\}");

    private static void Signals(YamlText yaml, Phrases phrases, IReadOnlySet<string> journeys)
    {
        (string Sign, string Seen, string[] By, string Actions)[] signals =
        [
            ("low-use", "low-use", ["low-use", "at-risk", "reactivation"], "contact, investigate"),
            ("complaint", "sign-complaint", ["complaint"], "contact, investigate, quick-fix, compensate"),
            ("no-answer", "sign-no-answer", ["at-risk"], "contact"),
            ("cancellation-sought", "sign-cancellation", ["cancellation"], "contact, quick-fix"),
            ("competitor-compared", "sign-competitor", ["competitor"], "contact, investigate"),
            ("bad-score", "sign-bad-score", ["bad-score"], "contact, investigate, quick-fix, compensate"),
            ("payment-failing", "sign-payment", ["dunning"], "contact, quick-fix"),
            ("at-risk", "sign-risk", ["at-risk"], "contact, investigate"),
        ];
        yaml.Line("signals:");
        foreach (var (sign, seen, by, actions) in signals)
        {
            var known = by.Where(journeys.Contains).ToList();
            if (known.Count > 0)
            {
                yaml.Line($"  - {{ sign: {sign}, seen: {YamlText.Quoted(phrases.Word(seen))}, answeredBy: [{string.Join(", ", known)}], actions: [{actions}] }}");
            }
        }

        yaml.Line();
    }

    private static void Loyalty(YamlText yaml, Answers answers, Phrases phrases)
    {
        yaml.Line("loyalty:").Line($"  name: {Q("club")}").Line("  earning:").Line("    - { fact: order.paid, points: 1, per: 1 }");
        if (answers.Cycle == Cycle.Subscription)
        {
            yaml.Line("    - { fact: subscription.renewed, points: 1, per: 1 }");
        }

        yaml.Line("    - { fact: survey.answered, points: 20 }").Line("    - { fact: milestone.reached, points: 30 }").Line("  expiresAfter: 365d").Line("  tiers:");
        foreach (var (name, from, benefits) in new[]
        {
            ("tier-1", 0, new[] { ("content", "club-first"), ("community", "club-community") }),
            ("tier-2", 300, [("discount", "club-next"), ("content", "club-first")]),
            ("tier-3", 1000, [("priority", "club-priority"), ("gift", "club-gift"), ("discount", "club-next")]),
        })
        {
            yaml.Line($"    - name: {Q(name)}").Line($"      from: {from}").Line("      benefits:");
            foreach (var (kind, says) in benefits)
            {
                yaml.Line($"        - {{ kind: {kind}, says: {Q(says)} }}");
            }
        }

        yaml.Line();

        string Q(string key) => YamlText.Quoted(Phrases.Sentence(phrases.Word(key)));
    }

    private static string Kpis(Cycle cycle, Amounts amounts) => cycle switch
    {
        Cycle.Subscription => $"{{ satisfaction: 85%, nps: 50, retention: 90%, churn: 3%, lifetimeValue: {amounts.LifetimeValue}, upsell: 10%, referrals: 8% }}",
        Cycle.Recurring => $"{{ satisfaction: 85%, nps: 50, retention: 60%, churn: 6%, lifetimeValue: {amounts.LifetimeValue}, upsell: 12%, referrals: 10% }}",
        _ => $"{{ satisfaction: 85%, nps: 50, retention: 30%, churn: 10%, lifetimeValue: {amounts.LifetimeValue}, upsell: 15%, referrals: 10% }}",
    };

    private static string Costs(Answers answers, bool isPortuguese)
    {
        (Channel Channel, string Reais, string Dollars)[] costs =
            [(Channel.Email, "0.01", "0.002"), (Channel.Sms, "0.12", "0.03"), (Channel.WhatsApp, "0.25", "0.05"), (Channel.App, "0", "0"), (Channel.Phone, "6", "4"), (Channel.InPerson, "60", "40")];
        return $"{{ {string.Join(", ", costs.Where(cost => answers.Channels.Contains(cost.Channel)).Select(cost => $"{JourneysYaml.Said(cost.Channel)}: {(isPortuguese ? cost.Reais : cost.Dollars)}"))} }}";
    }

    private static string Moment(CriticalMoment moment) => moment switch { CriticalMoment.FirstDays => "first-days", CriticalMoment.FirstMonth => "first-month", _ => "renewal" };
}
