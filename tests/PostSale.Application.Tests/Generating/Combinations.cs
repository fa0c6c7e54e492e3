using PostSale.Application.Strategies.Generating;
using PostSale.Application.Strategies.Programmes;

namespace PostSale.Application.Tests.Generating;

/// <summary>Every answer the generator takes, and a sample in which every two answers meet.</summary>
internal static class Combinations
{
    private static readonly ImmutableArray<Channel>[] Channels =
        [.. AnswerWords.Channels.Values.Select(channel => ImmutableArray.Create(channel)), [.. AnswerWords.Channels.Values], [Channel.Phone, Channel.InPerson]];

    public static IReadOnlyList<(Answers Answers, string Locale)> All { get; } =
    [
        .. from kind in Enum.GetValues<ProductKind>()
           from cycle in Enum.GetValues<Cycle>()
           from moment in Enum.GetValues<CriticalMoment>()
           from channels in Channels
           from locale in StrategyGenerator.Locales
           select (new Answers(kind, Product(kind, locale), cycle, moment, channels), locale),
    ];

    /// <summary>All of them when asked for; else few, chosen greedily until every pair of answers has met.</summary>
    public static IReadOnlyList<(Answers Answers, string Locale)> Tried { get; } = IsFull ? All : Pairwise();

    public static bool IsFull => Environment.GetEnvironmentVariable("POSTSALE_FULL") == "true";

    private static List<(Answers Answers, string Locale)> Pairwise()
    {
        var left = All.SelectMany(Pairs).ToHashSet();
        var chosen = new List<(Answers, string)>();
        while (left.Count > 0)
        {
            var best = All.MaxBy(one => Pairs(one).Count(left.Contains));
            chosen.Add(best);
            left.ExceptWith(Pairs(best));
        }

        return chosen;
    }

    private static IEnumerable<(int, object, int, object)> Pairs((Answers Answers, string Locale) one)
    {
        object[] parts = [one.Answers.Kind, one.Answers.Cycle, one.Answers.Moment, string.Join(",", one.Answers.Channels), one.Locale];
        return from left in Enumerable.Range(0, parts.Length) from right in Enumerable.Range(left + 1, parts.Length - left - 1) select (left, parts[left], right, parts[right]);
    }

    private static string Product(ProductKind kind, string locale) => (kind, locale) switch
    {
        (ProductKind.Physical, "en") => "Small-batch coffee",
        (ProductKind.Physical, _) => "Café especial",
        (ProductKind.Saas, _) => "Ledgerly",
        (ProductKind.Course, "en") => "Portrait photography",
        (ProductKind.Course, _) => "Curso de fotografia",
        (ProductKind.Service, "en") => "Career coaching",
        (ProductKind.Service, _) => "Consultoria financeira",
        _ => "Respira",
    };
}
