namespace PostSale.Application.Settings;

/// <summary>One store under <c>PostSale:Stores</c>.</summary>
public sealed record StoreSettings
{
    public string Name { get; init; } = "";

    /// <summary>pt-BR or en, the latter with or without a region. Default pt-BR.</summary>
    public string Locale { get; init; } = "pt-BR";

    /// <summary>IANA id. Default America/Sao_Paulo.</summary>
    public string TimeZone { get; init; } = "America/Sao_Paulo";

    /// <summary>ISO 4217. Default BRL.</summary>
    public string Currency { get; init; } = "BRL";

    /// <summary>The strategy's folder: absolute, or relative to the settings file, else to the working directory.</summary>
    public string Strategy { get; init; } = "";

    /// <summary>explicit or soft-opt-in. Default explicit.</summary>
    public string Consent { get; init; } = "explicit";

    /// <summary>confirm or welcome. Default confirm.</summary>
    public string Confirmation { get; init; } = "confirm";

    /// <summary>Whether the button of a mail leads over us, so that its click is noted; never that of a transactional mail. Default true.</summary>
    public bool CountClicks { get; init; } = true;

    public SenderSettings Sender { get; init; } = new();

    public BrandSettings Brand { get; init; } = new();

    public StripeSettings Stripe { get; init; } = new();

    public ShopifySettings Shopify { get; init; } = new();

    public EventsSettings Events { get; init; } = new();
}

public sealed record SenderSettings
{
    /// <summary>One plain address; see <see cref="Intake.EmailAddress"/>.</summary>
    public string Email { get; init; } = "";

    /// <summary>Default the store's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Default the address itself.</summary>
    public string ReplyTo { get; init; } = "";

    /// <summary>Stands in every footer; the law asks for it.</summary>
    public string PostalAddress { get; init; } = "";

    /// <summary>E.164.</summary>
    public string Sms { get; init; } = "";

    /// <summary>E.164.</summary>
    public string WhatsApp { get; init; } = "";
}

/// <summary>How mails and the pages they lead to look.</summary>
public sealed record BrandSettings
{
    /// <summary><c>#rrggbb</c>, dark enough for white letters: a contrast of 4.5. Default #1f6f54.</summary>
    public string Color { get; init; } = "#1f6f54";

    /// <summary>A picture at an https address, shown 40 pixels high; empty for the name in letters.</summary>
    public string Logo { get; init; } = "";
}

public sealed record StripeSettings
{
    public IReadOnlyList<string> WebhookSecrets { get; init; } = [];

    public bool AcceptTestMode { get; init; }

    /// <summary>A customer deleted in Stripe is forgotten here. Default false: it may only be tidied up there.</summary>
    public bool EraseDeletedCustomers { get; init; }
}

public sealed record ShopifySettings
{
    /// <summary>For example loja.myshopify.com.</summary>
    public string ShopDomain { get; init; } = "";

    public IReadOnlyList<string> ClientSecrets { get; init; } = [];

    public bool AcceptTestMode { get; init; }
}

public sealed record EventsSettings
{
    /// <summary>Standard Webhooks: <c>whsec_</c> and base64.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];
}
