using System.Text;
using PostSale.Application.Strategies.Reading;

namespace PostSale.Application.Strategies;

/// <summary>Turns a strategy's files into a strategy, or into a list of everything that is wrong with them.</summary>
public static class StrategyLoader
{
    /// <summary>Never throws, whatever the files hold. The same files, with whatever line ends, give the same hash.</summary>
    /// <param name="files">Path within the folder, with forward slashes, to content.</param>
    public static StrategyResult Load(IReadOnlyDictionary<string, string> files) => Load(files, _ => true);

    /// <summary>Reads a version that went before: what a later check foresees is no reason to leave those in flight without it.</summary>
    /// <inheritdoc cref="Load(IReadOnlyDictionary{string, string})"/>
    public static StrategyResult LoadKept(IReadOnlyDictionary<string, string> files) => Load(files, fault => !fault.IsForeseen);

    private static StrategyResult Load(IReadOnlyDictionary<string, string> files, Predicate<StrategyFault> counts)
    {
        var normal = StrategyFiles.Normal(files);
        var faults = new Faults(StrategyFiles.Main);
        var findings = new Findings();
        var draft = Draft(normal, faults, findings);

        // Without the declared links every mention of one would look like a fault.
        var found = draft is null ? faults.Found : [.. faults.Found, .. StrategyChecker.Check(normal, draft.Links, draft.Rules, findings)];
        return draft is null || found.Any(fault => counts(fault))
            ? new StrategyResult.Faulty(Sorted(found))
            : new StrategyResult.Loaded(Strategy(normal, draft));
    }

    private static Draft? Draft(ImmutableDictionary<string, string> files, Faults faults, Findings findings)
    {
        if (!files.TryGetValue(StrategyFiles.Main, out var text))
        {
            faults.Add(Place.Start, "is missing", "write it, or begin with \"strategy new\"");
        }
        else if (files.Sum(file => (long)Encoding.UTF8.GetByteCount(file.Value)) > StrategyFiles.MaxBytes)
        {
            faults.Add(Place.Start, $"the strategy's files are larger than {StrategyFiles.MaxBytes / 1024} KiB together", "take out what no touchpoint uses; pictures belong to a site");
        }
        else if (YamlTree.Read(text, faults) is { } root)
        {
            var draft = StrategyReader.Read(root, faults, findings);
            return root is Node.Map ? draft : null;
        }

        return null;
    }

    private static Strategy Strategy(ImmutableDictionary<string, string> files, Draft draft)
    {
        var worded = draft.Journeys.SelectMany(journey => journey.Touchpoints).ToList();
        return new(
            new(StrategyFiles.Hash(files), [.. draft.Journeys.Select(journey => journey.Plan)]),
            draft.Name,
            draft.Locale,
            worded.Where(each => each.Text is not null).ToImmutableDictionary(each => each.Touchpoint.Id, each => each.Text!),
            worded.Where(each => each.Welcome is not null).ToImmutableDictionary(each => each.Touchpoint.Id, each => each.Welcome!),
            worded.Where(each => each.Work is not null).ToImmutableDictionary(each => each.Touchpoint.Id, each => each.Work!),
            draft.Links,
            files,
            draft.Rules)
        {
            Programme = draft.Programme,
        };
    }

    private static ImmutableArray<StrategyFault> Sorted(IEnumerable<StrategyFault> faults) =>
    [
        .. faults.Distinct()
            .OrderBy(fault => fault.File != StrategyFiles.Main)
            .ThenBy(fault => fault.File, StringComparer.Ordinal)
            .ThenBy(fault => fault.Line)
            .ThenBy(fault => fault.Column),
    ];
}
