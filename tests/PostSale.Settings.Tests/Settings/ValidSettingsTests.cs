using Microsoft.Extensions.Configuration;
using PostSale.Application.Settings;

namespace PostSale.Settings.Tests.Settings;

public sealed class ValidSettingsTests
{
    [Fact]
    public void FullForm_EveryValueArrives()
    {
        var settings = Sample.Valid(Sample.Read(Sample.Parse(Sample.Json)));

        Assert.Equal("https://pos.loja.example", settings.PublicUrl);
        Assert.Equal(Sample.IdentityKey, settings.IdentityKey);
        Assert.Equal(2, settings.LinkKeys.Count);
        Assert.Equal(new OpsKey { Role = "admin", Sha256 = "6ca13d52ca70c883e0f0bb101e425a89e8624de51db2d2392593af6a84118090" }, Assert.Single(settings.Ops.Keys));
        Assert.Equal(("smtp", "smtp.loja.example", 2525, "loja", "s3nh4-d0-c0rr31o", "starttls"), (
            settings.Email.Provider, settings.Email.Smtp.Host, settings.Email.Smtp.Port, settings.Email.Smtp.User, settings.Email.Smtp.Password, settings.Email.Smtp.Tls));
        Assert.Equal("pickup", settings.Sms.Provider);
        Assert.Empty(settings.Sms.Twilio.AuthTokens);
        Assert.Equal((TimeSpan.FromDays(40), TimeSpan.FromDays(1000)), (settings.Retention.Inbox, settings.Retention.Timeline));

        var (id, store) = Assert.Single(settings.Stores);
        Assert.Equal("loja", id);
        Assert.Equal(
            ("Loja Exemplo", "pt-BR", "America/Manaus", "BRL", "strategies/loja-fisica", "soft-opt-in", "welcome"),
            (store.Name, store.Locale, store.TimeZone, store.Currency, store.Strategy, store.Consent, store.Confirmation));
        Assert.Equal(
            new SenderSettings
            {
                Email = "oi@loja.example", Name = "Gente da Loja", ReplyTo = "ajuda@loja.example", PostalAddress = "Rua A, 1, São Paulo",
                Sms = "+5511999990001", WhatsApp = "+5511999990002",
            },
            store.Sender);
        Assert.Equal(["whsec_8f2kQ0vZr5WnLx3TbY7c", "whsec_k0Zr5WnLx3TbY7c8f2Qv"], store.Stripe.WebhookSecrets);
        Assert.True(store.Stripe.AcceptTestMode);
        Assert.Equal("loja.myshopify.com", store.Shopify.ShopDomain);
        Assert.Equal(["9d1f4be07c2a48e6b35d"], store.Shopify.ClientSecrets);
        Assert.False(store.Shopify.AcceptTestMode);
        Assert.Equal([Sample.EventsSecret], store.Events.Secrets);
    }

    [Fact]
    public void LeastForm_DefaultsArrive()
    {
        var settings = Sample.Valid(Sample.Read(Sample.Parse($$"""
            { "PostSale": { "IdentityKey": "{{Sample.IdentityKey}}", "LinkKeys": ["QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU="],
              "Stores": { "loja": { "Name": "Loja", "Strategy": "s", "Sender": { "Email": "oi@loja.example", "PostalAddress": "Rua A, 1" } } } } }
            """)));

        Assert.Equal("http://localhost:7071", settings.PublicUrl);
        Assert.Equal(("pickup", "pickup"), (settings.Email.Provider, settings.Sms.Provider));
        Assert.Equal(new RetentionSettings(), settings.Retention);
        var store = settings.Stores["loja"];
        Assert.Equal(("pt-BR", "America/Sao_Paulo", "BRL", "explicit", "confirm"), (store.Locale, store.TimeZone, store.Currency, store.Consent, store.Confirmation));
        Assert.Equal(("Loja", "oi@loja.example"), (store.Sender.Name, store.Sender.ReplyTo));
        Assert.Empty(store.Stripe.WebhookSecrets);
        Assert.Empty(store.Events.Secrets);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{ "WebhookSecrets": [] }""")]
    public void ProviderOfTheStoreUnset_InAnyWay_IsValid(string stripe)
    {
        var json = Sample.Json.Replace("""{ "WebhookSecrets": ["whsec_8f2kQ0vZr5WnLx3TbY7c", "whsec_k0Zr5WnLx3TbY7c8f2Qv"], "AcceptTestMode": true }""", stripe, StringComparison.Ordinal);

        Assert.NotEqual(Sample.Json, json);
        Assert.Empty(Sample.Valid(Sample.Read(Sample.Parse(json))).Stores["loja"].Stripe.WebhookSecrets);
    }

    [Theory]
    [InlineData("PublicUrl", "http://127.0.0.1:7071")]
    [InlineData("PublicUrl", "http://[::1]:7071")]
    [InlineData("PublicUrl", "https://loja.example/pos")]
    [InlineData("Stores:loja:Locale", "en")]
    [InlineData("Stores:loja:Locale", "en-GB")]
    [InlineData("Stores:loja:TimeZone", "Asia/Kolkata")]
    [InlineData("Stores:loja:TimeZone", "UTC")]
    [InlineData("Stores:loja:Currency", "JPY")]
    [InlineData("Stores:loja:Consent", "Soft-Opt-In")]
    [InlineData("Stores:loja:Stripe:AcceptTestMode", "FALSE")]
    [InlineData("Retention:Inbox", "7.00:00:00")]
    [InlineData("Email:Smtp:Password", "curta")]
    [InlineData("Stores:loja:Sender:Email", "o.i+x@pos.loja-2.example")]
    [InlineData("Stores:loja:Events", null)]
    [InlineData("Stores:loja:Shopify", null)]
    [InlineData("Ops", null)]
    public void AnotherRightValue_IsValid(string key, string? value) => Sample.Valid(Sample.Read((key, value)));

    [Fact]
    public void EnvironmentVariables_LieOverTheFile()
    {
        const string Prefix = "POSTSALE_SETTINGS_TEST_";
        var variables = new Dictionary<string, string>
        {
            ["PostSale__Stores__loja__Name"] = "Loja do Ambiente",
            ["PostSale__Stores__filial__Name"] = "Filial",
            ["PostSale__Stores__filial__Strategy"] = "s",
            ["PostSale__Stores__filial__Sender__Email"] = "oi@filial.example",
            ["PostSale__Stores__filial__Sender__PostalAddress"] = "Rua B, 2",
            ["PostSale__Stores__filial__Events__Secrets__0"] = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
        };
        foreach (var (name, value) in variables)
        {
            Environment.SetEnvironmentVariable(Prefix + name, value);
        }

        try
        {
            var settings = Sample.Valid(Sample.Read(new ConfigurationBuilder().AddConfiguration(Sample.Parse(Sample.Json)).AddEnvironmentVariables(Prefix).Build()));

            Assert.Equal("Loja do Ambiente", settings.Stores["loja"].Name);
            Assert.Equal("oi@loja.example", settings.Stores["loja"].Sender.Email);
            Assert.Equal(["whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"], settings.Stores["filial"].Events.Secrets);
        }
        finally
        {
            foreach (var name in variables.Keys)
            {
                Environment.SetEnvironmentVariable(Prefix + name, null);
            }
        }
    }

    [Fact]
    public void Printed_SettingsTellNoSecret()
    {
        var settings = Sample.Valid(Sample.Read(("Email:Azure:EventSecret", "ev3nt0-s3cr3t0-d0-c0rr31o")));
        var printed = string.Join('\n', new object[]
        {
            new SettingsResult.Valid(settings), settings, settings.Ops, settings.Email, settings.Sms, settings.Tables, settings.Stores["loja"],
        });

        Assert.DoesNotContain(Sample.IdentityKey, printed, StringComparison.Ordinal);
        Assert.DoesNotContain("s3nh4-d0-c0rr31o", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("ev3nt0", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("9d1f4be07c2a48e6b35d", printed, StringComparison.Ordinal);
    }
}
