using PostSale.Application.Settings;
using PostSale.Application.Strategies;

namespace PostSale.Web.Tests.Support;

/// <summary>A store and deliveries to it.</summary>
internal static class Given
{
    public const string StripeSecret = "whsec_stripe_for_tests";
    public const string ShopifySecret = "shopify secret for tests";
    public const string EventsSecret = "whsec_dGVzdHMgb25seSwgbm90IGEgc2VjcmV0";
    public const string ShopDomain = "loja.myshopify.com";

    public const string TwilioToken = "twilio token for tests";
    public const string TwilioAccount = "AC00000000000000000000000000000000";
    public const string EventSecret = "event secret for tests";

    public static PostSaleSettings Everything { get; } = new()
    {
        PublicUrl = "https://pos.loja.example",
        Sms = new() { Provider = "twilio", Twilio = new() { AccountSid = TwilioAccount, AuthTokens = ["the token before", TwilioToken] } },
        Email = new() { Azure = new() { EventSecret = EventSecret } },
    };

    public static Instant Now { get; } = Instant.FromUtc(2026, 3, 10, 12, 0);

    public static StoreSettings Settings { get; } = new()
    {
        Stripe = new() { WebhookSecrets = ["whsec_the_one_before", StripeSecret] },
        Shopify = new() { ShopDomain = ShopDomain, ClientSecrets = ["the one before", ShopifySecret] },
        Events = new() { Secrets = ["whsec_dGhlIG9uZSBiZWZvcmU=", EventsSecret] },
    };

    public static StoreSettings TestMode { get; } = Settings with
    {
        Stripe = Settings.Stripe with { AcceptTestMode = true },
        Shopify = Settings.Shopify with { AcceptTestMode = true },
    };

    public static Shop Shop(StoreSettings? settings = null, string id = "loja")
    {
        var strategy = new Strategy(
            new(new("00000000000000000000000000000000"), []),
            "none",
            "pt-BR",
            ImmutableDictionary<TouchpointId, TouchpointText>.Empty,
            ImmutableDictionary<TouchpointId, TouchpointText>.Empty,
            ImmutableDictionary<TouchpointId, TaskText>.Empty,
            ImmutableDictionary<string, string>.Empty,
            ImmutableDictionary<string, string>.Empty,
            new() { Zone = DateTimeZone.Utc });
        return new(new(id), settings ?? Settings, strategy, ImmutableDictionary<StrategyHash, Strategy>.Empty, strategy.Rules);
    }

    public static Delivery Delivery(string provider, string body, string topic = "", string id = "d1") => new()
    {
        Key = new(new("loja"), provider, id),
        Topic = topic,
        Body = Encoding.UTF8.GetBytes(body),
        ReceivedAt = Now,
    };
}
