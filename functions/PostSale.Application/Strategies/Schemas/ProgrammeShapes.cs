using System.Text.Json.Nodes;
using PostSale.Application.Strategies.Reading;
using static PostSale.Application.Strategies.Schemas.Shapes;

namespace PostSale.Application.Strategies.Schemas;

/// <summary>The shapes of what stands beside the plan.</summary>
internal static class ProgrammeShapes
{
    public static Dictionary<string, (JsonObject Shape, string Says)> All() => new()
    {
        ["brief"] = (Brief(), "The four answers that the strategy was made for."),
        ["signals"] = (List(Signal(), 0), "Signs of trouble, and which journey or rule answers each."),
        ["compensation"] = (Compensation(), "What may be given to make good, in the store's currency."),
        ["loyalty"] = (Loyalty(), "What faithful customers earn and get."),
        ["referrals"] = (Referrals(), "How customers bring customers."),
        ["kpis"] = (Kpis(), "Targets."),
        ["costs"] = (Keys(StrategyWords.Channels.All, [], StrategyWords.Channels.All.ToDictionary(channel => channel, _ => (Amount, ""))), "What one contact costs, in the store's currency."),
        ["tools"] = (List(Keys(ProgrammeReader.KnownTool, ProgrammeReader.KnownTool, new() { ["for"] = (Text, ""), ["use"] = (Text, "") }), 0), "What to work with."),
        ["mistakes"] = (List(Text, 0), "What goes wrong elsewhere."),
        ["checklist"] = (List(Text, 0), "What a person has to see to."),
    };

    private static JsonObject Amount => new() { ["type"] = "number", ["minimum"] = 0 };

    private static JsonObject Brief() => Keys(ProgrammeReader.KnownBrief, ProgrammeReader.KnownBrief, new()
    {
        ["kind"] = (OneOf(StrategyWords.Products.All), "What is sold."),
        ["product"] = (Text, "As customers call it."),
        ["cycle"] = (OneOf(StrategyWords.Cycles.All), "How it is bought."),
        ["moment"] = (OneOf(StrategyWords.Moments.All), "When most customers are won or lost."),
        ["channels"] = (OneOrMore(() => OneOf(StrategyWords.Channels.All)), "Where customers may be reached."),
    });

    private static JsonObject Signal() => Keys(ProgrammeReader.KnownSignal, ProgrammeReader.KnownSignal, new()
    {
        ["sign"] = (OneOf(StrategyWords.Signs.All), ""),
        ["seen"] = (Text, "How it shows."),
        ["answeredBy"] = (OneOrMore(() => Name), "A journey or rule."),
        ["actions"] = (OneOrMore(() => OneOf(StrategyWords.Actions.All)), ""),
    });

    private static JsonObject Compensation() => Keys(ProgrammeReader.KnownCompensation, ProgrammeReader.KnownCompensation, new()
    {
        ["perCustomer"] = (Amount, "At most, within a year."),
        ["perMonth"] = (Amount, "At most, for all customers together."),
        ["approvalAbove"] = (Amount, "What costs more needs a yes."),
        ["approver"] = (Text, "Whose."),
        ["offers"] = (OneOrMore(() => Text), ""),
    });

    private static JsonObject Loyalty() => Keys(LoyaltyReader.Known, ["name", "earning", "tiers"], new()
    {
        ["name"] = (Text, "What customers call it."),
        ["earning"] = (List(Keys(LoyaltyReader.KnownEarning, ["fact", "points"], new()
        {
            ["fact"] = (OneOf(StrategyWords.Facts.All), ""),
            ["points"] = (Whole(1, 1_000_000), ""),
            ["per"] = (Amount, "For each so much paid."),
        }), 0), "What earns points."),
        ["expiresAfter"] = (Days, "Of points; they stay where it is left out."),
        ["tiers"] = (List(Keys(LoyaltyReader.KnownTier, LoyaltyReader.KnownTier, new()
        {
            ["name"] = (Text, ""),
            ["from"] = (Whole(0, 1_000_000), "Points."),
            ["benefits"] = (List(Keys(LoyaltyReader.KnownBenefit, LoyaltyReader.KnownBenefit, new()
            {
                ["kind"] = (OneOf(StrategyWords.Benefits.All), ""),
                ["says"] = (Text, ""),
            }), 0), ""),
        })), "From the lowest, which begins at 0."),
    });

    private static JsonObject Referrals() => Keys(ReferralsReader.Known, ["when", "askedBy", "approach", "ease", "thanks"], new()
    {
        ["when"] = (Ref("condition"), "Who is asked."),
        ["askedBy"] = (Name, "The journey that asks."),
        ["again"] = (Days, "How long nobody is asked twice. 30d to 3650d, default 90d."),
        ["approach"] = (Text, "How to ask."),
        ["incentive"] = (Keys(ReferralsReader.KnownIncentive, [], new() { ["referrer"] = (Text, ""), ["friend"] = (Text, "") }), "What both sides get."),
        ["ease"] = (Text, "What makes it easy."),
        ["thanks"] = (Text, "How thanks are said."),
        ["hold"] = (Days, "How long a reward waits. Default 14d."),
        ["caps"] = (Keys(ReferralsReader.KnownCaps, ReferralsReader.KnownCaps, new() { ["perYear"] = (Whole(1, 1000), "Rewards for one customer. Default 10.") }), ""),
    });

    private static JsonObject Kpis() => Keys([.. StrategyWords.Kpis.Select(kpi => kpi.Word)], [], StrategyWords.Kpis.ToDictionary(
        kpi => kpi.Word,
        kpi => (kpi.IsShare ? new JsonObject { ["type"] = "string", ["pattern"] = @"^[0-9]{1,3}(\.[0-9]+)?%$" } : Number, "")));
}
