using System.Text.RegularExpressions;
using PostSale.Application.Intake;

namespace PostSale.Application.Settings;

/// <summary>Reads one store.</summary>
internal static partial class StoreSettingsReader
{
    private static readonly StoreSettings Defaults = new();

    public static StoreSettings Read(SettingsSection at)
    {
        var name = at.Required("Name", "the shop's name, as its customers know it");
        return new()
        {
            Name = name,
            Locale = Locale(at),
            TimeZone = at.Checked("TimeZone", Defaults.TimeZone, DateTimeZoneProviders.Tzdb.Ids.Contains, "no such IANA time zone; for example America/Sao_Paulo"),
            Currency = at.Checked("Currency", Defaults.Currency, code => Currency.TryNormalise(code, out var known) && known == code, "no such ISO 4217 currency; for example BRL"),
            Strategy = at.Required("Strategy", "the strategy's folder; for example strategies/loja-fisica"),
            Consent = at.Word("Consent", "explicit", "soft-opt-in"),
            Confirmation = at.Word("Confirmation", "confirm", "welcome"),
            CountClicks = at.Flag("CountClicks", Defaults.CountClicks),
            Sender = at.Section("Sender", sender => Sender(sender, name)),
            Brand = at.Section("Brand", Brand),
            Stripe = at.Section("Stripe", Stripe),
            Shopify = at.Section("Shopify", Shopify),
            Events = at.Section("Events", events => new EventsSettings { Secrets = events.Secrets("Secrets", SecretRules.StandardWebhooks) }),
        };
    }

    private static string Locale(SettingsSection at)
    {
        var locale = at.Checked("Locale", Defaults.Locale, SpokenHere().IsMatch, "must be pt-BR or en, or en with a region");
        return string.Equals(locale, "pt-BR", StringComparison.OrdinalIgnoreCase) ? "pt-BR" : locale;
    }

    private static SenderSettings Sender(SettingsSection at, string shop)
    {
        const string NoAddress = "must be one plain e-mail address";
        at.Demand("Email", "the address the shop writes from");
        var email = at.Checked("Email", "", EmailAddress.IsAddress, NoAddress);
        return new()
        {
            Email = email,
            Name = at.Line("Name", shop),
            ReplyTo = at.Checked("ReplyTo", email, EmailAddress.IsAddress, NoAddress),
            PostalAddress = at.Required("PostalAddress", "the shop's postal address; the law wants it in every footer"),
            // A pickup folder writes from any number, so one that nobody sends from yet may stay unfinished.
            Sms = at.Line("Sms", ""),
            WhatsApp = at.Line("WhatsApp", ""),
        };
    }

    private static BrandSettings Brand(SettingsSection at) => new()
    {
        Color = at.Checked("Color", Defaults.Brand.Color, BrandColor.IsFit, "must be #rrggbb, dark enough for white letters (a contrast of 4.5)").ToLowerInvariant(),
        Logo = at.Checked("Logo", "", IsPicture, "must be an https address without quotes or blanks"),
    };

    private static bool IsPicture(string text) => text.Length <= 500 && Uri.TryCreate(text, UriKind.Absolute, out var at) && at.Scheme == "https"
        && at.UserInfo.Length == 0 && !text.Any(unit => unit <= ' ' || "\"'<>\\".Contains(unit, StringComparison.Ordinal));

    private static StripeSettings Stripe(SettingsSection at) => new()
    {
        WebhookSecrets = at.Secrets("WebhookSecrets", SecretRules.Shared),
        AcceptTestMode = at.Flag("AcceptTestMode"),
        EraseDeletedCustomers = at.Flag("EraseDeletedCustomers"),
    };

    private static ShopifySettings Shopify(SettingsSection at)
    {
        var settings = new ShopifySettings
        {
            ShopDomain = at.Checked("ShopDomain", "", IsShopDomain, "must be the shop's own name.myshopify.com"),
            ClientSecrets = at.Secrets("ClientSecrets", SecretRules.Shared),
            AcceptTestMode = at.Flag("AcceptTestMode"),
        };
        if (settings is { ClientSecrets.Count: > 0, ShopDomain: "" })
        {
            at.Fault("ShopDomain", "missing: ClientSecrets are set");
        }

        return settings;
    }

    private static bool IsShopDomain(string text) => ShopDomain().IsMatch(text) && !PlaceholderDomain().IsMatch(text);

    [GeneratedRegex(@"\A(pt-br|en(-[a-z0-9]{2,8})*)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpokenHere();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]*\.myshopify\.com\z")]
    private static partial Regex ShopDomain();

    [GeneratedRegex(@"\A(your-?(shop|store)(-?name)?|example|placeholder|change-?me|x{3,})\.")]
    private static partial Regex PlaceholderDomain();
}
