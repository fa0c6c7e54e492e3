using MailKit.Net.Smtp;
using MailKit.Security;

namespace PostSale.Delivery.Smtp;

/// <summary>Why a mail server cannot be talked to, in words that say which setting to look at.</summary>
internal static class SmtpTrouble
{
    // Nothing of the server's own words, which may repeat what it was told.
    public static string Why(Exception failure) => failure switch
    {
        SslHandshakeException or System.Security.Authentication.AuthenticationException =>
            "No trusted TLS connection: is the certificate valid for Email:Smtp:Host, and does Tls fit the port?",
        AuthenticationException or SaslException => "It refused the sign-in. See Email:Smtp:User and Password.",
        SmtpCommandException command => $"It greeted or signed in with {SmtpAnswer.Code((int)command.StatusCode, command.Message)}. See Email:Smtp.",
        NotSupportedException => "It does not offer what the settings ask for: TLS (Email:Smtp:Tls) or a sign-in (User).",
        _ => $"It cannot be reached ({failure.GetType().Name}). See Email:Smtp:Host and Port.",
    };
}
