using PostSale.Application.Strategies.Programmes;

namespace PostSale.Application.Tests.Strategies;

/// <summary>What a strategy says beside its plan.</summary>
public sealed class ProgrammeTests
{
    private const string Loyalty = "loyalty:\n  name: Pot\n  earning: [{ fact: order.paid, points: 1, per: 1 }]\n  tiers: [{ name: Leaf, from: 0, benefits: [] }, { name: Bud, from: 100, benefits: [{ kind: gift, says: A cup }] }]\n";

    private const string Referrals = "referrals: { when: { nps: { atLeast: 9 } }, askedBy: forever, approach: By name, ease: A link, thanks: A card }\n";

    [Fact]
    public void ADeclaredProgramme_IsReadAsWritten()
    {
        var programme = TeaShop.Load(With(
            "brief: { kind: physical, product: Tea, cycle: recurring, moment: first-days, channels: [email, sms] }\n" + Loyalty + Referrals
            + "signals: [{ sign: low-use, seen: No order, answeredBy: [forever, onboarding], actions: contact }]\nkpis: { nps: 50, churn: 4.5% }\ncosts: { sms: 0.12 }\n")).Programme;

        Assert.Equal((ProductKind.Physical, "Tea", Cycle.Recurring, CriticalMoment.FirstDays), (programme.Brief!.Kind, programme.Brief.Product, programme.Brief.Cycle, programme.Brief.Moment));
        Assert.Equal(("Leaf", 0, "Bud", 100), (programme.Loyalty!.Tiers[0].Name, programme.Loyalty.Tiers[0].From, programme.Loyalty.Tiers[1].Name, programme.Loyalty.Tiers[1].From));
        Assert.Equal((90, 14, 10), (programme.Referrals!.AgainDays, programme.Referrals.HoldDays, programme.Referrals.PerYear));
        Assert.Equal(["forever", "onboarding"], programme.Signals.Single().AnsweredBy.Select(journey => journey.Value));
        Assert.Equal<KpiTarget>([new("nps", 50, false), new("churn", 4.5m, true)], programme.Kpis.AsEnumerable());
        Assert.Equal(0.12m, programme.Costs[Channel.Sms]);
    }

    [Theory]
    [InlineData("brief: { kind: sass, product: Tea, cycle: recurring, moment: first-days, channels: email }", "61:16: unknown kind of product \"sass\"; did you mean \"saas\"?")]
    [InlineData("signals: [{ sign: low-use, seen: x, answeredBy: forevr, actions: contact }]", "61:49: there is no journey or rule \"forevr\"; did you mean \"forever\"?")]
    [InlineData("signals: [{ sign: low-use, seen: x, answeredBy: forever, actions: contakt }]", "61:67: unknown action \"contakt\"; did you mean \"contact\"?")]
    [InlineData("compensation: { perCustomer: 50, perMonth: 20, approvalAbove: 5, approver: Me, offers: Tea }", "61:30: one customer could get more than all together; \"perCustomer\" must not be greater than \"perMonth\"")]
    [InlineData("loyalty: { name: Pot, earning: [], tiers: [{ name: Leaf, from: 10, benefits: [] }] }", "61:43: who has just joined belongs to no tier: the first begins at 10; write from: 0")]
    [InlineData("loyalty: { name: Pot, earning: [{ fact: support.opened, points: 1, per: 1 }], tiers: [{ name: Leaf, from: 0, benefits: [] }] }", "61:73: nothing is paid when support.opened happens; leave \"per\" out, or use order.paid")]
    [InlineData("referrals: { when: { sent: thanks }, askedBy: forever, approach: x, ease: x, thanks: x }", "61:20: touchpoint \"thanks\" belongs to one run; ask about the customer: nps, csat, purchases")]
    [InlineData("kpis: { churn: 5 }", "61:16: expected a share such as 85%, found \"5\"")]
    [InlineData("kpis: { npss: 5 }", "61:9: unknown key \"npss\"; did you mean \"nps\"?")]
    [InlineData("costs: { email: -1 }", "61:17: \"-1\" is out of range; 0 or more")]
    public void WhatCannotBe_IsNamedWhereItStands(string said, string fault) => Assert.Equal(["strategy.yaml:" + fault], TeaShop.Faults(With(said + "\n")));

    [Fact]
    public void AScriptThatLacksAPartOfACall_NamesIt() => Assert.Equal(
        ["scripts/call.md:1:1: the call lacks \"## Listening\", \"## Closing\"; a script says Opening, Aim, Questions, Listening, Solution and next steps, Closing"],
        TeaShop.Faults(TeaShop.Files.SetItem("scripts/call.md", "# Call\n\n## Opening\n\n## Aim\n\n## Questions\n\n## Solution and next steps\n")));

    private static ImmutableSortedDictionary<string, string> With(string said) => TeaShop.Files.SetItem("strategy.yaml", TeaShop.Yaml.TrimEnd() + "\n" + said);
}
