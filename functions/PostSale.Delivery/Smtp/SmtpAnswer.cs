using System.Globalization;
using System.Text.RegularExpressions;
using MailKit.Net.Smtp;

namespace PostSale.Delivery.Smtp;

/// <summary>What a mail server's refusal means. Pure.</summary>
/// <param name="Result">For the message.</param>
/// <param name="AgainstUs">It refuses us, not the message, for this reason: every other message would fare alike. Else null.</param>
internal sealed partial record SmtpAnswer(SendResult Result, string? AgainstUs)
{
    public const string AnotherSignIn = "It asks for another sign-in. See Email:Smtp:User and Password.";

    private const int AuthenticationRequired = 530;

    // RFC 3463: no such mailbox, no such domain, bad syntax, moved away, a domain that takes no mail, a mailbox switched off.
    private static readonly string[] DeadAddress = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"];

    // A server without enhanced codes says only in words that it is about policy, not about the mailbox.
    private static readonly string[] Policy =
        ["relay", "policy", "spam", "block", "denied", "reject", "reputation", "blacklist", "listed", "authent", "spf", "dkim", "dmarc", "rate", "quota", "full", "size"];

    /// <param name="stage">What it answers: the sender, the recipient, or the mail itself.</param>
    /// <param name="status">Three digits.</param>
    /// <param name="text">What follows them; lines after the first as the server sent them.</param>
    /// <param name="handedOver">The whole mail may be with the server.</param>
    public static SmtpAnswer Of(SmtpErrorCode stage, int status, string text, bool handedOver)
    {
        var enhanced = Enhanced().Match(text) is { Success: true } found ? found.Groups[1].Value : null;
        return status switch
        {
            AuthenticationRequired or 534 or 535 or 538 => Ours(AnotherSignIn),
            >= 400 and < 500 => new(new SendResult.Retry(null), null),
            >= 500 when stage == SmtpErrorCode.SenderNotAccepted && enhanced is not ("5.3.4" or "5.2.3") && status != 552 =>
                Ours("It refuses the sender. See Sender:Email of the stores, and whether this user may write under it."),
            >= 500 when stage == SmtpErrorCode.RecipientNotAccepted && text.Contains("relay", StringComparison.OrdinalIgnoreCase) =>
                Ours("It passes on no mail of ours. See Email:Smtp:User, and whether that user may write to other domains."),
            >= 500 => new(new SendResult.Rejected(IsDead(stage, status, enhanced, text)), null),
            _ => new(handedOver ? new SendResult.Unknown() : new SendResult.Retry(null), null),
        };
    }

    /// <summary>Status and enhanced code alone: the words may hold an address.</summary>
    public static string Code(int status, string text) =>
        Enhanced().Match(text) is { Success: true } found
            ? $"{status.ToString(CultureInfo.InvariantCulture)} {found.Groups[1].Value}"
            : status.ToString(CultureInfo.InvariantCulture);

    private static SmtpAnswer Ours(string why) => new(new SendResult.Retry(null), why);

    private static bool IsDead(SmtpErrorCode stage, int status, string? enhanced, string text) => enhanced is not null
        ? DeadAddress.Contains(enhanced)
        : stage == SmtpErrorCode.RecipientNotAccepted && status is 550 or 551 or 553
            && !Policy.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\A\s*([245]\.[0-9]{1,3}\.[0-9]{1,3})(?![0-9.])")]
    private static partial Regex Enhanced();
}
