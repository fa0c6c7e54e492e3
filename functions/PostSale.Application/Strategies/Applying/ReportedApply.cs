using PostSale.Application.Strategies.Comparing;

namespace PostSale.Application.Strategies.Applying;

/// <summary>What a change of strategy does, as the command line and the API say it.</summary>
/// <param name="Before">The version the store went by.</param>
/// <param name="Migrate">The rule.</param>
/// <param name="Applied">False of a dry run.</param>
/// <param name="TextsOnly">The plan is the same: everybody gets the new words and rules of the store at once, in whatever version they are.</param>
/// <param name="Customers">Looked at to count those in flight.</param>
/// <param name="IsSample">There are more.</param>
/// <param name="InFlight">Before the change, by version.</param>
/// <param name="Runs">What becomes of those in other versions.</param>
/// <param name="Telling">Those in flight are still being told; it goes on by itself.</param>
public sealed record ReportedApply(
    string Store, string Version, string Name, string Before, string Migrate, bool DryRun, bool Applied, bool TextsOnly, IReadOnlyList<ReportedChange> Changes,
    int Customers, bool IsSample, IReadOnlyList<ReportedFlight> InFlight, IReadOnlyList<ReportedFate> Runs, bool Telling)
{
    public static ReportedApply Of(ApplyOutcome.Done done) => new(
        done.Request.Store.Value, done.After.Hash.Value, done.After.Name, done.Before.Hash.Value, Words.Of(done.Request.Rule), done.Request.DryRun, !done.Request.DryRun,
        done.Changes.All(change => change.Kind != ChangeKind.Plan),
        [.. done.Changes.Select(change => new ReportedChange(Words.Of(change.Kind), change.Says))],
        done.Flight.Customers, done.Flight.IsSample,
        [
            .. done.Flight.Versions.OrderByDescending(version => version.Value.Runs).ThenBy(version => version.Key.Value, StringComparer.Ordinal)
                .Select(version => new ReportedFlight(version.Key.Value, version.Value.Customers, version.Value.Runs)),
        ],
        [
            .. done.Flight.Fates.OrderBy(fate => fate.Key.Journey).ThenByDescending(fate => fate.Value)
                .Select(fate => new ReportedFate(fate.Key.Journey.Value, FateWords.Of(fate.Key.Fate), FateWords.Why(fate.Key.Fate, fate.Key.Why, done.Request.Rule), fate.Value)),
        ],
        done.Telling);
}

public sealed record ReportedChange(string Kind, string Says);

public sealed record ReportedFlight(string Version, int Customers, int Runs);

/// <param name="Becomes"><c>stays</c>, <c>moves</c> or <c>ends</c>.</param>
public sealed record ReportedFate(string Journey, string Becomes, string Why, int Runs);

/// <summary>What becomes of a run, in words.</summary>
public static class FateWords
{
    /// <summary>The rules' words, as the command line and the API take them.</summary>
    public const string Rules = "migrate is one of stay, same, stage, end.";

    /// <returns>Null for an unknown word; to stay, for none.</returns>
    public static MoveRule? Rule(string? word) => word switch
    {
        null or "stay" => MoveRule.Stay,
        "same" => MoveRule.Same,
        "stage" => MoveRule.Stage,
        "end" => MoveRule.End,
        _ => null,
    };

    public static string Of(Type fate) => fate == typeof(Fate.Moves) ? "moves" : fate == typeof(Fate.Ends) ? "ends" : "stays";

    public static string Why(Type fate, StaysBecause? why, MoveRule rule) => why switch
    {
        StaysBecause.Chosen => "by the rule \"stay\"",
        StaysBecause.JourneyGone => "the new version has no such journey",
        StaysBecause.OtherSubject => "there the journey is about something else",
        StaysBecause.TouchpointGone => "there the contact it waits for is not to come",
        StaysBecause.StageGone => "there nothing of its stage lies ahead",
        StaysBecause.StillOpen => "a message or task of it is open that the new version does not hold",
        StaysBecause.NothingAhead => "nothing of its plan lies ahead",
        StaysBecause.VersionUnknown => "the version it is in cannot be read",
        _ when fate == typeof(Fate.Ends) => "what is pending of it is taken back",
        _ => rule == MoveRule.Stage ? "with what lies ahead of its stage" : "with the contact it waits for",
    };
}
