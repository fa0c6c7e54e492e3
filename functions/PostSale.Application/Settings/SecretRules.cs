namespace PostSale.Application.Settings;

/// <summary>What makes a secret unfit. Each rule answers in words that do not hold the secret, or null when it will do.</summary>
internal static class SecretRules
{
    private const string Prefix = "whsec_";
    private const int Shortest = 8;

    // Each is long enough not to turn up by chance in random base64.
    private static readonly string[] Placeholders =
    [
        "...", "…", "changeme", "change-me", "change_me", "change me", "placeholder", "replaceme", "replace-me", "replace_me",
        "yoursecret", "your-secret", "your_secret", "xxxxxx", "${", "{{",
    ];

    /// <summary>A secret that another system made and shares with us.</summary>
    public static string? Shared(string secret) =>
        Password(secret) ?? (Bare(secret).Length < Shortest ? $"too short: at least {Shortest} characters" : null);

    /// <summary>A password somebody else chose, however short.</summary>
    public static string? Password(string secret) =>
        secret.Length == 0 ? "empty"
        : secret.Trim().Length != secret.Length ? "begins or ends with a space or a line break"
        // Azure hands the reference itself to the process when it could not be resolved.
        : secret.StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase) ? "a Key Vault reference that was not resolved"
        : IsPlaceholder(secret) ? "a placeholder; the real secret is missing"
        : null;

    /// <summary>A key of ours.</summary>
    public static string? Key(string secret) =>
        secret.Length == 0 ? "empty"
        : Decode(secret) is not { Length: 32 } key ? IsPlaceholder(secret) ? "a placeholder; the real key is missing" : "not base64 of exactly 32 bytes"
        : key.Distinct().Count() == 1 ? "one byte over and over; it must be random"
        : null;

    /// <summary>A secret as Standard Webhooks has it.</summary>
    public static string? StandardWebhooks(string secret) =>
        Shared(secret) ?? (!secret.StartsWith(Prefix, StringComparison.Ordinal) || Decode(Bare(secret)) is not { Length: >= 16 }
            ? $"not {Prefix} followed by base64 of at least 16 bytes"
            : null);

    /// <summary>The same for two spellings of one secret: with or without its prefix and padding, as text or as base64.</summary>
    public static string Essence(string secret)
    {
        var bare = Bare(secret).TrimEnd('=').Replace('-', '+').Replace('_', '/');
        return Decode(bare.PadRight((bare.Length + 3) / 4 * 4, '=')) is { } bytes ? Convert.ToHexStringLower(bytes) : bare;
    }

    private static bool IsPlaceholder(string secret)
    {
        var bare = Bare(secret);
        return (bare.StartsWith('<') && bare.EndsWith('>'))
            || Placeholders.Any(word => bare.Contains(word, StringComparison.OrdinalIgnoreCase))
            || bare.Distinct().Count() <= 3;
    }

    private static string Bare(string secret) => secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret;

    // The decoder passes over white space, which would let one key have many spellings.
    private static byte[]? Decode(string text)
    {
        var bytes = new byte[text.Length];
        return !text.Any(char.IsWhiteSpace) && Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}
