using Microsoft.Extensions.Configuration;

namespace PostSale.Settings.Tests.Settings;

public sealed class FaultySettingsTests
{
    [Theory]
    [InlineData("Email:Smpt:Host", "h", "PostSale:Email:Smpt: unknown key; did you mean Smtp?")]
    [InlineData("Stors:x", "h", "PostSale:Stors: unknown key; did you mean Stores?")]
    [InlineData("Stores:loja:Timezon", "h", "PostSale:Stores:loja:Timezon: unknown key; did you mean TimeZone?")]
    [InlineData("Stores:loja:Stripe:WebhookSecret", "h", "PostSale:Stores:loja:Stripe:WebhookSecret: unknown key; did you mean WebhookSecrets?")]
    [InlineData("Ops:Keys:0:Rloe", "h", "PostSale:Ops:Keys:0:Rloe: unknown key; did you mean Role?")]
    [InlineData("Retention:Days", "h", "PostSale:Retention:Days: unknown key; known here: Inbox, Timeline")]
    [InlineData("Tables:\nInjected", "h", "PostSale:Tables:?Injected: unknown key; known here: ConnectionString, AccountUri")]
    public void UnknownKey_NamesTheNearest(string key, string value, string fault) => Assert.Equal([fault], Sample.Faults(Sample.Read((key, value))));

    [Theory]
    [InlineData("Email:Smtp:Port", "many", "must be a whole number from 1 to 65535")]
    [InlineData("Email:Smtp:Port", "0", "must be a whole number from 1 to 65535")]
    [InlineData("Email:Smtp:Port", "-25", "must be a whole number from 1 to 65535")]
    [InlineData("Email:Smtp:Port", "65536", "must be a whole number from 1 to 65535")]
    [InlineData("Email:Smtp:Port", "25.5", "must be a whole number from 1 to 65535")]
    [InlineData("Stores:loja:Stripe:AcceptTestMode", "yes", "must be true or false")]
    [InlineData("Stores:loja:Stripe:AcceptTestMode", "1", "must be true or false")]
    [InlineData("Retention:Inbox", "P35D", "must be a time span from 7.00:00:00 to 400.00:00:00; for example 35.00:00:00")]
    [InlineData("Retention:Inbox", "6.23:59:59", "must be a time span from 7.00:00:00 to 400.00:00:00; for example 35.00:00:00")]
    [InlineData("Retention:Inbox", "-35.00:00:00", "must be a time span from 7.00:00:00 to 400.00:00:00; for example 35.00:00:00")]
    [InlineData("Retention:Timeline", "3651.00:00:00", "must be a time span from 30.00:00:00 to 3650.00:00:00; for example 1095.00:00:00")]
    [InlineData("Email:Smtp", "smtp.loja.example", "a section is expected here, not a single value")]
    [InlineData("Stores:loja:Sender:Email:0", "oi@loja.example", "a single value is expected here, not a section or a list", "PostSale:Stores:loja:Sender:Email")]
    [InlineData("LinkKeys", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=", "a list is expected here: PostSale:LinkKeys:0, :1 and so on")]
    [InlineData("LinkKeys:first", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=", "a list is expected here: PostSale:LinkKeys:0, :1 and so on", "PostSale:LinkKeys")]
    public void WrongTypeOrRange_SaysWhatBelongsThere(string key, string value, string what, string? at = null) =>
        Assert.Contains($"{at ?? $"PostSale:{key}"}: {what}", Sample.Faults(Sample.Read((key, value))));

    [Theory]
    [InlineData("IdentityKey", "missing: base64 of 32 random bytes; the verb init makes one")]
    [InlineData("LinkKeys", "missing: at least one, base64 of 32 random bytes; the verb init makes one")]
    [InlineData("Stores", "missing: at least one store")]
    [InlineData("Stores:loja:Name", "missing: the shop's name, as its customers know it")]
    [InlineData("Stores:loja:Strategy", "missing: the strategy's folder; for example strategies/loja-fisica")]
    [InlineData("Stores:loja:Sender:Email", "missing: the address the shop writes from")]
    [InlineData("Stores:loja:Sender:PostalAddress", "missing: the shop's postal address; the law wants it in every footer")]
    [InlineData("Stores:loja:Shopify:ShopDomain", "missing: ClientSecrets are set")]
    [InlineData("Email:Smtp:Host", "missing: the mail server's name")]
    [InlineData("Email:Smtp:Password", "missing: User is set")]
    [InlineData("Ops:Keys:0:Role", "missing: reader, agent or admin")]
    [InlineData("Ops:Keys:0:Sha256", "missing: the hex SHA-256 of the key")]
    public void MissingOrEmpty_IsAFault(string key, string what)
    {
        Assert.Equal([$"PostSale:{key}: {what}"], Sample.Faults(Sample.Read((key, null))));
        Assert.Equal([$"PostSale:{key}: {what}"], Sample.Faults(Sample.Read((key, ""))));
    }

    [Theory]
    [InlineData("PublicUrl", "localhost:7071", "must be an absolute http or https address without query or user")]
    [InlineData("PublicUrl", "/pos", "must be an absolute http or https address without query or user")]
    [InlineData("PublicUrl", "https://loja.example/?a=b", "must be an absolute http or https address without query or user")]
    [InlineData("PublicUrl", "https://u:p@loja.example", "must be an absolute http or https address without query or user")]
    [InlineData("PublicUrl", "http://loja.example", "must be https outside loopback: mail programs unsubscribe in one click only over https")]
    [InlineData("Stores:loja:TimeZone", "Mars/Phobos", "no such IANA time zone; for example America/Sao_Paulo")]
    [InlineData("Stores:loja:TimeZone", "E. South America Standard Time", "no such IANA time zone; for example America/Sao_Paulo")]
    [InlineData("Stores:loja:Locale", "pt-PT", "must be pt-BR or en, or en with a region")]
    [InlineData("Stores:loja:Locale", "english", "must be pt-BR or en, or en with a region")]
    [InlineData("Stores:loja:Currency", "R$", "no such ISO 4217 currency; for example BRL")]
    [InlineData("Stores:loja:Currency", "brl", "no such ISO 4217 currency; for example BRL")]
    [InlineData("Stores:loja:Consent", "implicit", "must be one of: explicit, soft-opt-in")]
    [InlineData("Stores:loja:Confirmation", "none", "must be one of: confirm, welcome")]
    [InlineData("Email:Provider", "sendmail", "must be one of: pickup, smtp, azure")]
    [InlineData("Email:Provider", "azure", "that provider is not in this build, which has: pickup, smtp; a build with UseAzureStandIns=false has azure too")]
    [InlineData("Sms:Provider", "twilio", "that provider is not in this build, which has: pickup")]
    [InlineData("Email:Smtp:Tls", "maybe", "must be one of: required, starttls, none")]
    [InlineData("Ops:Keys:0:Role", "root", "must be one of: reader, agent, admin")]
    [InlineData("Ops:Keys:0:Sha256", "minha-chave", "must be 64 hex digits: the SHA-256 of the key, not the key")]
    [InlineData("Ops:Keys:0:Sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "the hash of no key")]
    [InlineData("Ops:Keys:0:Sha256", "0000000000000000000000000000000000000000000000000000000000000000", "the hash of no key")]
    [InlineData("Ops:OpenIdConnect:Authority", "https://login.example", "this build has no sign-in by OpenID Connect; leave its settings empty and use Ops:Keys")]
    [InlineData("Tables:AccountUri", "contas", "must be an absolute http or https address")]
    [InlineData("Stores:loja:Sender:Email", "oi", "must be one plain e-mail address")]
    [InlineData("Stores:loja:Sender:Email", "Loja <oi@loja.example>", "must be one plain e-mail address")]
    [InlineData("Stores:loja:Sender:Email", "oi@loja.example\r\nBcc: x@y.example", "must be one plain e-mail address")]
    [InlineData("Stores:loja:Sender:ReplyTo", "a@b.example, c@d.example", "must be one plain e-mail address")]
    [InlineData("Stores:loja:Sender:Name", "Loja\r\nBcc: x@y.example", "holds a line break or another control character")]
    [InlineData("Stores:loja:Name", "Loja\u2028Exemplo", "holds a line break or another control character")]
    [InlineData("Stores:loja:Shopify:ShopDomain", "loja.example", "must be the shop's own name.myshopify.com")]
    [InlineData("Stores:loja:Shopify:ShopDomain", "https://loja.myshopify.com", "must be the shop's own name.myshopify.com")]
    [InlineData("Stores:loja:Shopify:ShopDomain", "Loja.myshopify.com", "must be the shop's own name.myshopify.com")]
    [InlineData("Stores:loja:Shopify:ShopDomain", "-loja.myshopify.com", "must be the shop's own name.myshopify.com")]
    [InlineData("Stores:loja:Shopify:ShopDomain", "loja.myshopify.com.evil.example", "must be the shop's own name.myshopify.com")]
    [InlineData("Stores:loja:Shopify:ShopDomain", "your-shop.myshopify.com", "must be the shop's own name.myshopify.com")]
    [InlineData("Stores:loja:Shopify:ShopDomain", "example.myshopify.com", "must be the shop's own name.myshopify.com")]
    public void WrongValue_SaysWhatWouldBeRight(string key, string value, string what) =>
        Assert.Equal([$"PostSale:{key}: {what}"], Sample.Faults(Sample.Read((key, value))));

    [Theory]
    [InlineData("smtp.loja.example")]
    [InlineData("192.168.1.10")]
    [InlineData("localhost.loja.example")]
    public void PasswordInTheClear_IsAFaultBeyondThisMachine(string host) => Assert.Equal(
        ["PostSale:Email:Smtp:Tls: none sends the password for everyone on the way to read; only a mail server on this machine may be signed in to so"],
        Sample.Faults(Sample.Read(("Email:Smtp:Tls", "none"), ("Email:Smtp:Host", host))));

    [Theory]
    [InlineData("localhost", "loja")]
    [InlineData("127.0.0.1", "loja")]
    [InlineData("::1", "loja")]
    [InlineData("mailpit", null)]
    public void NoTls_WithinThisMachineOrWithoutPassword_IsAllowed(string host, string? user) =>
        Sample.Valid(Sample.Read(("Email:Smtp:Tls", "none"), ("Email:Smtp:Host", host), ("Email:Smtp:User", user), ("Email:Smtp:Password", user is null ? null : "s3nh4-d0-c0rr31o")));

    [Theory]
    [InlineData("Loja")]
    [InlineData("minha loja")]
    [InlineData("minha_loja")]
    [InlineData("lojá")]
    [InlineData("a1234567890123456789012345678901234567890")]
    public void StoreId_OfOtherLetters_IsAFault(string id)
    {
        var result = Sample.Read(
            ("Stores", null), ($"Stores:{id}:Name", "Loja"), ($"Stores:{id}:Strategy", "s"),
            ($"Stores:{id}:Sender:Email", "oi@loja.example"), ($"Stores:{id}:Sender:PostalAddress", "Rua A, 1"));

        Assert.Equal([$"PostSale:Stores:{id}: a store's id is lower-case letters, digits and hyphens, at most 40"], Sample.Faults(result));
    }

    [Fact]
    public void NothingSet_SaysWhereSettingsStand() =>
        Assert.Equal(["PostSale: missing: all settings stand under this key"], Sample.Faults(Sample.Read(new ConfigurationBuilder().Build())));

    [Fact]
    public void ManyFaults_AreToldAtOnce()
    {
        var faults = Sample.Faults(Sample.Read(
            ("PublicUrl", "x"), ("IdentityKey", null), ("Email:Smtp:Port", "x"), ("Stores:loja:TimeZone", "x"), ("Stores:loja:Sender:PostalAddress", null), ("Extra", "x")));

        Assert.Equal(6, faults.Count);
        Assert.Contains("PostSale:Stores:loja:TimeZone: no such IANA time zone; for example America/Sao_Paulo", faults);
    }
}
