using System.Text;
using System.Text.Json;
using PostSale.Web.Webhooks.Verification;

namespace PostSale.Web.Webhooks.Twilio;

/// <summary>What a body of Twilio's says, be it a form or JSON.</summary>
internal sealed class TwilioFields
{
    // Twilio sends some thirty.
    private const int Most = 200;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private TwilioFields(IReadOnlyList<(string Name, string Value)> all) => All = all;

    public IReadOnlyList<(string Name, string Value)> All { get; }

    /// <returns>Null when it is not there; the first where it is there twice.</returns>
    public string? this[string name] => All.FirstOrDefault(field => field.Name == name).Value;

    /// <returns>Null when it is neither.</returns>
    public static TwilioFields? Read(ReadOnlyMemory<byte> body)
    {
        if (body.Span is [(byte)'{', ..])
        {
            return Json(body);
        }

        try
        {
            var fields = FormFields.Split(Strict.GetString(body.Span));
            return fields.Count <= Most ? new(fields) : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static TwilioFields? Json(ReadOnlyMemory<byte> body)
    {
        if (!StrictJson.TryParse(body, out var document, out _))
        {
            return null;
        }

        using (document)
        {
            return new([.. document.RootElement.EnumerateObject()
                .Where(field => field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                .Take(Most)
                .Select(field => (field.Name, field.Value.ToString()))]);
        }
    }
}
