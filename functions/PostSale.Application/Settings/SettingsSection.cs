using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace PostSale.Application.Settings;

/// <summary>One section as it is read: gives typed values, notes what is wrong, and takes every key nobody asked for to be unknown.</summary>
internal sealed class SettingsSection
{
    private readonly IConfigurationSection section;
    private readonly SettingsFindings findings;
    private readonly List<string> known = [];

    private SettingsSection(IConfigurationSection section, SettingsFindings findings)
    {
        this.section = section;
        this.findings = findings;
    }

    public static T Read<T>(IConfigurationSection section, SettingsFindings findings, Func<SettingsSection, T> read)
    {
        if (!string.IsNullOrEmpty(section.Value))
        {
            findings.Fault(Printable(section.Path), "a section is expected here, not a single value");
        }

        var inner = new SettingsSection(section, findings);
        var value = read(inner);
        inner.RejectUnknown();
        return value;
    }

    public void Fault(string key, string what) => findings.Fault(Path(key), what);

    public T Section<T>(string key, Func<SettingsSection, T> read) => Read(Child(key), findings, read);

    /// <summary>The sections under <paramref name="key"/> by their own names.</summary>
    public IReadOnlyList<(string Name, T Value)> Named<T>(string key, Func<SettingsSection, T> read)
    {
        var parent = Child(key);
        if (!string.IsNullOrEmpty(parent.Value))
        {
            Fault(key, "a section is expected here, not a single value");
        }

        return [.. parent.GetChildren().Select(child => (child.Key, Read(child, findings, read)))];
    }

    /// <summary>The sections of a list.</summary>
    public IReadOnlyList<T> List<T>(string key, Func<SettingsSection, T> read) => [.. Items(key).Select(item => Read(item, findings, read))];

    /// <summary>A text without the spaces around it; empty when it is not set.</summary>
    public string Text(string key) => Text(key, JsonValueKind.String);

    private string Text(string key, JsonValueKind kind) => Value(Child(key), kind)?.Trim() ?? "";

    /// <summary>Insists on a key.</summary>
    /// <param name="what">What belongs there.</param>
    public void Demand(string key, string what)
    {
        if (Text(key).Length == 0)
        {
            Fault(key, $"missing: {what}");
        }
    }

    /// <summary>A <see cref="Line"/> that must be set.</summary>
    /// <param name="what">What belongs there.</param>
    public string Required(string key, string what)
    {
        Demand(key, what);
        return Line(key, "");
    }

    /// <summary>A text that ends up in headers and footers, so on one line.</summary>
    public string Line(string key, string fallback) =>
        Checked(key, fallback, text => !text.Any(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029'), "holds a line break or another control character");

    /// <summary>A text that must be right where it is set.</summary>
    public string Checked(string key, string fallback, Func<string, bool> isRight, string what)
    {
        var text = Text(key);
        if (text.Length == 0)
        {
            return fallback;
        }

        if (!isRight(text))
        {
            Fault(key, what);
        }

        return text;
    }

    public string Word(string key, params ReadOnlySpan<string> words)
    {
        var text = Text(key);
        foreach (var word in words)
        {
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase))
            {
                return word;
            }
        }

        if (text.Length > 0)
        {
            Fault(key, $"must be one of: {string.Join(", ", words!)}");
        }

        return words[0];
    }

    public bool Flag(string key, bool otherwise = false) => Parsed(key, otherwise, bool.TryParse, "must be true or false", JsonValueKind.True);

    public int Whole(string key, int fallback, int least, int most) => Parsed(
        key, fallback,
        (string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most,
        $"must be a whole number from {least} to {most}",
        JsonValueKind.Number);

    public TimeSpan Span(string key, TimeSpan fallback, TimeSpan least, TimeSpan most) => Parsed(
        key, fallback,
        (string text, out TimeSpan span) => TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out span) && span >= least && span <= most,
        $"must be a time span from {least:c} to {most:c}; for example {fallback:c}");

    /// <summary>A secret; empty when it is not set.</summary>
    public string Secret(string key, Func<string, string?> unfit) => Value(Child(key)) is { Length: > 0 } value ? Fit(Path(key), value, unfit) : "";

    /// <summary>A list of secrets; an empty one among them is as unfit as any other.</summary>
    public IReadOnlyList<string> Secrets(string key, Func<string, string?> unfit) =>
        [.. Items(key).Select(item => Fit(Printable(item.Path), Value(item) ?? "", unfit))];

    /// <summary>Notes a secret known by its hash alone.</summary>
    public void Hash(string key, string hash) => findings.Hash(Path(key), hash);

    private string Fit(string path, string value, Func<string, string?> unfit)
    {
        if (unfit(value) is { } what)
        {
            findings.Fault(path, what);
        }
        else
        {
            findings.Secret(path, value);
        }

        return value;
    }

    private delegate bool Parser<T>(string text, out T value);

    private T Parsed<T>(string key, T fallback, Parser<T> parse, string what, JsonValueKind kind = JsonValueKind.String)
    {
        var text = Text(key, kind);
        if (text.Length == 0)
        {
            return fallback;
        }

        if (parse(text, out var value))
        {
            return value;
        }

        // Written as another kind of value it has its fault already.
        if (!findings.IsFaulty(Path(key)))
        {
            Fault(key, what);
        }

        return fallback;
    }

    private string? Value(IConfigurationSection one, JsonValueKind kind = JsonValueKind.String)
    {
        if (findings.WrittenAs(one.Path, one.Value) is { } written && written != kind)
        {
            findings.Fault(Printable(one.Path), kind switch
            {
                JsonValueKind.Number => "a number is expected here, without quotes",
                JsonValueKind.True => "true or false is expected here, without quotes",
                _ => "a text is expected here, in quotes",
            });
        }

        if (one.GetChildren().Any())
        {
            findings.Fault(Printable(one.Path), "a single value is expected here, not a section or a list");
        }

        return one.Value;
    }

    private List<IConfigurationSection> Items(string key)
    {
        var list = Child(key);
        var items = list.GetChildren().ToList();
        if (!string.IsNullOrEmpty(list.Value) || !items.All(item => int.TryParse(item.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            Fault(key, $"a list is expected here: {Path(key)}:0, :1 and so on");
            return [];
        }

        return items;
    }

    private IConfigurationSection Child(string key)
    {
        known.Add(key);
        return section.GetSection(key);
    }

    private void RejectUnknown()
    {
        foreach (var child in section.GetChildren().Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            var guess = Nearest.Of(child.Key, known) is { } near ? $"did you mean {near}?" : $"known here: {string.Join(", ", known.Distinct())}";
            findings.Fault(Printable(child.Path), $"unknown key; {guess}");
        }
    }

    private string Path(string key) => Printable($"{section.Path}:{key}");

    // A key is the one thing found that is shown, so it may not break the line it is shown on.
    private static string Printable(string path) =>
        string.Concat(path.Take(200).Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? '?' : letter));
}
