using System.Security.Cryptography;
using System.Text;
using PostSale.Application.Settings;

namespace PostSale.Settings.Tests.Settings;

public sealed class StarterSettingsTests
{
    [Theory]
    [InlineData(true, "pt-BR", "BRL", "America/Sao_Paulo")]
    [InlineData(false, "en-US", "USD", "America/New_York")]
    public void Starter_ReadsBackValid(bool isPortuguese, string locale, string currency, string zone)
    {
        var starter = StarterSettings.Create("loja", "strategies/loja-fisica", isPortuguese, Counting());

        var settings = Sample.Valid(Sample.Read(Sample.Parse(starter.Json)));

        var store = settings.Stores["loja"];
        Assert.Equal((locale, currency, zone, "strategies/loja-fisica"), (store.Locale, store.Currency, store.TimeZone, store.Strategy));
        Assert.Single(store.Events.Secrets);
        Assert.Contains("\n", starter.Json, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u", starter.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void AdminKey_OpensWhatItsHashStandsFor()
    {
        var starter = StarterSettings.Create("loja", "s", true, RandomNumberGenerator.GetBytes);

        var key = Assert.Single(Sample.Valid(Sample.Read(Sample.Parse(starter.Json))).Ops.Keys);

        Assert.Equal("admin", key.Role);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(starter.AdminKey))), key.Sha256);
        Assert.DoesNotContain(starter.AdminKey, starter.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoStarters_ShareNoKey()
    {
        var one = Sample.Valid(Sample.Read(Sample.Parse(StarterSettings.Create("loja", "s", true, RandomNumberGenerator.GetBytes).Json)));
        var other = Sample.Valid(Sample.Read(Sample.Parse(StarterSettings.Create("loja", "s", true, RandomNumberGenerator.GetBytes).Json)));

        Assert.Empty(Secrets(one).Intersect(Secrets(other)));
    }

    private static string[] Secrets(PostSaleSettings settings) =>
        [settings.IdentityKey, .. settings.LinkKeys, settings.Ops.Keys[0].Sha256, .. settings.Stores["loja"].Events.Secrets];

    private static Func<int, byte[]> Counting()
    {
        byte next = 0;
        return length => [.. Enumerable.Range(0, length).Select(_ => next++)];
    }
}
