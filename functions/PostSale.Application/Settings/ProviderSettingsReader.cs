using System.Net;
using System.Text.RegularExpressions;

namespace PostSale.Application.Settings;

/// <summary>Reads how messages leave. A provider that is not chosen may be left half set; a chosen one may not.</summary>
internal sealed partial class ProviderSettingsReader(IReadOnlyCollection<string> emailProviders, IReadOnlyCollection<string> smsProviders)
{
    public EmailSettings Email(SettingsSection at)
    {
        var provider = at.Word("Provider", "pickup", "smtp", "azure");
        var served = Served(at, provider, emailProviders);
        return new()
        {
            Provider = provider,
            Smtp = at.Section("Smtp", smtp => Smtp(smtp, served && provider == "smtp")),
            Azure = at.Section("Azure", azure => Azure(azure, served && provider == "azure")),
        };
    }

    public SmsSettings Sms(SettingsSection at)
    {
        var provider = at.Word("Provider", "pickup", "twilio");
        var served = Served(at, provider, smsProviders);
        return new() { Provider = provider, Twilio = at.Section("Twilio", twilio => Twilio(twilio, served && provider == "twilio")) };
    }

    private static bool Served(SettingsSection at, string provider, IReadOnlyCollection<string> available)
    {
        if (available.Contains(provider))
        {
            return true;
        }

        var remedy = provider == "azure" ? "; a build with UseAzureStandIns=false has azure too" : "";
        at.Fault("Provider", $"that provider is not in this build, which has: {string.Join(", ", available)}{remedy}");
        return false;
    }

    private static SmtpSettings Smtp(SettingsSection at, bool chosen)
    {
        var settings = new SmtpSettings
        {
            Host = chosen ? at.Required("Host", "the mail server's name") : at.Text("Host"),
            Port = at.Whole("Port", new SmtpSettings().Port, 1, 65535),
            User = at.Text("User"),
            Password = at.Secret("Password", SecretRules.Password),
            Tls = at.Word("Tls", "required", "starttls", "none"),
        };
        if (chosen && settings.User.Length > 0 && settings.Password.Length == 0)
        {
            at.Fault("Password", "missing: User is set");
        }

        if (chosen && settings is { Tls: "none", User.Length: > 0 } && !IsThisMachine(settings.Host))
        {
            at.Fault("Tls", "none sends the password for everyone on the way to read; only a mail server on this machine may be signed in to so");
        }

        return settings;
    }

    private static AzureEmailSettings Azure(SettingsSection at, bool chosen)
    {
        var settings = new AzureEmailSettings
        {
            Endpoint = at.Checked("Endpoint", "", IsHttps, "must be an absolute https address"),
            ConnectionString = at.Secret("ConnectionString", SecretRules.Shared),
            EventSecret = at.Secret("EventSecret", SecretRules.Shared),
            PerMinute = at.Whole("PerMinute", new AzureEmailSettings().PerMinute, 1, 100_000),
            PerHour = at.Whole("PerHour", new AzureEmailSettings().PerHour, 1, 1_000_000),
        };
        if (chosen && settings is { Endpoint: "", ConnectionString: "" })
        {
            at.Fault("Endpoint", "missing: Endpoint or ConnectionString");
        }

        return settings;
    }

    private static TwilioSettings Twilio(SettingsSection at, bool chosen)
    {
        var settings = new TwilioSettings
        {
            AccountSid = at.Checked("AccountSid", "", AccountSid().IsMatch, "must be AC and 32 hex digits"),
            // The settings' printed form shows one empty token, which is none.
            AuthTokens = [.. at.Secrets("AuthTokens", token => token.Length == 0 ? null : SecretRules.Shared(token)).Where(token => token.Length > 0)],
            MessagingServiceSid = at.Checked("MessagingServiceSid", "", ServiceSid().IsMatch, "must be MG and 32 hex digits"),
        };
        foreach (var (key, isMissing) in new[]
        {
            ("AccountSid", settings.AccountSid.Length == 0),
            ("AuthTokens", settings.AuthTokens.Count == 0),
            ("MessagingServiceSid", settings.MessagingServiceSid.Length == 0),
        })
        {
            if (chosen && isMissing)
            {
                at.Fault(key, "missing: the provider twilio needs it");
            }
        }

        return settings;
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static bool IsHttps(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == "https";

    [GeneratedRegex(@"\AAC[0-9a-f]{32}\z")]
    private static partial Regex AccountSid();

    [GeneratedRegex(@"\AMG[0-9a-f]{32}\z")]
    private static partial Regex ServiceSid();
}
