namespace PostSale.Application.Tests.Strategies;

/// <summary>What can be carried out and would not do what is meant.</summary>
public sealed class StrategySenseTests
{
    [Theory]
    [InlineData("of: call, is: [done, no-anser]", "20:76: \"no-anser\" is no outcome of call; did you mean \"no-answer\"?")]
    [InlineData("of: call, is: talked", "20:69: \"talked\" is no outcome of call; known here: done, no-answer")]
    [InlineData("of: one, is: sent", "20:59: nothing comes of one: it is a message; write \"sent: one\", or name a task: call")]
    [InlineData("of: call, is: [done, no-answer]")]
    public void AnOutcome_IsOneOfItsTask(string outcome, params string[] faults) => Assert.Equal(faults, Faults($$"""
        {{Journey("one", "order.paid")}}
              - { id: call, when: { day: 2 }, stage: short, kind: proactive, task: { kind: call, title: Call, outcomes: [done, no-answer] } }
              - { id: one, when: { day: 3 }, {{Mail()}} }
              - { id: two, when: { day: 4 }, if: { outcome: { {{outcome}} } }, {{Mail()}} }
        """));

    [Theory]
    [InlineData("order.paid", "purchases: { atMost: 0 }", "16:11: can never hold: whoever is here has bought once at least; write { purchases: 1 } for the first purchase")]
    [InlineData("order.paid", "purchases: { atLeast: 1 }", "16:11: always holds: whoever is here has bought once at least; leave it out, or ask for more")]
    [InlineData("order.paid", "any: [{ openCase: false }, { not: { purchases: { atMost: 0 } } }]", "16:47: can never hold: whoever is here has bought once at least; write { purchases: 1 } for the first purchase")]
    [InlineData("order.paid", "daysSincePurchase: { atLeast: 30 }", "16:11: can never hold: the purchase that enters it is the last one, 0 days ago; count the days of a silence by a touchpoint: { after: 90d }")]
    [InlineData("order.paid", "happened: order.paid", "16:11: always holds: order.paid is what enters the journey; leave it out, or ask for more")]
    [InlineData("complaint.raised", "happened: { fact: complaint.raised, within: 30d }", "16:11: always holds: complaint.raised is what enters the journey; leave it out, or ask for more")]
    [InlineData("complaint.raised", "happened: subscription.renews", "16:11: can never hold: a renewal's date is known, it does not happen; ask for \"subscription.renewed\", or count from \"anchor: renewal\"")]
    [InlineData("product.used", "uses: { within: 14d, atMost: 0 }", "16:11: can never hold: whoever enters has used it just now; begin with \"subscription.started\" and ask in a touchpoint some days later")]
    [InlineData("risk.raised", "orderAmount: { atLeast: 100 }", "16:11: can never hold: risk.raised is about no order; ask how much was \"spent\"")]
    [InlineData("complaint.raised", "nps: { atLeast: 9 }", "16:11: can never hold: no touchpoint asks nps; write \"survey: nps\" in the touchpoint that asks for it")]
    [InlineData("complaint.raised", "spent: { atMost: -1 }", "16:11: can never hold: nobody has paid less than nothing; ask for something else, or leave it out")]
    [InlineData("complaint.raised", "sent: one", "16:11: can never hold: it is asked before anything of the journey has gone; ask it in the \"if\" of a touchpoint")]
    [InlineData("survey.answered", "purchases: { atLeast: 1 }", "13:12: survey.answered never comes: no touchpoint asks a survey; write \"survey: nps\" in the touchpoint that asks for it")]
    [InlineData("complaint.raised", "all: [{ spent: { atLeast: 300 } }, { all: [{ spent: { atMost: 200 } }] }]", "16:56: can never hold beside what line 16, column 19 asks; ask for either by \"any\", or leave one of them out")]
    [InlineData("complaint.raised", "any: [{ risk: high }, { all: [{ trial: true }, { trial: false }] }]", "16:60: can never hold beside what line 16, column 43 asks; ask for either by \"any\", or leave one of them out")]
    [InlineData("complaint.raised", "any: [{ spent: { atLeast: 300 } }, { spent: { atMost: 200 } }]")]
    [InlineData("complaint.raised", "all: [{ uses: { within: 14d, atMost: 0 } }, { uses: { within: 60d, atLeast: 1 } }]")]
    [InlineData("complaint.raised", "all: [{ purchases: { atLeast: 2 } }, { not: { purchases: { atLeast: 9 } } }]")]
    [InlineData("order.paid", "purchases: { atLeast: 2 }")]
    [InlineData("order.paid", "purchases: 1")]
    [InlineData("complaint.raised", "purchases: { atMost: 0 }")]
    [InlineData("[order.paid, complaint.raised]", "happened: complaint.raised")]
    [InlineData("complaint.raised", "happened: { fact: complaint.raised, within: 30d, times: 2 }")]
    [InlineData("complaint.raised", "orderAmount: { atLeast: 100 }")]
    [InlineData("product.used", "uses: { within: 14d, atMost: 0, feature: export }")]
    public void AnAnswerThatIsKnownBeforehand_IsNamed(string entry, string condition, params string[] faults) => Assert.Equal(faults, Faults($$"""
        {{Journey("one", entry, condition)}}
              - { id: one, when: { day: 3 }, {{Mail()}} }
        """));

    [Theory]
    [InlineData("{ after: 5d }", "nps: { atLeast: 11 }", "19:47: can never hold: nps goes from 0 to 10; name scores from 0 to 10")]
    [InlineData("{ after: 5d }", "sent: one", "19:47: can never hold: it asks whether it has gone itself; name an earlier touchpoint, or leave it out")]
    [InlineData("{ after: 5d }", "purchases: { atMost: 0 }", "19:47: can never hold: whoever is here has bought once at least; write { purchases: 1 } for the first purchase")]
    [InlineData("{ after: 5d }", "happened: { fact: order.paid, within: 2d }")]
    [InlineData("{ after: 9d }", "daysSincePurchase: { atLeast: 9 }")]
    public void TheSameOfATouchpoint_IsNamed(string when, string condition, params string[] faults) => Assert.Equal(faults, Faults($$"""
        {{Journey("one", "order.paid")}}
              - { id: ask, when: { day: 2 }, survey: nps, {{Mail()}} }
              - { id: one, when: {{when}}, if: { {{condition}} }, {{Mail()}} }
        """));

    [Theory]
    [InlineData("", "when: { before: 30d }", "18:26: its day never comes: 30 days before \"entry\" have passed when that is known; count \"after\" it, or from what is known beforehand: \"anchor: renewal\" or \"trial-end\"")]
    [InlineData("", "when: { before: 3d }, anchor: shipment", "18:26: its day never comes: 3 days before \"shipment\" have passed when that is known; count \"after\" it, or from what is known beforehand: \"anchor: renewal\" or \"trial-end\"")]
    [InlineData("", "when: { before: 30d }, anchor: renewal")]
    [InlineData("saas, product: Ledger, cycle: one-off", "when: { before: 30d }, anchor: renewal", "18:51: its day never comes: the brief says \"cycle: one-off\", so nothing renews or is on trial; count from \"purchase\", or write \"cycle: subscription\" in the brief")]
    [InlineData("saas, product: Ledger, cycle: subscription", "when: { day: 3 }, anchor: shipment", "18:46: its day never comes: what the brief sells is not shipped; count from \"entry\", or write \"kind: physical\" in the brief")]
    [InlineData("saas, product: Ledger, cycle: subscription", "when: { before: 30d }, anchor: renewal")]
    [InlineData("physical, product: Tea, cycle: one-off", "when: { day: 3 }, anchor: shipment")]
    public void ADayThatNeverComes_IsNamed(string brief, string when, params string[] faults) => Assert.Equal(faults, Faults($$"""
        {{Journey("one", "order.paid")}}
              - { id: one, {{when}}, {{Mail()}} }
        {{(brief.Length == 0 ? "" : $$"""brief: { kind: {{brief}}, moment: renewal, channels: email }""")}}
        """));

    [Theory]
    [InlineData("after: call, when: { day: 3 }", "19:27: can never go: call comes 7 days later, when it has expired; let it come after call, or raise its expiresAfter")]
    [InlineData("after: call, when: { day: 3 }, expiresAfter: 10d")]
    [InlineData("after: call, when: { day: 8 }")]
    [InlineData("after: call, when: { day: 3 }, anchor: delivery")]
    [InlineData("when: { day: 8 }, if: { outcome: { of: call, is: done } }", "19:59: can never hold: call comes 2 days later; let it come after call, or add \"after: call\"")]
    [InlineData("when: { day: 8 }, if: { not: { sent: call } }", "19:57: can never hold: call comes 2 days later; let it come after call, or add \"after: call\"")]
    [InlineData("when: { day: 11 }, if: { outcome: { of: call, is: done } }")]
    [InlineData("when: { day: 10 }, if: { outcome: { of: call, is: done } }")]
    [InlineData("when: { day: 8 }, after: call, if: { outcome: { of: call, is: done } }")]
    [InlineData("when: { day: 8 }, anchor: delivery, if: { outcome: { of: call, is: done } }")]
    public void WhatComesTooLate_IsNamed(string says, params string[] faults) => Assert.Equal(faults, Faults($$"""
        {{Journey("one", "order.paid")}}
              - { id: call, when: { day: 10 }, stage: short, kind: proactive, task: { kind: call, title: Call, outcomes: [done, no-answer] } }
              - { id: two, {{says}}, {{Mail()}} }
        """));

    [Fact]
    public void ATextWithSingleBraces_IsNamedWhereItStands()
    {
        var files = TeaShop.Files
            .SetItem("templates/hello.txt.hbs", "Welcome\n\nNo more: {unsubscribeUrl} or ${ store.replyto }; {color} and { a } stay.\n")
            .SetItem("strategy.yaml", TeaShop.Yaml.Replace("New teas", "\"New teas from {store.name}\"", StringComparison.Ordinal));

        Assert.Equal(
            [
                "strategy.yaml:58:18: {store.name} would be read as it stands; write {{store.name}}",
                "templates/hello.txt.hbs:3:10: {unsubscribeUrl} would be read as it stands; write {{unsubscribeUrl}}",
                "templates/hello.txt.hbs:3:31: { store.replyto } would be read as it stands; write {{store.replyTo}}",
            ],
            TeaShop.Faults(files));
    }

    [Fact]
    public void WhatIsForeseen_StopsNoVersionThatGoesAlready()
    {
        var files = Files($$"""
            {{Journey("one", "order.paid", "purchases: { atMost: 0 }")}}
                  - { id: one, when: { before: 3d }, {{Mail()}} }
            """);

        Assert.IsType<StrategyResult.Faulty>(StrategyLoader.Load(files));
        Assert.IsType<StrategyResult.Loaded>(StrategyLoader.LoadKept(files));
        Assert.IsType<StrategyResult.Faulty>(StrategyLoader.LoadKept(files.SetItem("templates/words.txt.hbs", "{{nobody}}")));
    }

    internal static string[] Faults(string journeys) => [.. TeaShop.Faults(Files(journeys)).Select(fault => fault.Replace("strategy.yaml:", "", StringComparison.Ordinal))];

    internal static ImmutableSortedDictionary<string, string> Files(string journeys) => new Dictionary<string, string>
    {
        ["strategy.yaml"] = $"""
            format: 1
            name: Sense
            locale: en
            policies:
              caps: {Caps}
            # The journeys begin
            # in a line of their own,
            # so that places can be told.
            #
            journeys:
            {journeys.Trim('\n')}

            """,
        ["templates/_layout.html.hbs"] = Layout,
        ["templates/_layout.txt.hbs"] = Layout,
        ["templates/words.html.hbs"] = "Words.\n",
        ["templates/words.txt.hbs"] = "Words.\n",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private const string Caps = "{ perDay: 1, marketingPerWeek: 2 }";

    private const string Layout = "{{{body}}} {{store.postalAddress}}{{#if unsubscribeUrl}} {{unsubscribeUrl}}{{/if}}\n";

    internal static string Journey(string id, string entry, string condition = "") => $$"""
          - id: j-{{id}}
            subject: customer
            entry: {{entry}}
            priority: satisfaction
            reentry: { after: 30d }
            {{(condition.Length == 0 ? "exit: []" : "if: { " + condition + " }")}}
            touchpoints:
        """;

    internal static string Mail(string purpose = "relationship") => $"stage: short, kind: proactive, purpose: {purpose}, channel: email, template: words, subject: Words";
}
