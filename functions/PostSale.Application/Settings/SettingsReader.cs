using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace PostSale.Application.Settings;

/// <summary>Turns configuration into settings, or into the list of all that is wrong with it.</summary>
public static partial class SettingsReader
{
    private const string Root = "PostSale";

    // What an empty key hashes to; anyone could present it.
    private const string HashOfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <param name="root">The whole configuration; only what stands under <c>PostSale</c> is read.</param>
    /// <param name="availableEmailProviders">The words for <c>Email:Provider</c> that this build can serve.</param>
    /// <param name="availableSmsProviders">The words for <c>Sms:Provider</c> that this build can serve.</param>
    /// <param name="written">How the file they come from writes them, where there is one.</param>
    public static SettingsResult Read(
        IConfiguration root, IReadOnlyCollection<string> availableEmailProviders, IReadOnlyCollection<string> availableSmsProviders,
        WrittenValues? written = null)
    {
        var section = root.GetSection(Root);
        if (!section.Exists())
        {
            return new SettingsResult.Faulty([new(Root, "missing: all settings stand under this key")]);
        }

        var findings = new SettingsFindings(written);
        var settings = SettingsSection.Read(section, findings, at => Settings(at, new(availableEmailProviders, availableSmsProviders)));
        findings.CompareHashes();
        return findings.Faults is { IsEmpty: false } faults ? new SettingsResult.Faulty(faults) : new SettingsResult.Valid(settings);
    }

    private static PostSaleSettings Settings(SettingsSection at, ProviderSettingsReader providers) => new()
    {
        PublicUrl = PublicUrl(at),
        IdentityKey = IdentityKey(at),
        LinkKeys = LinkKeys(at),
        Ops = at.Section("Ops", Ops),
        Email = at.Section("Email", providers.Email),
        Sms = at.Section("Sms", providers.Sms),
        Tables = at.Section("Tables", Tables),
        Retention = at.Section("Retention", Retention),
        Stores = Stores(at),
    };

    private static string PublicUrl(SettingsSection at)
    {
        var text = at.Checked("PublicUrl", new PostSaleSettings().PublicUrl, IsPlainWebAddress, "must be an absolute http or https address without query or user");
        if (IsPlainWebAddress(text) && new Uri(text) is { Scheme: "http", IsLoopback: false })
        {
            at.Fault("PublicUrl", "must be https outside loopback: mail programs unsubscribe in one click only over https");
        }

        return text.TrimEnd('/');
    }

    private static bool IsPlainWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri is { Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" } && uri.Host.Length > 0;

    private static string IdentityKey(SettingsSection at)
    {
        var key = at.Secret("IdentityKey", SecretRules.Key);
        if (key.Length == 0)
        {
            at.Fault("IdentityKey", "missing: base64 of 32 random bytes; the verb init makes one");
        }

        return key;
    }

    private static IReadOnlyList<string> LinkKeys(SettingsSection at)
    {
        var keys = at.Secrets("LinkKeys", SecretRules.Key);
        if (keys.Count == 0)
        {
            at.Fault("LinkKeys", "missing: at least one, base64 of 32 random bytes; the verb init makes one");
        }

        return keys;
    }

    private static OpsSettings Ops(SettingsSection at) => new()
    {
        Keys = at.List("Keys", OpsKey),
        OpenIdConnect = at.Section("OpenIdConnect", OpenIdConnect),
    };

    private static OpsKey OpsKey(SettingsSection at)
    {
        var hash = at.Required("Sha256", "the hex SHA-256 of the key").ToLowerInvariant();
        if (hash.Length > 0 && !HexOf32Bytes().IsMatch(hash))
        {
            at.Fault("Sha256", "must be 64 hex digits: the SHA-256 of the key, not the key");
        }
        else if (hash == HashOfNothing || (hash.Length > 0 && hash.Distinct().Count() <= 3))
        {
            at.Fault("Sha256", "the hash of no key");
        }
        else if (hash.Length > 0)
        {
            at.Hash("Sha256", hash);
        }

        at.Demand("Role", "reader, agent or admin");
        return new() { Role = at.Word("Role", "reader", "agent", "admin"), Sha256 = hash };
    }

    private static OpenIdConnectSettings OpenIdConnect(SettingsSection at)
    {
        var settings = new OpenIdConnectSettings
        {
            Authority = at.Text("Authority"),
            ClientId = at.Text("ClientId"),
            ClientSecret = at.Secret("ClientSecret", SecretRules.Password),
            RoleClaim = at.Line("RoleClaim", new OpenIdConnectSettings().RoleClaim),
        };

        // A sign-in somebody set up and believes in must not be silently absent.
        if (settings is not { Authority: "", ClientId: "", ClientSecret: "" })
        {
            at.Fault("Authority", "this build has no sign-in by OpenID Connect; leave its settings empty and use Ops:Keys");
        }

        return settings;
    }

    private static TablesSettings Tables(SettingsSection at) => new()
    {
        ConnectionString = at.Secret("ConnectionString", SecretRules.Shared),
        AccountUri = at.Checked("AccountUri", "", IsPlainWebAddress, "must be an absolute http or https address"),
    };

    private static RetentionSettings Retention(SettingsSection at) => new()
    {
        // A delivery waits up to 7 days for an identity, and a provider may send it again for 30.
        Inbox = at.Span("Inbox", new RetentionSettings().Inbox, TimeSpan.FromDays(7), TimeSpan.FromDays(400)),
        Timeline = at.Span("Timeline", new RetentionSettings().Timeline, TimeSpan.FromDays(30), TimeSpan.FromDays(3650)),
    };

    private static ImmutableSortedDictionary<string, StoreSettings> Stores(SettingsSection at)
    {
        var stores = at.Named("Stores", StoreSettingsReader.Read);
        if (stores.Count == 0)
        {
            at.Fault("Stores", "missing: at least one store");
        }

        foreach (var (id, _) in stores.Where(store => !StoreName().IsMatch(store.Name)))
        {
            at.Fault($"Stores:{id}", "a store's id is lower-case letters, digits and hyphens, at most 40");
        }

        return stores.ToImmutableSortedDictionary(store => store.Name, store => store.Value, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\A[a-z0-9-]{1,40}\z")]
    private static partial Regex StoreName();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex HexOf32Bytes();
}
