using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PostSale.Application.Strategies;

/// <summary>The files of a strategy: their names, their one form, and their address.</summary>
public static class StrategyFiles
{
    public const string Main = "strategy.yaml";

    public const string TemplateFolder = "templates/";

    public const string HtmlEnding = ".html.hbs";

    public const string TextEnding = ".txt.hbs";

    public const string ScriptFolder = "scripts/";

    public const string ScriptEnding = ".md";

    /// <summary>The template around every e-mail; shows <c>body</c>.</summary>
    public const string Layout = "_layout";

    /// <summary>All files together, in UTF-8.</summary>
    public const int MaxBytes = 1024 * 1024;

    public static string Html(string template) => TemplateFolder + template + HtmlEnding;

    public static string Text(string template) => TemplateFolder + template + TextEnding;

    public static string Script(string script) => ScriptFolder + script + ScriptEnding;

    /// <summary>The files a template may be in on a channel that is not e-mail, the better one first.</summary>
    public static IEnumerable<string> Short(string template, Channel channel) => [TemplateFolder + template + ShortEnding(channel), Text(template)];

    /// <summary>Every ending a template's file may have.</summary>
    public static IReadOnlyList<string> Endings { get; } =
        [HtmlEnding, TextEnding, ShortEnding(Channel.Sms), ShortEnding(Channel.WhatsApp), ShortEnding(Channel.App)];

    private static string ShortEnding(Channel channel) => $".{Words.Of(channel).ToLowerInvariant()}.hbs";

    /// <summary>The same files without byte-order marks and carriage returns, so that every checkout of one strategy is one version.</summary>
    public static ImmutableDictionary<string, string> Normal(IReadOnlyDictionary<string, string> files) =>
        files.ToImmutableDictionary(file => file.Key, file => Normal(file.Value), StringComparer.Ordinal);

    /// <summary>The address of files in their normal form: what they are called and what they hold, in whatever order they come.</summary>
    public static StrategyHash Hash(IReadOnlyDictionary<string, string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            Append(hash, path);
            Append(hash, text);
        }

        return new(Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16)));
    }

    private static string Normal(string text) => text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);

    // The length before the bytes keeps ("a", "bc") and ("ab", "c") apart.
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
