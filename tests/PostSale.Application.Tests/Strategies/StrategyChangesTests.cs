using PostSale.Application.Strategies.Comparing;

namespace PostSale.Application.Tests.Strategies;

/// <summary>What a new version changes, in words.</summary>
public sealed class StrategyChangesTests
{
    [Fact]
    public void TheSameStrategy_ChangesNothing() => Assert.Empty(StrategyChanges.Of(TeaShop.Strategy, TeaShop.Load(TeaShop.Files)));

    [Theory]
    [InlineData("{ day: 3 }", "{ day: 5 }", ChangeKind.Plan, "First steps, “Brewing”: day 5 of delivery instead of day 3 of delivery.")]
    [InlineData("channel: sms", "channel: whatsapp", ChangeKind.Plan, "First steps, “Brewing”: by WhatsApp instead of SMS.")]
    [InlineData("{ day: 3 }", "{ day: 3 }\n        if: { purchases: 1 }", ChangeKind.Plan, "First steps, “Brewing”: for purchases of 1 instead of everybody.")]
    [InlineData("expiresAfter: 2d", "expiresAfter: 4d", ChangeKind.Plan, "First steps, “Brewing”: its expiry, waiting or precedence changes.")]
    [InlineData("exit: [order.refunded, order.cancelled]", "exit: order.cancelled", ChangeKind.Plan, "First steps: is left with order cancelled instead of full refund, order cancelled.")]
    [InlineData("id: forever", "id: ever-after", ChangeKind.Plan, "New journey: Ever after. Enters: order paid. Contacts: 1.", "The journey Forever ends. Nobody enters it any more; whoever is in it keeps the plan they entered with.")]
    [InlineData("subject: New teas", "subject: Newer teas", ChangeKind.AtOnce, "Forever, “New teas”: new words; subject: “Newer teas”. At once, for those in flight, too.")]
    [InlineData("caps: { perDay: 2", "caps: { perDay: 1", ChangeKind.AtOnce, "Contact rules change (hours, windows, caps or holidays). At once, for everybody.")]
    [InlineData("https://tea.example/help", "https://tea.example/help2", ChangeKind.AtOnce, "Addresses change: help. At once, in all texts.")]
    public void WhatChangesForCustomers_IsSaid(string was, string becomes, ChangeKind kind, params string[] says)
    {
        var changes = StrategyChanges.Of(TeaShop.Strategy, TeaShop.Load(TeaShop.With(was, becomes)));

        Assert.Equal(says, changes.Select(change => change.Says));
        Assert.All(changes, change => Assert.Equal(kind, change.Kind));
    }

    [Fact]
    public void ATemplatesOwnWords_AreNewWords() => Assert.Equal<StrategyChange>(
        [new(ChangeKind.AtOnce, "First steps, “Brewing”: new words. At once, for those in flight, too.")],
        StrategyChanges.Of(TeaShop.Strategy, TeaShop.Load(TeaShop.With("Four minutes", "Five minutes", "templates/brewing.txt.hbs"))).AsEnumerable());

    [Fact]
    public void WhatTheTeamWorksBy_ChangesForTheTeam() => Assert.Equal<StrategyChange>(
        [new(ChangeKind.Team, "For the team: targets, tools, mistakes, checklist or costs.")],
        StrategyChanges.Of(TeaShop.Strategy, TeaShop.Load(TeaShop.Files.SetItem("strategy.yaml", TeaShop.Yaml.TrimEnd() + "\nkpis: { nps: 50 }\nmistakes: [Milk first]\n"))).AsEnumerable());
}
