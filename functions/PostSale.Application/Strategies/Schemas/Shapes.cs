using System.Text.Json.Nodes;

namespace PostSale.Application.Strategies.Schemas;

/// <summary>The pieces that a schema is put together from: JSON Schema, draft 7, of which only what every editor knows is used.</summary>
internal static class Shapes
{
    public static JsonObject Text => new() { ["type"] = "string", ["minLength"] = 1 };

    public static JsonObject Flag => new() { ["type"] = "boolean" };

    public static JsonObject Name => Pattern("^[a-z0-9][a-z0-9-]{0,39}$", "\"como-esta\"");

    public static JsonObject Days => Pattern("^[0-9]{1,5}d$", "10d");

    public static JsonObject Span => Pattern("^(?=.)([0-9]{1,5}d)?([0-9]{1,5}h)?([0-9]{1,5}m)?$", "2d, 12h, 30m");

    public static JsonObject MonthsAndDays => Pattern("^(?=.)([0-9]{1,5}mo)?([0-9]{1,5}d)?$", "3mo15d");

    public static JsonObject Time => Pattern("^([01][0-9]|2[0-3]):[0-5][0-9]$", "\"10:00\"");

    public static JsonObject Date => Pattern("^2[0-9]{3}-[0-1][0-9]-[0-3][0-9]$", "\"2027-12-20\"");

    public static JsonObject Yearly => Pattern("^[0-1][0-9]-[0-3][0-9]$", "\"12-20\"");

    public static JsonObject Number => new() { ["type"] = "number" };

    public static JsonObject Whole(int least, int most) => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };

    public static JsonObject OneOf(IEnumerable<string> words) => new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };

    public static JsonObject Any(params JsonObject[] shapes) => new() { ["anyOf"] = new JsonArray([.. shapes]) };

    public static JsonObject List(JsonObject item, int least = 1) => new() { ["type"] = "array", ["items"] = item, ["minItems"] = least };

    public static JsonObject OneOrMore(Func<JsonObject> item, int least = 1) => Any(item(), List(item(), least));

    public static JsonObject Ref(string definition) => new() { ["$ref"] = $"#/definitions/{definition}" };

    /// <param name="known">The keys as the reader knows them: one that has no shape here is a mistake of ours and throws.</param>
    public static JsonObject Keys(IEnumerable<string> known, IReadOnlyCollection<string> required, Dictionary<string, (JsonObject Shape, string Says)> shapes)
    {
        var properties = new JsonObject();
        foreach (var key in known)
        {
            var (shape, says) = shapes[key];
            if (says.Length > 0)
            {
                // Beside a reference nothing else counts in draft 7.
                shape = shape.ContainsKey("$ref") ? new JsonObject { ["allOf"] = new JsonArray(shape) } : shape;
                shape.Insert(0, "description", says);
            }

            properties[key] = shape;
        }

        var keys = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (required.Count > 0)
        {
            keys["required"] = new JsonArray([.. required.Select(key => (JsonNode)key)]);
        }

        return keys;
    }

    private static JsonObject Pattern(string pattern, string example) =>
        new() { ["type"] = "string", ["pattern"] = pattern, ["examples"] = new JsonArray(example.Trim('"')) };
}
