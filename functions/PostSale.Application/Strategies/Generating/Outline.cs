namespace PostSale.Application.Strategies.Generating;

/// <summary>A journey before it is written down.</summary>
/// <param name="Entry">As <c>strategy.yaml</c> says it, like all that follows.</param>
internal sealed record JourneyOutline(string Id, string Subject, string Entry, string Priority, ImmutableArray<Step?> Steps)
{
    public string? If { get; init; }

    public string? Reentry { get; init; }

    public string? Exit { get; init; }

    public string? Goal { get; init; }

    /// <summary>The steps that this strategy's channels can carry.</summary>
    public IEnumerable<Step> Carried => Steps.OfType<Step>();
}

/// <summary>One contact, as planned.</summary>
/// <param name="When">As <c>strategy.yaml</c> says it: <c>{ day: 3 }</c>.</param>
internal abstract record Step(string Id, string When, string Stage, string Kind)
{
    public string? Anchor { get; init; }

    public string? If { get; init; }

    public string? After { get; init; }

    public bool Repeat { get; init; }

    /// <param name="Text">The content's key.</param>
    internal sealed record Message(string Id, string When, string Stage, string Kind, string Text, Purpose Purpose, ImmutableArray<Channel> Channels) : Step(Id, When, Stage, Kind)
    {
        public bool DespiteTrouble { get; init; }

        /// <summary>As <c>strategy.yaml</c> says it; null where no score is asked for.</summary>
        public string? Survey { get; init; }
    }

    /// <param name="Task">The kind of task.</param>
    /// <param name="Title">Said already.</param>
    /// <param name="Script">The content's key; null for none.</param>
    internal sealed record Work(string Id, string When, string Stage, string Kind, string Task, string Title, string? Script, string Within, string Outcomes) : Step(Id, When, Stage, Kind);
}
