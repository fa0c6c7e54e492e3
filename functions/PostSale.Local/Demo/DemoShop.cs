using PostSale.Application.Strategies.Generating;
using PostSale.Application.Strategies.Programmes;
using PostSale.Domain.Strategies;
using PostSale.Local.Commands;

namespace PostSale.Local.Demo;

/// <summary>A made-up shop in one language: what it begins with, who buys there, and what they say.</summary>
internal sealed record DemoShop(StarterShop Starter, DemoWords Words, DemoVoices Voices)
{
    public static IReadOnlyList<string> Locales { get; } = ["pt-BR", "en"];

    /// <param name="locale">One of <see cref="Locales"/>.</param>
    public static DemoShop Of(string locale) => locale == "en"
        ? new(new("shop", IsPortuguese: false, "kitchen", English()), DemoWords.English, DemoVoices.English)
        : new(StarterShop.Portuguese, DemoWords.Portuguese, DemoVoices.Portuguese);

    // There is no ready strategy in English: this is what `strategy new` makes of these answers.
    private static IReadOnlyDictionary<string, string> English() => StrategyGenerator.Generate(
        new(ProductKind.Physical, "Kitchenware", Cycle.OneOff, CriticalMoment.FirstMonth, [Channel.Email]), "en");
}
