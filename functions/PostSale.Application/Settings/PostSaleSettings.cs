namespace PostSale.Application.Settings;

/// <summary>Everything under <c>PostSale</c> in appsettings.json, the environment or user secrets.</summary>
public sealed record PostSaleSettings
{
    /// <summary>Where people and providers reach this deployment. Default http://localhost:7071. One-click unsubscribe needs https outside loopback.</summary>
    public string PublicUrl { get; init; } = "http://localhost:7071";

    /// <summary>Base64, 32 bytes. Names people in the alias table; never changes.</summary>
    public string IdentityKey { get; init; } = "";

    /// <summary>Base64, 32 bytes each. The first signs links, all verify them.</summary>
    public IReadOnlyList<string> LinkKeys { get; init; } = [];

    public OpsSettings Ops { get; init; } = new();

    public EmailSettings Email { get; init; } = new();

    public SmsSettings Sms { get; init; } = new();

    public TablesSettings Tables { get; init; } = new();

    public RetentionSettings Retention { get; init; } = new();

    /// <summary>The stores by id: lower-case letters, digits and hyphens, at most 40.</summary>
    public IReadOnlyDictionary<string, StoreSettings> Stores { get; init; } = new Dictionary<string, StoreSettings>();

    /// <summary>Says no more than what it is: a record would print its secrets.</summary>
    public override string ToString() => nameof(PostSaleSettings);
}

public sealed record OpsSettings
{
    public IReadOnlyList<OpsKey> Keys { get; init; } = [];

    public OpenIdConnectSettings OpenIdConnect { get; init; } = new();
}

public sealed record OpsKey
{
    /// <summary>reader, agent or admin.</summary>
    public string Role { get; init; } = "";

    /// <summary>Hex SHA-256 of the key, so that the settings do not hold it.</summary>
    public string Sha256 { get; init; } = "";
}

public sealed record OpenIdConnectSettings
{
    public string Authority { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    public string RoleClaim { get; init; } = "roles";

    /// <summary>Says no more than what it is: a record would print its secrets.</summary>
    public override string ToString() => nameof(OpenIdConnectSettings);
}

public sealed record EmailSettings
{
    /// <summary>pickup, smtp or azure. Default pickup: files in the data folder.</summary>
    public string Provider { get; init; } = "pickup";

    public SmtpSettings Smtp { get; init; } = new();

    public AzureEmailSettings Azure { get; init; } = new();
}

public sealed record SmtpSettings
{
    public string Host { get; init; } = "";

    /// <summary>1 to 65535. Default 587.</summary>
    public int Port { get; init; } = 587;

    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>
    /// required: TLS from the first byte on port 465, by STARTTLS on every other; starttls: by STARTTLS on any port; both send nothing
    /// where TLS cannot be had or the certificate is not trusted. none: in the clear, for a server on this machine. Default required.
    /// </summary>
    public string Tls { get; init; } = "required";

    /// <summary>Says no more than what it is: a record would print its secrets.</summary>
    public override string ToString() => nameof(SmtpSettings);
}

public sealed record AzureEmailSettings
{
    public string Endpoint { get; init; } = "";

    public string ConnectionString { get; init; } = "";

    /// <summary>Shown by Event Grid with every delivery report. Without it reports are turned away, and bounces stay unknown.</summary>
    public string EventSecret { get; init; } = "";

    /// <summary>Mails that the service takes in a minute: 1 to 100000. Default 30, as of a new resource with a domain of its own.</summary>
    public int PerMinute { get; init; } = 30;

    /// <summary>Mails that the service takes in an hour: 1 to 1000000. Default 100, as of a new resource with a domain of its own.</summary>
    public int PerHour { get; init; } = 100;

    /// <summary>Says no more than what it is: a record would print its secrets.</summary>
    public override string ToString() => nameof(AzureEmailSettings);
}

public sealed record SmsSettings
{
    /// <summary>pickup or twilio. Default pickup.</summary>
    public string Provider { get; init; } = "pickup";

    public TwilioSettings Twilio { get; init; } = new();
}

public sealed record TwilioSettings
{
    public string AccountSid { get; init; } = "";

    public IReadOnlyList<string> AuthTokens { get; init; } = [];

    public string MessagingServiceSid { get; init; } = "";
}

public sealed record TablesSettings
{
    public string ConnectionString { get; init; } = "";

    public string AccountUri { get; init; } = "";

    /// <summary>Says no more than what it is: a record would print its secrets.</summary>
    public override string ToString() => nameof(TablesSettings);
}

public sealed record RetentionSettings
{
    /// <summary>How long raw deliveries are kept: 7 to 400 days. Default 35 days.</summary>
    public TimeSpan Inbox { get; init; } = TimeSpan.FromDays(35);

    /// <summary>How long timelines are kept: 30 to 3650 days. Default 1095 days.</summary>
    public TimeSpan Timeline { get; init; } = TimeSpan.FromDays(1095);
}
