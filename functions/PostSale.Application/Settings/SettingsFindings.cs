using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PostSale.Application.Settings;

/// <summary>What one reading found so far: its faults, and the secrets it met.</summary>
internal sealed class SettingsFindings(WrittenValues? written = null)
{
    private readonly List<SettingsFault> faults = [];
    private readonly Dictionary<string, string> keysBySecret = [];
    private readonly List<(string Key, string Hash)> hashes = [];

    public ImmutableArray<SettingsFault> Faults => [.. faults];

    /// <summary>How the file writes a value; null where the value comes from elsewhere, or nobody knows.</summary>
    public JsonValueKind? WrittenAs(string path, string? value) => written?.KindOf(path, value);

    public bool IsFaulty(string key) => faults.Exists(fault => fault.Key == key);

    public void Fault(string key, string what)
    {
        // A key that is read twice is wrong once.
        var fault = new SettingsFault(key, what);
        if (!faults.Contains(fault))
        {
            faults.Add(fault);
        }
    }

    /// <summary>Notes a secret; one that was met before, under whatever spelling, is a fault of both keys.</summary>
    public void Secret(string key, string value)
    {
        hashes.Add((key, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)))));
        Once(key, SecretRules.Essence(value));
    }

    /// <summary>Notes a secret known only by its hash.</summary>
    public void Hash(string key, string hash) => Once(key, $"sha256 {hash}");

    /// <summary>Finds the secrets whose hash is set elsewhere; call it when all have been met.</summary>
    public void CompareHashes()
    {
        foreach (var (key, hash) in hashes)
        {
            if (keysBySecret.TryGetValue($"sha256 {hash}", out var other))
            {
                Same(key, other);
            }
        }
    }

    private void Once(string key, string secret)
    {
        if (!keysBySecret.TryAdd(secret, key))
        {
            Same(key, keysBySecret[secret]);
        }
    }

    private void Same(string key, string other) => Fault(key, $"the same secret as {other}; every secret serves one purpose");
}
