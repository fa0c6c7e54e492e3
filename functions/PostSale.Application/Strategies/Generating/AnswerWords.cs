using PostSale.Application.Strategies.Programmes;

namespace PostSale.Application.Strategies.Generating;

/// <summary>How the four answers are spelt.</summary>
public static class AnswerWords
{
    public static IReadOnlyDictionary<string, ProductKind> Kinds { get; } = Enum.GetValues<ProductKind>().ToDictionary(StrategyKey.Of, kind => kind);

    public static IReadOnlyDictionary<string, Cycle> Cycles { get; } = Enum.GetValues<Cycle>().ToDictionary(StrategyKey.Exact, cycle => cycle);

    public static IReadOnlyDictionary<string, CriticalMoment> Moments { get; } = new Dictionary<string, CriticalMoment>
    {
        ["first-days"] = CriticalMoment.FirstDays, ["first-month"] = CriticalMoment.FirstMonth, ["renewal"] = CriticalMoment.Renewal,
    };

    public static IReadOnlyDictionary<string, Channel> Channels { get; } =
        new[] { Channel.Email, Channel.Phone, Channel.Sms, Channel.WhatsApp, Channel.App, Channel.InPerson }.ToDictionary(JourneysYaml.Said, channel => channel);

    /// <returns>The word that was meant, or those there are.</returns>
    public static string Mend(string written, IEnumerable<string> words) => Nearest.Mend(written, [.. words]);
}
