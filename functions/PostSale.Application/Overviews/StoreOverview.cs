namespace PostSale.Application.Overviews;

/// <summary>How a store stands, for people.</summary>
/// <param name="Asked">Customers looked at.</param>
/// <param name="IsSample">There are more: those looked at are the first by key, and keys are chance, so they stand for the others.</param>
/// <param name="Journeys">Runs under way by journey, the most first.</param>
/// <param name="Messages">The newest messages by state; a state that nothing is in is left out.</param>
/// <param name="MessagesAsked">How many messages that is.</param>
/// <param name="Coming">The next <see cref="Days"/> local days, today first.</param>
public sealed record StoreOverview(
    int Asked, bool IsSample, IReadOnlyList<(JourneyId Journey, int Running)> Journeys, IReadOnlyList<(MessageState State, int Count)> Messages,
    int MessagesAsked, IReadOnlyList<ComingDay> Coming, IReadOnlyList<SurveyResult> Surveys, Stuck Stuck)
{
    /// <summary>How far ahead it looks.</summary>
    public const int Days = 14;
}

/// <summary>What is planned for one local day of the store's.</summary>
public sealed record ComingDay(LocalDate Date, IReadOnlyDictionary<Channel, int> Planned)
{
    public int Total => Planned.Values.Sum();
}

/// <summary>The latest answers to one kind of survey.</summary>
/// <param name="Answers">Never 0.</param>
public sealed record SurveyResult(SurveyKind Survey, int Answers, int Promoters, int Detractors, double Mean)
{
    /// <summary>Promoters less detractors, in percent of the answers: -100 to 100.</summary>
    public int Net => (int)Math.Round(100.0 * (Promoters - Detractors) / Answers, MidpointRounding.AwayFromZero);
}

/// <summary>What waits for a person. Each is counted up to <see cref="Most"/>.</summary>
/// <param name="Unknown">Messages of which nobody knows whether they went.</param>
/// <param name="Late">Messages that should have left an hour ago.</param>
/// <param name="Overdue">Tasks that should have been done.</param>
/// <param name="OpenTasks">Tasks in all.</param>
/// <param name="Quarantined">Deliveries that nobody could act on.</param>
public sealed record Stuck(int Unknown, int Late, int Overdue, int OpenTasks, int Quarantined)
{
    public const int Most = 200;

    public bool Nothing => this is { Unknown: 0, Late: 0, Overdue: 0, Quarantined: 0 };
}
