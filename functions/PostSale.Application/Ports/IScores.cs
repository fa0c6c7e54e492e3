using PostSale.Application.Scores;

namespace PostSale.Application.Ports;

/// <summary>Keeps a score per customer and how each night's scoring went.</summary>
/// <remarks>
/// Thread-safe. A scoring is one row per store and date; whoever has claimed it writes shard after shard. Every write is durable when it returns.
/// Transport failures throw <see cref="StoreUnavailableException"/>.
/// </remarks>
public interface IScores
{
    /// <summary>Takes a scoring on: a new one, or one whose claimant was lost, at the shard where that one stopped.</summary>
    /// <param name="again">Begins a finished one anew.</param>
    /// <param name="lease">Whoever has not written for so long has lost it to the next who asks.</param>
    Task<ScoringClaim> Claim(StoreId store, LocalDate date, bool again, string claimant, Instant now, Duration lease, CancellationToken cancellation);

    /// <summary>Keeps what was fitted, so that a scoring that is taken on by another goes on with the same models.</summary>
    /// <returns>False when it is no longer the claimant's: then nothing was written.</returns>
    Task<bool> Keep(ScoringRun scoring, string claimant, Instant now, CancellationToken cancellation);

    /// <summary>Writes a shard's scores, the facts that follow and where to go on.</summary>
    /// <param name="next">The shard to go on with.</param>
    /// <returns>False when it is no longer the claimant's: then nothing was written.</returns>
    Task<bool> Write(
        ScoringRun scoring, string claimant, int next, IReadOnlyList<Score> scores, IReadOnlyList<Assessed> assessed, Instant now, CancellationToken cancellation);

    /// <summary>Leaves a scoring to whoever asks next, at the shard where it stopped. Nothing where it is no longer the claimant's.</summary>
    Task GiveBack(StoreId store, LocalDate date, string claimant, CancellationToken cancellation);

    /// <summary>Ends a scoring.</summary>
    /// <param name="scoring">With <see cref="ScoringRun.FinishedAt"/>.</param>
    Task End(ScoringRun scoring, string claimant, CancellationToken cancellation);

    /// <summary>The newest scoring of a store that was finished; null when there is none.</summary>
    Task<ScoringRun?> Latest(StoreId store, CancellationToken cancellation);

    /// <summary>The scores of a shard, by customer.</summary>
    Task<IReadOnlyList<Score>> Read(StoreId store, int shard, CancellationToken cancellation);

    /// <returns>Null when the customer has no score.</returns>
    Task<Score?> Find(StoreId store, CustomerKey customer, CancellationToken cancellation);
}

/// <summary>A fact that follows from a score.</summary>
public sealed record Assessed(CustomerKey Customer, Fact Fact);

/// <summary>What claiming a scoring found.</summary>
public abstract record ScoringClaim
{
    private ScoringClaim() { }

    /// <param name="Scoring">What an earlier claimant had fitted; null when nothing.</param>
    /// <param name="Shard">Where to go on.</param>
    public sealed record Taken(ScoringRun? Scoring, int Shard) : ScoringClaim;

    /// <summary>Somebody else is at it.</summary>
    public sealed record Busy : ScoringClaim;

    public sealed record Finished(ScoringRun Scoring) : ScoringClaim;
}
