using System.Net;
using System.Text.RegularExpressions;

namespace PostSale.Infra.Tests;

/// <summary>The hooks of both systems, run: what they ask of az and azd, and how they end.</summary>
public sealed partial class HookTests
{
    private const string Provision = "keyvault secret list --vault-name kv --query [].name -o tsv";

    private static readonly string[] Refreshed =
    [
        "rest --method post --output none --url https://management.azure.com/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Web/sites/app/config/configreferences/appsettings/refresh?api-version=2022-03-01",
    ];

    public static TheoryData<string> Systems => ["sh", "ps1"];

    [SkippableTheory]
    [MemberData(nameof(Systems))]
    public async Task EmptyVault_GetsEverySecretThatIsOursToMake(string system)
    {
        using var hook = new Hook(system);
        var (exit, output) = await hook.Run("postprovision");
        Assert.Equal(0, exit);
        Assert.Equal(
            [
                $"az {Provision}", Set("identity-key", "base64 of 32 bytes"), Set("link-key-1", "base64 of 32 bytes"), Set("event-secret", "hex of 32 bytes"),
                Set("store-loja-events", "whsec_ and base64 of 32 bytes"), Set("ops-ana", "hex of 32 bytes"), .. Refreshed.Select(call => $"az {call}"),
            ],
            hook.Calls);

        // What is kept is the hash of what is shown.
        var key = OpsKey().Match(output).Value;
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)));
        Assert.Equal(hash, hook.Secret("ops-ana"));
        Assert.Contains("Missing: store-loja-stripe.", output, StringComparison.Ordinal);
        Assert.All(["identity-key", "link-key-1", "event-secret", "store-loja-events"], name => Assert.DoesNotContain(hook.Secret(name), output, StringComparison.Ordinal));
    }

    [SkippableTheory]
    [MemberData(nameof(Systems))]
    public async Task FullVault_IsLeftAlone(string system)
    {
        using var hook = new Hook(system) { ["FAKE_NAMES"] = "identity-key link-key-1 event-secret store-loja-events ops-ana store-loja-stripe" };
        var (exit, output) = await hook.Run("postprovision");
        Assert.Equal(0, exit);
        Assert.Equal([$"az {Provision}", .. Refreshed.Select(call => $"az {call}")], hook.Calls);
        Assert.DoesNotContain("Missing", output, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [MemberData(nameof(Systems))]
    public async Task GrantNotKnownYet_IsWaitedFor(string system)
    {
        using var hook = new Hook(system) { ["FAKE_NAMES"] = "identity-key link-key-1 event-secret store-loja-events ops-ana store-loja-stripe", ["FAKE_REFUSALS"] = "2" };
        Assert.Equal(0, (await hook.Run("postprovision")).Exit);
        Assert.Equal([.. Enumerable.Repeat($"az {Provision}", 3), .. Refreshed.Select(call => $"az {call}")], hook.Calls);
    }

    // A log is read by many.
    [SkippableTheory]
    [MemberData(nameof(Systems))]
    public async Task AccessKeyInAPipeline_IsNotMade(string system)
    {
        using var hook = new Hook(system) { ["CI"] = "true", ["FAKE_NAMES"] = "identity-key link-key-1 event-secret store-loja-events" };
        var (exit, output) = await hook.Run("postprovision");
        Assert.Equal(1, exit);
        Assert.Equal([$"az {Provision}"], hook.Calls);
        Assert.Contains("run 'azd provision' once from your own machine", Spaces().Replace(output, " "), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [MemberData(nameof(Systems))]
    public async Task RefusedSecret_EndsTheHook(string system)
    {
        using var hook = new Hook(system) { ["FAKE_SET"] = "3" };
        Assert.NotEqual(0, (await hook.Run("postprovision")).Exit);
        Assert.Equal([$"az {Provision}", Set("identity-key", "base64 of 32 bytes")], hook.Calls);
    }

    [SkippableTheory]
    [InlineData("sh", "", true)]
    [InlineData("sh", "2026-01-01", false)]
    [InlineData("ps1", "", true)]
    [InlineData("ps1", "2026-01-01", false)]
    public async Task FirstMonthOfTheBudget_IsNotedOnce(string system, string noted, bool asks)
    {
        using var hook = new Hook(system) { ["POSTSALE_BUDGET_START"] = noted };
        Assert.Equal(0, (await hook.Run("preprovision")).Exit);
        Assert.All(hook.Calls, call => Assert.Matches("^azd env set POSTSALE_BUDGET_START [0-9]{4}-[0-9]{2}-01$", call));
        Assert.Equal(asks ? 1 : 0, hook.Calls.Count);
    }

    [SkippableTheory]
    [InlineData("sh", 503)]
    [InlineData("sh", 200)]
    [InlineData("ps1", 503)]
    [InlineData("ps1", 200)]
    public async Task AppThatAnswers_IsSubscribed(string system, int firstAnswer)
    {
        using var hook = new Hook(system);
        await using var app = new App((HttpStatusCode)firstAnswer);
        hook["POSTSALE_URL"] = app.Url;
        Assert.Equal(0, (await hook.Run("postdeploy")).Exit);
        Assert.Equal(
            [
                "az deployment group create --resource-group rg --name postsale-events --template-file events.bicep --output none " +
                $"--parameters topicName=topic vaultName=kv endpoint={app.Url}/webhooks/email-events",
            ],
            hook.Calls);
        Assert.Equal(firstAnswer == 200 ? 1 : 2, app.Asked);
    }

    [SkippableTheory]
    [MemberData(nameof(Systems))]
    public async Task AppThatNeverAnswers_IsSaidSo(string system)
    {
        using var hook = new Hook(system) { ["POSTSALE_URL"] = "http://127.0.0.1:9" };
        var (exit, output) = await hook.Run("postdeploy");
        Assert.Equal(1, exit);
        Assert.Empty(hook.Calls);
        Assert.Contains("delivery reports are not subscribed yet", Spaces().Replace(output, " "), StringComparison.Ordinal);
    }

    private static string Set(string name, string content) => $"az keyvault secret set --vault-name kv --name {name} --file ({content}) --encoding utf-8 --output none";

    [GeneratedRegex("ps_[A-Za-z0-9_-]{43}")]
    private static partial Regex OpsKey();

    // PowerShell wraps what it says of an error.
    [GeneratedRegex(@"[\s|]+")]
    private static partial Regex Spaces();
}
