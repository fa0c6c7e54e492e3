using System.Text.Json;
using PostSale.Domain.Messages;

namespace PostSale.Web.Webhooks.EmailEvents;

/// <summary>One event as Event Grid packs it, in its own schema or as a CloudEvent.</summary>
internal readonly record struct EmailEvent(JsonElement Root)
{
    public const string Report = "Microsoft.Communication.EmailDeliveryReportReceived";
    public const string Engagement = "Microsoft.Communication.EmailEngagementTrackingReportReceived";

    private const string Validation = "Microsoft.EventGrid.SubscriptionValidationEvent";
    private const string Ours = "/providers/microsoft.communication/communicationservices/";

    public string Type => Text(Root, "eventType") ?? Text(Root, "type") ?? "";

    public string Id => Text(Root, "id") ?? "";

    public bool IsValidation => Type == Validation;

    /// <summary>It comes from where e-mails are sent, and from nowhere else.</summary>
    public bool IsFromACommunicationService => (Text(Root, "topic") ?? Text(Root, "source"))?.Contains(Ours, StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>To be echoed; null when it is none.</summary>
    public string? ValidationCode => Data is { } data && Text(data, "validationCode") is { } code && DeliveryIds.IsValid(code) ? code : null;

    /// <summary>Which message of ours it is about: by the operation's id, or else by the mail's own. Null when by neither.</summary>
    public MessageId? Message => Data is { } data ? MessageOf(Text(data, "messageId"), Text(data, "internetMessageId")) : null;

    private JsonElement? Data => Root.ValueKind == JsonValueKind.Object && Root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object ? data : null;

    /// <param name="operation">A message's id, written as a Guid.</param>
    /// <param name="mail">A message's id before the sender's domain, perhaps in angle brackets.</param>
    public static MessageId? MessageOf(string? operation, string? mail) =>
        Guid.TryParse(operation, out var guid) && MessageId.TryParse(guid.ToString("N"), out var byOperation) ? byOperation
        : MessageId.TryParse(mail?.TrimStart('<').Split('@')[0], out var byMail) ? byMail
        : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
