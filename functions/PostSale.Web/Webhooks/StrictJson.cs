using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;

namespace PostSale.Web.Webhooks;

/// <summary>JSON that every reader reads alike: what two readers could take for different things is refused.</summary>
internal static class StrictJson
{
    public const int MaxDepth = 64;

    public static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <param name="body">Anything.</param>
    /// <param name="document">The caller disposes it.</param>
    /// <param name="fault">What is wrong, without anything from the body.</param>
    public static bool TryParse(
        ReadOnlyMemory<byte> body, [NotNullWhen(true)] out JsonDocument? document, [NotNullWhen(false)] out string? fault)
    {
        document = null;
        fault = FaultOf(body.Span);
        if (fault is null)
        {
            try
            {
                document = JsonDocument.Parse(body, Options);
            }
            catch (JsonException)
            {
                // All else has been ruled out.
                fault = "An object has the same key twice.";
            }
        }

        return document is not null;
    }

    private static string? FaultOf(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("\uFEFF"u8))
        {
            return "The body begins with a byte order mark.";
        }

        if (!Utf8.IsValid(body))
        {
            return "The body is not valid UTF-8.";
        }

        // The reader may go deeper than the document, so that depth is told from other faults.
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= MaxDepth && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    return "The body is nested deeper than 64 levels.";
                }

                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
                    && reader.ValueIsEscaped
                    && FaultOfEscapes(ref reader) is { } fault)
                {
                    return fault;
                }
            }

            return null;
        }
        catch (JsonException)
        {
            return "The body is not valid JSON.";
        }
    }

    private static string? FaultOfEscapes(ref Utf8JsonReader reader)
    {
        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "A string holds half a surrogate pair.";
        }

        return text.Contains('\0', StringComparison.Ordinal) ? "A string holds the character NUL." : null;
    }
}
