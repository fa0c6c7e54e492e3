using System.Collections.Concurrent;
using System.Text;

namespace PostSale.Application.Strategies.Generating;

/// <summary>The sentences that strategies are composed from, in one language.</summary>
/// <remarks>Immutable. Read from the program's own resources, so a mistake in them is a mistake of ours and throws.</remarks>
internal sealed class Content
{
    private static readonly ConcurrentDictionary<string, Content> Known = new(StringComparer.Ordinal);

    private static readonly string[] Texts = ["onboarding", "journeys", "keeping", "scripts"];

    private readonly Dictionary<string, string> _words;
    private readonly Dictionary<string, string> _blocks;

    private Content(string locale)
    {
        Locale = locale;
        _words = (Resource($"{locale}/words.txt") + Resource($"{locale}/document.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        _blocks = Texts
            .SelectMany(file => ("\n" + Resource($"{locale}/{file}.txt")).Split("\n# ", StringSplitOptions.RemoveEmptyEntries).Select(block => (File: file, Parts: block.Split('\n', 2))))
            .ToDictionary(block => (block.File == "scripts" ? "script." : "") + block.Parts[0].Trim(), block => block.Parts[1].Trim('\n'), StringComparer.Ordinal);
    }

    public static IReadOnlyList<string> Locales { get; } = ["pt-BR", "en"];

    public string Locale { get; }

    public bool IsPortuguese => Locale == "pt-BR";

    /// <summary>The language of a strategy's locale; English where there is none.</summary>
    public static Content Of(string locale) => Known.GetOrAdd(
        Locales.FirstOrDefault(known => known == locale) ?? (locale.StartsWith("pt", StringComparison.Ordinal) ? "pt-BR" : "en"), known => new(known));

    /// <summary>A word or sentence; of several, the one for this kind or cycle.</summary>
    public string Word(string key, params ReadOnlySpan<string> closer) => Find(_words, key, closer) ?? throw new ArgumentException($"There are no words for {key}.", nameof(key));

    public string? MaybeWord(string key) => _words.GetValueOrDefault(key);

    /// <summary>A text or a script; of several, the one for this kind or cycle.</summary>
    public string Block(string key, params ReadOnlySpan<string> closer) => Find(_blocks, key, closer) ?? throw new ArgumentException($"There is no text for {key}.", nameof(key));

    /// <summary>A resource of this folder.</summary>
    public static string Resource(string name)
    {
        var assembly = typeof(Content).Assembly;
        using var stream = assembly.GetManifestResourceStream("generating/" + name) ?? throw new ArgumentException($"There is no {name}.", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string? Find(Dictionary<string, string> texts, string key, ReadOnlySpan<string> closer)
    {
        foreach (var one in closer)
        {
            if (texts.TryGetValue($"{key}.{one}", out var found))
            {
                return found;
            }
        }

        return texts.GetValueOrDefault(key);
    }
}
