using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PostSale.Application.Strategies.Reading;
using static PostSale.Application.Strategies.Schemas.Shapes;

namespace PostSale.Application.Strategies.Schemas;

/// <summary>What <c>strategy.yaml</c> may say, as JSON Schema (draft 7), so that an editor completes and checks it while it is written.</summary>
/// <remarks>Made from the words and keys of the readers. It accepts what they accept and more: what hangs together across places is for <c>strategy check</c>.</remarks>
public static class StrategySchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as a file, with a final line break.</summary>
    public static string Text { get; } = Root().ToJsonString(Indented) + "\n";

    private static JsonObject Root()
    {
        var root = Keys(StrategyReader.Known, ["format", "name", "locale", "journeys"], new(ProgrammeShapes.All())
        {
            ["format"] = (OneOfNumbers(1), "The form of this file."),
            ["name"] = (Shapes.Text, "What the strategy is called."),
            ["locale"] = (Shapes.Text, "The language of its texts, such as pt-BR or en."),
            ["links"] = (Links(), "Pages of the shop; texts show them as {{links.NAME}}."),
            ["policies"] = (Ref("policies"), "Rules for every contact."),
            ["journeys"] = (List(Ref("journey")), "What happens to whom, and when."),
            ["rules"] = (List(Ref("rule"), 0), "When this happens, and if so, then that."),
        });
        root.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        root.Insert(1, "title", "A PostSale strategy");
        root["definitions"] = new JsonObject
        {
            ["policies"] = Policies(),
            ["journey"] = JourneyShapes.Journey(),
            ["touchpoint"] = JourneyShapes.Touchpoint(),
            ["task"] = JourneyShapes.Task(),
            ["rule"] = JourneyShapes.Rule(),
            ["timing"] = JourneyShapes.Timing(),
            ["callToAction"] = JourneyShapes.CallToAction(),
            ["condition"] = ConditionShapes.Condition(),
        };
        return root;
    }

    private static JsonObject OneOfNumbers(int only) => new() { ["enum"] = new JsonArray(only) };

    private static JsonObject Links() => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = new JsonObject { ["type"] = "string", ["pattern"] = "^https://" },
    };

    private static JsonObject Policies() => Keys(PolicyReader.Known, [], new()
    {
        ["sendAt"] = (Time, "Local time of a contact that falls on a day. Default \"10:00\"."),
        ["spread"] = (Span, "Minutes over which sendAt is spread by hash, 1m to 240m. Default 30m."),
        ["lateAfter"] = (Span, "A purchase heard of later than this is history. 1h to 365d, default 7d."),
        ["expiresAfter"] = (Span, "How late a contact may be before it is skipped. 1h to 60d, default 3d."),
        ["windows"] = (Windows(), "When a channel may be used, in the customer's time."),
        ["holidays"] = (List(Any(Yearly, Date), 0), "Days on which nothing but transactional messages goes."),
        ["caps"] = (Caps(), "How much one person gets at most."),
        ["detractorDays"] = (Days, "How long a bad score keeps marketing away. Default 180d."),
        ["smsSegments"] = (Whole(1, 10), "Segments that an SMS with usual names may take at most. Default 2."),
    });

    private static JsonObject Windows() => Keys(StrategyWords.Channels.All, [], StrategyWords.Channels.All.ToDictionary(channel => channel, _ => (Window(), "")));

    private static JsonObject Window() => Keys(["days", "from", "to"], ["days", "from", "to"], new()
    {
        ["days"] = (Any(Shapes.Text, List(Shapes.Text)), "Such as mon-fri, sun."),
        ["from"] = (Time, ""),
        ["to"] = (Time, ""),
    });

    private static JsonObject Caps() => Keys(["perDay", "marketingPerWeek"], [], new()
    {
        ["perDay"] = (Whole(1, 10), "Messages a day, transactional ones apart. Default 1."),
        ["marketingPerWeek"] = (Whole(0, 14), "Marketing messages in 7 days. Default 2."),
    });
}
