namespace PostSale.Delivery.Twilio;

/// <summary>What Twilio's refusal of a message means. Pure.</summary>
/// <param name="Result">For the message.</param>
/// <param name="AgainstUs">It refuses us, not the message, for this reason: every other message would fare alike. Else null.</param>
internal sealed record TwilioAnswer(SendResult Result, string? AgainstUs)
{
    // Opted out there, no such number, not a mobile number.
    private static readonly int[] DeadNumber = [21610, 21211, 21614];

    // The sender, the service or the account is at fault: no such "from", not ours, no such service, suspended, trial.
    private static readonly int[] OurFault = [21212, 21603, 21606, 21608, 21701, 21703, 21705, 21712, 20003, 20005, 30002];

    /// <param name="status">The HTTP status.</param>
    /// <param name="code">Twilio's own code; 0 when it gave none.</param>
    public static TwilioAnswer Of(int status, int code) => (status, code) switch
    {
        _ when DeadNumber.Contains(code) => new(new SendResult.Rejected(AddressIsDead: true), null),
        _ when OurFault.Contains(code) => Ours($"It answered {status} with code {code}. See Sms:Twilio and the stores' Sender:Sms and WhatsApp."),
        (401 or 403, _) => Ours($"It answered {status} with code {code}. See Sms:Twilio:AccountSid and AuthTokens."),
        (429, _) => Ours("It asks to be sent less at a time."),
        // Perhaps after it had taken the message: whoever tries again asks first.
        (>= 500, _) => new(new SendResult.Retry(null), null),
        // Not found is the account, a wrong method our own doing.
        (404 or 405, _) => Ours($"It answered {status}. See Sms:Twilio:AccountSid."),
        (>= 400, _) => new(new SendResult.Rejected(AddressIsDead: false), null),
        _ => new(new SendResult.Unknown(), null),
    };

    private static TwilioAnswer Ours(string why) => new(new SendResult.Retry(null), why);
}
