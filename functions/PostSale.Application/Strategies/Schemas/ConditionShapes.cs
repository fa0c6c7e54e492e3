using System.Text.Json.Nodes;
using PostSale.Application.Strategies.Reading;
using static PostSale.Application.Strategies.Schemas.Shapes;

namespace PostSale.Application.Strategies.Schemas;

/// <summary>The shapes of <c>if</c>.</summary>
internal static class ConditionShapes
{
    public static JsonObject Condition()
    {
        var condition = Keys(ConditionReader.Known, [], new()
        {
            ["all"] = (List(Ref("condition")), "All of these."),
            ["any"] = (List(Ref("condition")), "One of these."),
            ["not"] = (Ref("condition"), "Not this."),
            ["purchases"] = (Range(), "Orders paid and kept."),
            ["spent"] = (Range(), "Paid for kept orders, in the store's currency."),
            ["orderAmount"] = (Range(), "Paid for the order the journey is about."),
            ["bought"] = (OneOrMore(() => Text), "One of these was bought: sku, name or category."),
            ["daysSincePurchase"] = (Range(), "Days since the last purchase."),
            ["nps"] = (Score(), "The latest NPS, 0 to 10."),
            ["csat"] = (Score(), "The latest CSAT, 1 to 5."),
            ["ces"] = (Score(), "The latest CES, 1 to 7."),
            ["openCase"] = (Flag, "A complaint or request is open."),
            ["risk"] = (OneOf(StrategyWords.Risks.All), "At least this risk of leaving."),
            ["happened"] = (Any(OneOf(StrategyWords.Facts.All), Happened()), "Something happened."),
            ["uses"] = (Uses(), "Uses of the product in so many days."),
            ["subscribed"] = (Any(Flag, OneOrMore(() => Text)), "Holds an active subscription, of one of these plans where they are named."),
            ["trial"] = (Flag, "Is in a trial."),
            ["reachable"] = (Any(OneOf(StrategyWords.Channels.All), Reachable()), "A channel could carry something."),
            ["outcome"] = (Outcome(), "What came of a task of this run."),
            ["sent"] = (Name, "A touchpoint of this run went."),
        });
        condition["minProperties"] = 1;
        return condition;
    }

    private static JsonObject Range() => Any(Number, WithEnds([], [], []));

    private static JsonObject Score() => WithEnds(["within"], [], new() { ["within"] = (Days, "How old the answer may be.") });

    private static JsonObject Uses() => WithEnds(["within", "feature"], ["within"], new()
    {
        ["within"] = (Days, "1d to 60d."),
        ["feature"] = (Text, "Any where none is named."),
    });

    private static JsonObject WithEnds(string[] more, string[] required, Dictionary<string, (JsonObject, string)> shapes)
    {
        foreach (var end in RangeReader.Known)
        {
            shapes[end] = (Number, "");
        }

        var range = Keys([.. RangeReader.Known, .. more], required, shapes);
        range["anyOf"] = new JsonArray([.. RangeReader.Known.Select(end => (JsonNode)new JsonObject { ["required"] = new JsonArray(end) })]);
        return range;
    }

    private static JsonObject Happened() => Keys(["fact", "within", "times"], ["fact"], new()
    {
        ["fact"] = (OneOf(StrategyWords.Facts.All), ""),
        ["within"] = (Days, "For ever where it is left out."),
        ["times"] = (Whole(1, 12), "At least so often. Default 1."),
    });

    private static JsonObject Reachable() => Keys(["channel", "purpose"], ["channel"], new()
    {
        ["channel"] = (OneOf(StrategyWords.Channels.All), ""),
        ["purpose"] = (OneOf(StrategyWords.Purposes.All), "Default relationship."),
    });

    private static JsonObject Outcome() => Keys(["of", "is"], ["of", "is"], new()
    {
        ["of"] = (Name, "The task's touchpoint."),
        ["is"] = (OneOrMore(() => Text), "One of its outcomes."),
    });
}
