using static PostSale.Application.Tests.Strategies.StrategySenseTests;

namespace PostSale.Application.Tests.Strategies;

/// <summary>Contacts that the caps, one a day and two of marketing a week, cannot let out on their days.</summary>
public sealed class StrategyCapTests
{
    private const string Move = "; move one of them, or raise policies.caps.perDay";
    private const string MoveMarketing = "; move one of them, or raise policies.caps.marketingPerWeek";

    [Theory]
    [InlineData("{ day: 5 }", "{ day: 5 }, anchor: purchase", "one, two fall on one day, and 1 a day may go" + Move)]
    [InlineData("{ after: 4d }", "{ day: 5 }, anchor: delivery", "one, two fall on one day, where the shop reports no shipment, and 1 a day may go" + Move)]
    [InlineData("{ day: 5 }, anchor: delivery", "{ day: 5 }, anchor: purchase", "one, two fall on one day, where the shop reports no shipment, and 1 a day may go" + Move)]
    [InlineData("{ every: 1mo, first: 2mo }", "{ every: 3mo }", "one, two fall on one day, and 1 a day may go" + Move)]
    [InlineData("{ every: 7d }", "{ day: 15 }", "one, two fall on one day, and 1 a day may go" + Move)]
    [InlineData("{ yearly: \"12-20\" }", "{ date: \"2027-12-20\" }, anchor: delivery", "one, two fall on one day, and 1 a day may go" + Move)]
    [InlineData("{ every: 1mo, first: 2mo }", "{ every: 3mo, first: 3mo15d }")]
    [InlineData("{ every: 1mo, first: 2mo }", "{ day: 61 }")]
    [InlineData("{ day: 5 }", "{ day: 5 }, anchor: shipment")]
    [InlineData("{ day: 5 }", "{ day: 5 }, anchor: last-use")]
    [InlineData("{ yearly: \"12-20\" }", "{ date: \"2027-12-21\" }")]
    [InlineData("{ date: \"2026-12-20\" }", "{ date: \"2027-12-20\" }")]
    public void OnOneDayOfOneJourney_TheyAreNamed(string first, string second, params string[] faults) => Holds(faults, $$"""
        {{Journey("a", "order.paid")}}
              - { id: one, when: {{first}}, {{Mail()}} }
              - { id: two, when: {{second}}, {{Mail()}} }
        """);

    [Theory]
    [InlineData("order.paid", "order.paid", "", "{ day: 5 }", "one, two fall on one day for whoever enters by order.paid, and 1 a day may go" + Move)]
    [InlineData("order.paid", "[complaint.raised, order.paid]", "", "{ after: 4d }", "one, two fall on one day for whoever enters by order.paid, and 1 a day may go" + Move)]
    [InlineData("order.paid", "order.paid", "", "{ day: 5 }, anchor: delivery", "one, two fall on one day for whoever enters by order.paid, where the shop reports no shipment, and 1 a day may go" + Move)]
    [InlineData("complaint.raised", "complaint.raised", "", "{ yearly: \"03-05\" }")]
    [InlineData("order.paid", "complaint.raised", "", "{ day: 5 }")]
    [InlineData("order.paid", "order.paid", "purchases: { atLeast: 2 }", "{ day: 5 }")]
    [InlineData("complaint.raised", "complaint.raised", "", "{ day: 5 }, anchor: purchase")]
    public void OnOneDayOfTwoJourneysThatOneFactEnters_TheyAreNamed(string entry, string other, string condition, string second, params string[] faults) => Holds(faults, $$"""
        {{Journey("a", entry)}}
              - { id: one, when: { day: 5 }, {{Mail()}} }
        {{Journey("b", other, condition)}}
              - { id: two, when: {{second}}, {{Mail()}} }
        """);

    [Fact]
    public void AJourneyThatAsksWhoMayEnter_IsLookedAtByItself() => Holds(["two, three fall on one day, and 1 a day may go" + Move], $$"""
        {{Journey("a", "order.paid")}}
              - { id: one, when: { day: 5 }, {{Mail()}} }
        {{Journey("b", "order.paid", "purchases: { atLeast: 2 }")}}
              - { id: two, when: { day: 5 }, {{Mail()}} }
              - { id: three, when: { day: 5 }, {{Mail()}} }
        """);

    [Theory]
    [InlineData("{ every: 1d }", "{ day: 200 }, anchor: last-use", "one comes 3 times within 7 days, and 2 marketing messages may go in them; let it come less often, or raise policies.caps.marketingPerWeek")]
    [InlineData("{ every: 3d }", "{ day: 200 }, anchor: last-use", "one comes 3 times within 7 days, and 2 marketing messages may go in them; let it come less often, or raise policies.caps.marketingPerWeek")]
    [InlineData("{ every: 4d }", "{ day: 200 }, anchor: last-use")]
    [InlineData("{ every: 4d }", "{ day: 7 }", "one, two fall within 7 days, and 2 marketing messages may go in them" + MoveMarketing)]
    [InlineData("{ every: 1mo }", "{ every: 1mo, first: 1mo3d }")]
    public void MoreMarketingThanAWeekLetsOut_IsNamed(string first, string second, params string[] faults) => Holds(faults, $$"""
        {{Journey("a", "order.paid")}}
              - { id: one, when: {{first}}, {{Mail("marketing")}} }
              - { id: two, when: {{second}}, {{Mail("marketing")}} }
        """);

    [Fact]
    public void MarketingOfThreeJourneysInAWeek_IsNamed() => Holds(["one, two, three fall within 7 days for whoever enters by order.paid, and 2 marketing messages may go in them" + MoveMarketing], $$"""
        {{Journey("a", "order.paid")}}
              - { id: one, when: { every: 3mo }, {{Mail("marketing")}} }
        {{Journey("b", "order.paid")}}
              - { id: two, when: { every: 3mo, first: 3mo3d }, {{Mail("marketing")}} }
        {{Journey("c", "order.paid")}}
              - { id: three, when: { every: 3mo, first: 3mo6d }, {{Mail("marketing")}} }
        """);

    [Fact]
    public void NoMarketingAtAll_IsSaidOfTheFirst() => Assert.Equal(
        ["strategy.yaml:51:9: can never go: policies.caps.marketingPerWeek is 0; raise it, or leave the marketing out"],
        TeaShop.Faults(TeaShop.With("marketingPerWeek: 3", "marketingPerWeek: 0")));

    // What it takes grows with the touchpoints, not with their pairs.
    [Fact]
    public void AThousandTouchpoints_AreLookedAt()
    {
        var apart = string.Concat(Enumerable.Range(1, 1000).Select(day => $"\n      - {{ id: t{day}, when: {{ day: {day} }}, {(day > 1 ? $"after: t{day - 1}, " : "")}{Mail()} }}"));
        Assert.Empty(Faults(Journey("a", "order.paid") + apart));

        var daily = string.Concat(Enumerable.Range(1, 1000).Select(day => $"\n      - {{ id: t{day}, when: {{ every: 1d }}, {Mail()} }}"));
        Assert.EndsWith("t1, t2, t3, t4, t5 and 995 more fall on one day, and 1 a day may go" + Move, Assert.Single(Faults(Journey("a", "order.paid") + daily)));
    }

    private static void Holds(string[] faults, string journeys) =>
        Assert.Equal(faults, Faults(journeys).Select(fault => fault[(fault.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
}
