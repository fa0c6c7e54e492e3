using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace PostSale.Settings.Tests.Settings;

public sealed class SecretSettingsTests
{
    private const string Placeholder = "a placeholder; the real secret is missing";

    [Theory]
    [InlineData("", "empty")]
    [InlineData("whsec_...", Placeholder)]
    [InlineData("...", Placeholder)]
    [InlineData("changeme", Placeholder)]
    [InlineData("ChangeMe-ChangeMe-ChangeMe", Placeholder)]
    [InlineData("<your signing secret here>", Placeholder)]
    [InlineData("whsec_<from the dashboard>", Placeholder)]
    [InlineData("xxx", Placeholder)]
    [InlineData("whsec_xxxxxxxxxxxxxxxxxxxxxxxx", Placeholder)]
    [InlineData("whsec_000000000000000000000000", Placeholder)]
    [InlineData("${STRIPE_WEBHOOK_SECRET}", Placeholder)]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/stripe)", "a Key Vault reference that was not resolved")]
    [InlineData("whsec_8f2kQ0vZr5WnLx3\n", "begins or ends with a space or a line break")]
    [InlineData(" whsec_8f2kQ0vZr5WnLx3", "begins or ends with a space or a line break")]
    [InlineData("whsec_8f2kQ0v", "too short: at least 8 characters")]
    [InlineData("kQ0vZr5", "too short: at least 8 characters")]
    public void UnfitSecret_IsAFault(string secret, string what) =>
        Assert.Equal([$"PostSale:Stores:loja:Stripe:WebhookSecrets:1: {what}"], Sample.Faults(Sample.Read(("Stores:loja:Stripe:WebhookSecrets:1", secret))));

    [Theory]
    [InlineData("Stores:loja:Shopify:ClientSecrets:0")]
    [InlineData("Stores:loja:Events:Secrets:0")]
    [InlineData("Email:Smtp:Password")]
    [InlineData("Email:Azure:ConnectionString")]
    [InlineData("Email:Azure:EventSecret")]
    [InlineData("Sms:Twilio:AuthTokens:0")]
    [InlineData("Tables:ConnectionString")]
    public void Placeholder_InAnySecret_IsAFault(string key) =>
        Assert.Equal([$"PostSale:{key}: {Placeholder}"], Sample.Faults(Sample.Read((key, "change-me-change-me-change-me"))));

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS!")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjU")]
    public void StandardWebhooksSecret_NotDecoding_IsAFault(string secret) =>
        Assert.Equal(
            ["PostSale:Stores:loja:Events:Secrets:0: not whsec_ followed by base64 of at least 16 bytes"],
            Sample.Faults(Sample.Read(("Stores:loja:Events:Secrets:0", secret))));

    [Theory]
    [InlineData("<base64, 32 bytes, never changes>", "a placeholder; the real key is missing")]
    [InlineData("AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHw==", "not base64 of exactly 32 bytes")]
    [InlineData("AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAh", "not base64 of exactly 32 bytes")]
    [InlineData("AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA", "not base64 of exactly 32 bytes")]
    [InlineData("AQIDBAUGBwgJCgsMDQ4P EBESExQVFhcYGRobHB0eHyA=", "not base64 of exactly 32 bytes")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "one byte over and over; it must be random")]
    [InlineData("q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=", "one byte over and over; it must be random")]
    public void UnfitKey_IsAFault(string key, string what)
    {
        Assert.Equal([$"PostSale:IdentityKey: {what}"], Sample.Faults(Sample.Read(("IdentityKey", key))));
        Assert.Equal([$"PostSale:LinkKeys:1: {what}"], Sample.Faults(Sample.Read(("LinkKeys:1", key))));
    }

    [Theory]
    [InlineData("LinkKeys:1", Sample.IdentityKey, "IdentityKey")]
    [InlineData("LinkKeys:1", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=", "LinkKeys:0")]
    [InlineData("Stores:loja:Stripe:WebhookSecrets:1", "whsec_8f2kQ0vZr5WnLx3TbY7c", "Stores:loja:Stripe:WebhookSecrets:0")]
    [InlineData("Stores:loja:Shopify:ClientSecrets:0", "whsec_8f2kQ0vZr5WnLx3TbY7c", "Stores:loja:Stripe:WebhookSecrets:0", "Stores:loja:Stripe:WebhookSecrets:0")]
    [InlineData("Stores:loja:Events:Secrets:0", $"whsec_{Sample.IdentityKey}", "IdentityKey")]
    [InlineData("Tables:ConnectionString", "s3nh4-d0-c0rr31o", "Email:Smtp:Password")]
    public void OneSecret_UsedTwice_NamesBothKeys(string key, string secret, params string[] others)
    {
        var fault = Assert.Single(Sample.Faults(Sample.Read((key, secret))));

        Assert.Contains(key, fault, StringComparison.Ordinal);
        Assert.Contains(others[0], fault, StringComparison.Ordinal);
        Assert.Contains("the same secret as", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void OneSecret_InTwoStores_NamesBothKeys()
    {
        var result = Sample.Read(
            ("Stores:filial:Name", "Filial"), ("Stores:filial:Strategy", "s"), ("Stores:filial:Sender:Email", "oi@filial.example"),
            ("Stores:filial:Sender:PostalAddress", "Rua B, 2"), ("Stores:filial:Events:Secrets:0", Sample.EventsSecret));

        Assert.Equal(
            ["PostSale:Stores:loja:Events:Secrets:0: the same secret as PostSale:Stores:filial:Events:Secrets:0; every secret serves one purpose"],
            Sample.Faults(result));
    }

    [Fact]
    public void SecretThatAlsoOpensTheDashboard_NamesBothKeys()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sample.EventsSecret)));

        Assert.Equal(
            ["PostSale:Stores:loja:Events:Secrets:0: the same secret as PostSale:Ops:Keys:0:Sha256; every secret serves one purpose"],
            Sample.Faults(Sample.Read(("Ops:Keys:0:Sha256", hash))));
    }

    [Fact]
    public void NoFault_TellsAnyValue()
    {
        var keys = Sample.Parse(Sample.Json).AsEnumerable().Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => pair.Key["PostSale:".Length..]).ToList();
        var changes = keys.Select((key, index) => (key, (string?)$"Canary{index:D3} \"<c4n4ry>\"")).ToArray();

        var faults = Sample.Faults(Sample.Read(changes));

        Assert.True(faults.Count >= 20, $"{faults.Count} faults");
        Assert.DoesNotContain(faults, fault => fault.Contains("canary", StringComparison.OrdinalIgnoreCase) || fault.Contains("c4n4ry", StringComparison.Ordinal));
    }

    [Fact]
    public void NoFaultOfARepeatedSecret_TellsIt()
    {
        var faults = Sample.Faults(Sample.Read(
            ("LinkKeys:0", Sample.IdentityKey), ("LinkKeys:1", Sample.IdentityKey), ("Stores:loja:Shopify:ClientSecrets:0", Sample.EventsSecret), ("Email:Smtp:Password", Sample.EventsSecret)));

        Assert.Equal(4, faults.Count);
        Assert.DoesNotContain(faults, fault => fault.Contains(Sample.IdentityKey, StringComparison.Ordinal) || fault.Contains("MfKQ9r8", StringComparison.Ordinal));
    }
}
