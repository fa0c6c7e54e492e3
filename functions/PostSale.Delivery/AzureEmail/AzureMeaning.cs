using System.Globalization;

namespace PostSale.Delivery.AzureEmail;

/// <summary>What the service's answers mean. Pure.</summary>
/// <param name="Result">For the message.</param>
/// <param name="AgainstUs">It refuses us, not the message, for this reason: every other message would fare alike. Else null.</param>
internal sealed record AzureMeaning(SendResult Result, string? AgainstUs)
{
    /// <summary>However long it asks to wait, it is asked again after this.</summary>
    public static readonly Duration LongestPause = Duration.FromHours(1);

    private static readonly Duration UsualPause = Duration.FromMinutes(1);

    /// <param name="id">What an accepted message is to be known by.</param>
    /// <param name="now">To read a moment by.</param>
    public static AzureMeaning OfSend(AzureAnswer answer, string id, Instant now) => answer.Status switch
    {
        >= 200 and < 300 => new(new SendResult.Accepted(id), null),
        400 when answer.Code is "EmailDroppedAllRecipientsSuppressed" => new(new SendResult.Rejected(AddressIsDead: true), null),
        401 or 403 => Ours($"It answered {answer.Status}. See Email:Azure:Endpoint and ConnectionString, and the identity's role."),
        // The domain is not linked, the sender's name not known there, the service gone.
        404 => Ours("It answered 404. Is the domain of the stores' Sender:Email linked to the service, and the sender known there?"),
        // A name used before: whether for this very mail, the operation tells.
        409 => new(new SendResult.Unknown(), null),
        429 => new(new SendResult.Retry(Pause(answer.RetryAfter, now)), null),
        408 or >= 500 => new(new SendResult.Retry(answer.RetryAfter is null ? null : Pause(answer.RetryAfter, now)), null),
        >= 400 => new(new SendResult.Rejected(AddressIsDead: false), null),
        _ => new(new SendResult.Unknown(), null),
    };

    public static LookupResult OfAsk(AzureAnswer answer, string id) => answer.Status switch
    {
        >= 200 and < 300 => new LookupResult.Taken(id),
        404 => new LookupResult.NeverTaken(),
        _ => new LookupResult.CannotTell(),
    };

    /// <summary>Seconds, or a moment as HTTP writes it; anything else, and nothing, is a minute.</summary>
    public static Duration Pause(string? retryAfter, Instant now)
    {
        var asked = long.TryParse(retryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                ? Duration.FromSeconds(Math.Min(seconds, 86_400))
            : DateTimeOffset.TryParseExact(retryAfter, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
                ? Instant.FromDateTimeOffset(moment) - now
            : UsualPause;
        return Duration.Max(Duration.FromSeconds(1), Duration.Min(asked, LongestPause));
    }

    private static AzureMeaning Ours(string why) => new(new SendResult.Retry(null), why);
}
