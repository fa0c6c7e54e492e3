using System.Globalization;
using System.Text.Json;

namespace PostSale.Application.Settings;

/// <summary>How a settings file writes its values: configuration itself keeps texts only, and "5" and 5 look alike there.</summary>
public sealed class WrittenValues
{
    private static readonly JsonDocumentOptions AsConfigurationReads = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly Dictionary<string, (JsonValueKind Kind, string Text)> values = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="json">Valid, as the configuration has read it.</param>
    public static WrittenValues Read(Stream json)
    {
        var written = new WrittenValues();
        using var document = JsonDocument.Parse(json, AsConfigurationReads);
        written.Add("", document.RootElement);
        return written;
    }

    /// <returns>True for true and false; null where another value stands there now, as the environment may say.</returns>
    internal JsonValueKind? KindOf(string path, string? value) =>
        values.TryGetValue(path, out var written) && string.Equals(written.Text, value, StringComparison.OrdinalIgnoreCase) ? written.Kind : null;

    private void Add(string path, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Add(Under(path, property.Name), property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (item, index) in element.EnumerateArray().Select((item, index) => (item, index)))
                {
                    Add(Under(path, index.ToString(CultureInfo.InvariantCulture)), item);
                }

                break;
            case JsonValueKind.String or JsonValueKind.Number:
                values[path] = (element.ValueKind, element.ToString());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                values[path] = (JsonValueKind.True, element.ToString());
                break;
        }
    }

    private static string Under(string path, string name) => path.Length == 0 ? name : $"{path}:{name}";
}
