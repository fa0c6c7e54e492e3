namespace PostSale.Domain.Strategies;

/// <summary>What a task asks a person to do.</summary>
public enum TaskKind
{
    /// <summary>Telephone the customer, by a script.</summary>
    Call,

    /// <summary>Meet the customer.</summary>
    Visit,

    /// <summary>Find out what went wrong.</summary>
    Investigation,

    /// <summary>Decide on a compensation or exception.</summary>
    Approval,

    /// <summary>Know of it; nothing is to be done but to read.</summary>
    Notice,
}

/// <summary>A touchpoint that is work for a person rather than a message.</summary>
/// <param name="Within">From its creation until it should be done. Default one day.</param>
/// <param name="Outcomes">The words one of which closes it; never empty.</param>
public sealed record TaskPlan(TaskKind Kind, Duration Within, ImmutableArray<string> Outcomes)
{
    public static ImmutableArray<string> UsualOutcomes { get; } = ["resolved", "follow-up", "no-answer", "not-interested"];
}
