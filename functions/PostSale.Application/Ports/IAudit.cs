namespace PostSale.Application.Ports;

/// <summary>One thing a person did by the API or the command line.</summary>
/// <param name="Who">A role; nothing about a customer.</param>
/// <param name="What">In words, for example <c>customer erased</c>.</param>
/// <param name="About">A key or an id; no personal data.</param>
public sealed record AuditLine(Instant At, StoreId Store, string Who, string What, string About);

/// <summary>Keeps what people did, for good.</summary>
/// <remarks>Thread-safe. Every write is durable when it returns. Transport failures throw <see cref="StoreUnavailableException"/>.</remarks>
public interface IAudit
{
    Task Write(AuditLine line, CancellationToken cancellation);

    /// <summary>A store's, the newest first.</summary>
    Task<IReadOnlyList<AuditLine>> List(StoreId store, int max, CancellationToken cancellation);
}
