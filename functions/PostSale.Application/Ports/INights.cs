namespace PostSale.Application.Ports;

/// <summary>Remembers which nights have been seen to: one row per store and local date.</summary>
/// <remarks>Thread-safe. Every write is durable when it returns. Transport failures throw <see cref="StoreUnavailableException"/>.</remarks>
public interface INights
{
    /// <summary>Takes a night on.</summary>
    /// <param name="lease">Whoever has not finished it by then has lost it to the next who asks.</param>
    /// <returns>False when it is finished, or somebody else has it.</returns>
    Task<bool> Claim(StoreId store, LocalDate date, string claimant, Instant now, Duration lease, CancellationToken cancellation);

    /// <summary>Marks a night as seen to, for good.</summary>
    Task Finish(StoreId store, LocalDate date, CancellationToken cancellation);
}
