using CsCheck;

namespace PostSale.Application.Tests.Strategies;

public sealed class StrategyLoaderProperties
{
    private static readonly string[] Shards =
    [
        "{", "}", "[", "]", ":", ": ", "- ", "\n", "\r\n", "\t", "  ", "\"", "'", "|", ">", "&a ", "*a", "!", "!!str ", "%TAG ! ", "---", "...", "#", "? ", ",", "<<: ",
        "\0", "\uD800", "\uFEFF", "\u2028", "\\", "\\U00110000", "{{", "}}", "{{{", "{{#if ", "{{/", "-", "0", "99999999999999999999", "mo", "9999mo", "null", "~", "true",
    ];

    // Cut something out, put something in, or move a piece: each leaves most of the text as it was.
    private static readonly Gen<Func<string, string>> Change =
        from at in Gen.Double[0, 1]
        from length in Gen.Int[0, 12]
        from shard in Gen.OneOf(Gen.Int[0, Shards.Length - 1].Select(index => Shards[index]), Gen.String[0, 6])
        select (Func<string, string>)(text =>
        {
            var index = (int)(at * text.Length);
            return text[..index] + shard + text[Math.Min(text.Length, index + length)..];
        });

    private static readonly Gen<Func<string, string>[]> Changes = Change.Array[1, 6];

    [Fact]
    public void AnyYaml_IsLoadedOrFaulty() => Changes.Sample(
        changes => Holds("strategy.yaml", changes), iter: 2_000);

    [Fact]
    public void AnyTemplate_IsLoadedOrFaulty() => Changes.Sample(
        changes => Holds("templates/thanks.html.hbs", changes), iter: 2_000);

    [Fact]
    public void AnyText_IsLoadedOrFaulty() => Gen.String.Sample(
        text => Sound(StrategyLoader.Load(TeaShop.Files.SetItem("strategy.yaml", text))), iter: 2_000);

    private static bool Holds(string file, Func<string, string>[] changes)
    {
        var text = changes.Aggregate(TeaShop.Files[file], (text, change) => change(text));
        return Sound(StrategyLoader.Load(TeaShop.Files.SetItem(file, text)));
    }

    private static bool Sound(StrategyResult result) => result switch
    {
        StrategyResult.Loaded loaded => loaded.Strategy.Plan.Journeys.All(journey => journey.Touchpoints.Length > 0),
        StrategyResult.Faulty faulty => faulty.Faults.Length > 0 && faulty.Faults.All(fault =>
            fault.Line >= 1 && fault.Column >= 1 && !fault.ToString().Any(char.IsControl)
            && (fault.Mend is { Length: > 0 } || fault.What.StartsWith("expected ", StringComparison.Ordinal))),
        _ => false,
    };
}
