using System.Text;

namespace PostSale.Application.Strategies.Generating;

/// <summary>Writes <c>strategy.yaml</c> as a person would: one key a line, short things in braces, a comment where a reader asks why.</summary>
internal sealed class YamlText
{
    private readonly StringBuilder _text = new();

    public static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    public YamlText Line(string line = "")
    {
        _text.Append(line).Append('\n');
        return this;
    }

    /// <summary>A key with its value, unless there is none.</summary>
    public YamlText Key(int depth, string key, string? value) => value is null ? this : Line($"{new string(' ', depth)}{key}: {value}");

    public override string ToString() => _text.ToString();
}
