namespace PostSale.Local.Tests;

/// <summary>What is wrong in the settings or the strategy stops the start, is named, and is never quoted.</summary>
public sealed class SettingsFaultTests
{
    private const string Canary = "canary-value-5e1f";

    public static TheoryData<string, string> Faults => new()
    {
        { "unknown key", "PostSale:Stores:loja:Nome" },
        { "wrong type", "PostSale:Stores:loja:Stripe:AcceptTestMode" },
        { "placeholder", "PostSale:Stores:loja:Stripe:WebhookSecrets:0" },
        { "same secret twice", "PostSale:Stores:loja:Shopify:ClientSecrets:0" },
        { "no postal address", "PostSale:Stores:loja:Sender:PostalAddress" },
        { "no strategy folder", "PostSale:Stores:loja:Strategy" },
        { "no such provider", "PostSale:Email:Provider" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task AFaultySetting_IsNamedAndNothingStarts(string fault, string key)
    {
        using var shop = new Shop();
        var store = shop.Store;
        switch (fault)
        {
            case "unknown key": store["Nome"] = Canary; break;
            case "wrong type": store["Stripe"]!["AcceptTestMode"] = Canary; break;
            case "placeholder": store["Stripe"]!["WebhookSecrets"] = new JsonArray("whsec_..."); break;
            case "same secret twice": store["Shopify"]!["ClientSecrets"] = new JsonArray(shop.StripeSecret); break;
            case "no postal address": store["Sender"]!.AsObject().Remove("PostalAddress"); break;
            case "no strategy folder": store["Strategy"] = "nowhere"; break;
            default: shop.Settings["PostSale"]!["Email"]!["Provider"] = Canary; break;
        }

        var ended = await Child.Run(shop.Folder, "serve", "--port", "0", "--config", shop.SettingsFile(), "--data", shop.Data);

        Assert.Equal(1, ended.Code);
        Assert.StartsWith(key + ":", Assert.Single(ended.Lines), StringComparison.Ordinal);
        Assert.Equal("", ended.Output);
        Assert.DoesNotContain(Canary, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(shop.StripeSecret, ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"PostSale":{"IdentityKey":"canary-value-5e1f",}""", "no valid JSON at line 1")]
    [InlineData("""{"PostSale":{"Email":{"Provider":"canary-value-5e1f","Provider":"pickup"}}}""", "PostSale:Email:Provider")]
    [InlineData("", "no valid JSON")]
    public async Task AFileThatIsNoJson_IsSaidWithThePlace(string text, string said)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("postsale.json"), text);

        var ended = await Child.Run(folder.Path, "serve", "--port", "0", "--config", "postsale.json");

        Assert.Equal(1, ended.Code);
        Assert.Contains(said, Assert.Single(ended.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFaultyStrategy_IsToldByPlaceAndNothingStarts()
    {
        using var folder = new TemporaryFolder();
        var strategy = folder.Copy(Repository.Strategy, "estragada");
        var yaml = Path.Combine(strategy, "strategy.yaml");
        await File.WriteAllTextAsync(yaml, (await File.ReadAllTextAsync(yaml))
            .Replace("priority: onboarding", "priority: onbording", StringComparison.Ordinal)
            .Replace("template: mensal", "template: nenhum", StringComparison.Ordinal));
        using var shop = new Shop(strategy: strategy);

        var check = await Child.Run(folder.Path, "strategy", "check", "estragada");
        var json = await Child.Run(folder.Path, "strategy", "check", "estragada", "--json");
        var serve = await Child.Run(shop.Folder, "serve", "--port", "0", "--config", shop.SettingsFile(), "--data", shop.Data);

        Assert.Equal((1, 1, 1), (check.Code, json.Code, serve.Code));
        Assert.Equal(3, check.Lines.Length);
        Assert.All(check.Lines, line => Assert.Matches(@"^strategy\.yaml:\d+:\d+: ", line));
        Assert.Equal(check.Lines, JsonNode.Parse(json.Output)!["faults"]!.AsArray().Select(fault => (string)fault!));
        Assert.Equal(check.Lines.Select(line => $"{strategy}/{line}"), serve.Lines);
    }
}
