using System.Text.Json.Nodes;
using PostSale.Application.Strategies.Reading;
using static PostSale.Application.Strategies.Schemas.Shapes;

namespace PostSale.Application.Strategies.Schemas;

/// <summary>The shapes of journeys, their touchpoints, and rules.</summary>
internal static class JourneyShapes
{
    public static JsonObject Journey() => Keys(JourneyReader.Known, ["id", "subject", "entry", "priority", "touchpoints"], new()
    {
        ["id"] = (Name, "Its name, unique."),
        ["subject"] = (OneOf(StrategyWords.Subjects.All), "What one run is about."),
        ["entry"] = (Facts(), "What it begins with, any of them."),
        ["if"] = (Ref("condition"), "Asked of what was known when it began."),
        ["reentry"] = (Any(OneOf(StrategyWords.Reentries.All), Keys(["after"], ["after"], new() { ["after"] = (Span, "") })), "Whether somebody may enter again. Default once."),
        ["exit"] = (OneOrMore(() => OneOf(StrategyWords.Facts.All), 0), "What ends it early."),
        ["goal"] = (Facts(), "What it is there for; ends it, too."),
        ["holdout"] = (new() { ["type"] = "string", ["pattern"] = "^[0-9]{1,2}%$" }, "Of a hundred who enter, how many get none of its optional messages. At most 50%."),
        ["priority"] = (OneOf(StrategyWords.Priorities.All), "Who goes first for a day's one slot."),
        ["touchpoints"] = (List(Ref("touchpoint")), "Its contacts."),
    });

    public static JsonObject Touchpoint() => Keys(TouchpointReader.Known, ["id", "when", "stage", "kind"], new(Wording())
    {
        ["id"] = (Name, "Its name, unique in the whole strategy."),
        ["when"] = (Ref("timing"), "When it falls due."),
        ["anchor"] = (OneOf(StrategyWords.Anchors.All), "What its days count from. Default entry."),
        ["deliveryWait"] = (Days, "With anchor delivery: how long a shipment counts as on its way, from the purchase. Default 10d."),
        ["stage"] = (OneOf(StrategyWords.Stages.All), ""),
        ["kind"] = (OneOf(StrategyWords.Kinds.All), ""),
        ["purpose"] = (Purpose(), "What it is sent for: decides whose consent it needs. A message must say it."),
        ["channel"] = (Channel(), "Where it goes. A message must say it."),
        ["fallback"] = (OneOrMore(Channel), "Where it goes instead, the first that works."),
        ["if"] = (Ref("condition"), "Asked when it is due."),
        ["after"] = (Name, "Another touchpoint of the journey that must be over first."),
        ["despiteTrouble"] = (Flag, "Marketing that goes although the customer is in trouble."),
        ["task"] = (Ref("task"), "Work for a person instead of a message."),
        ["survey"] = (OneOf(StrategyWords.Surveys.All), "Asks for an answer: {{surveyUrl}} leads to its page. One in 30 days, and one reminder."),
        ["repeat"] = (Flag, "Also for a repeat order of the same product."),
        ["expiresAfter"] = (Span, "How late it may be; 1h to 60d."),
        ["asWelcome"] = (Keys(["purpose", .. WordingReader.Known], ["template"], new(Wording()) { ["purpose"] = (Purpose(), "") }), "What it says instead where the store's confirmation is a welcome."),
    });

    public static JsonObject Task() => Keys(TaskReader.Known, ["kind", "title"], new()
    {
        ["kind"] = (OneOf(StrategyWords.Tasks.All), ""),
        ["title"] = (Text, "What is to be done, in a line."),
        ["script"] = (Name, "A file scripts/NAME.md."),
        ["within"] = (Span, "How soon; 30m to 30d, default 1d."),
        ["outcomes"] = (OneOrMore(() => Name), "What may come of it."),
    });

    public static JsonObject Rule() => Keys(RuleReader.Known, ["id", "when", "then"], new()
    {
        ["id"] = (Name, "Its name, unique."),
        ["when"] = (Facts(), "What it answers."),
        ["if"] = (Ref("condition"), ""),
        ["again"] = (Span, "How soon it may act again; 1h to 3650d, default 1d."),
        ["then"] = (Keys(RuleReader.KnownThen, [], new(Wording())
        {
            ["task"] = (Ref("task"), "Work for a person."),
            ["purpose"] = (Purpose(), ""),
            ["channel"] = (Channel(), ""),
            ["fallback"] = (OneOrMore(Channel), ""),
            ["delay"] = (Days, "So many days later; 1d to 365d."),
        }), "A task, or a message."),
    });

    public static JsonObject Timing()
    {
        var timing = Keys([.. TimingReader.Ways, "first"], [], new()
        {
            ["at-once"] = (new() { ["enum"] = new JsonArray(true) }, "As soon as it happened."),
            ["day"] = (Whole(1, 3650), "Day 1 is the anchor's own."),
            ["before"] = (Days, "Before the anchor."),
            ["after"] = (Days, "After the anchor."),
            ["every"] = (MonthsAndDays, "Again and again."),
            ["first"] = (MonthsAndDays, "With every: the first time."),
            ["yearly"] = (Yearly, "On this date of every year."),
            ["date"] = (Date, "On this date."),
        });
        timing["oneOf"] = new JsonArray([.. TimingReader.Ways.Select(way => (JsonNode)new JsonObject { ["required"] = new JsonArray(way) })]);
        return timing;
    }

    public static JsonObject CallToAction() => Keys(["label", "url"], ["label", "url"], new()
    {
        ["label"] = (Text, "What the button says."),
        ["url"] = (Text, "Where it leads: https://, mailto:, {{links.NAME}}, {{surveyUrl}} or {{pageUrl}}."),
    });

    private static Dictionary<string, (JsonObject Shape, string Says)> Wording() => new()
    {
        ["template"] = (Name, "A file of templates/, by its name without ending."),
        ["subject"] = (Text, "Of an e-mail, which must have one."),
        ["preheader"] = (new() { ["type"] = "string" }, "What an inbox shows beside the subject."),
        ["cta"] = (Ref("callToAction"), "The one button."),
    };

    private static JsonObject Facts() => OneOrMore(() => OneOf(StrategyWords.Facts.All));

    private static JsonObject Purpose() => OneOf(StrategyWords.Purposes.All);

    private static JsonObject Channel() => OneOf(StrategyWords.Channels.All);
}
