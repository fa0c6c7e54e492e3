namespace PostSale.Functions.Customers;

/// <summary>What the orchestrator asks of the activity.</summary>
/// <remarks>Lies in histories for as long as customers sleep: members are added, never renamed or removed, and unknown ones are passed over.</remarks>
public sealed record AdvanceRequest
{
    /// <summary>Of this record; 1 so far.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The customer's key.</summary>
    public string Customer { get; init; } = "";
}

/// <summary>What the activity answers.</summary>
/// <remarks>As long-lived as <see cref="AdvanceRequest"/>, and under the same rule.</remarks>
public sealed record AdvanceOutcome
{
    /// <summary>Of this record; 1 so far.</summary>
    public int Version { get; init; } = 1;

    /// <summary>When the customer is due next; null when only a fact can change anything.</summary>
    public DateTimeOffset? Due { get; init; }
}
