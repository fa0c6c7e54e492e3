using PostSale.Application.Strategies.Programmes;

namespace PostSale.Application.Strategies.Reading;

/// <summary>What <c>strategy.yaml</c> says.</summary>
internal sealed record Draft(
    string Name, string Locale, ImmutableDictionary<string, string> Links, Policies Rules, ImmutableArray<WordedJourney> Journeys)
{
    public Programme Programme { get; init; } = Programme.Empty;
}

/// <summary>Reads <c>strategy.yaml</c> from its root.</summary>
internal static class StrategyReader
{
    public static readonly string[] Known = ["format", "name", "locale", "links", "policies", "journeys", "rules", .. ProgrammeReader.Known];

    public static Draft Read(Node root, Faults faults, Findings findings)
    {
        var fields = new Fields(root, faults, "the strategy", Known);
        fields.Need("format", Format, 1);
        var draft = new Draft(
            fields.Need("name", Scalars.Text, ""),
            fields.Need("locale", Scalars.Locale, ""),
            fields.May("links", LinkReader.Read, ImmutableDictionary<string, string>.Empty),
            fields.May("policies", PolicyReader.Read, PolicyReader.Defaults),
            [
                .. fields.Need<ImmutableArray<WordedJourney>>("journeys", (list, _) => JourneyReader.All(list, faults, findings), []),
                .. fields.May<ImmutableArray<WordedJourney>>("rules", (list, _) => RuleReader.All(list, faults, findings), []),
            ]);
        draft = draft with { Programme = ProgrammeReader.Read(fields, faults, [.. draft.Journeys.Select(journey => journey.Plan)]) };

        // What was misread would be found senseless, too.
        if (faults.Found.Count == 0)
        {
            SenseChecker.Check(draft, faults);
        }

        return draft;
    }

    private static int Format(Node node, Faults faults)
    {
        if (node is not Node.Scalar { IsPlain: true, Text: "1" })
        {
            faults.Expected(node, "format 1, the only one this version reads");
        }

        return 1;
    }
}
