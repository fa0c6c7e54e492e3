namespace PostSale.Application.Ports;

/// <summary>Keeps the work that people are asked to do. New and withdrawn tasks come with <see cref="ICustomers.Save"/>.</summary>
/// <remarks>
/// Thread-safe. Transport failures throw <see cref="StoreUnavailableException"/>; a lost race does not. Every write is durable
/// when it returns, and whole or not at all.
/// </remarks>
public interface ITasks
{
    /// <returns>Null when there is no such task.</returns>
    Task<CustomerTask?> Find(TaskId id, CancellationToken cancellation);

    /// <summary>A store's tasks: open ones by when they should be done, others newest created first.</summary>
    Task<IReadOnlyList<CustomerTask>> List(StoreId store, TaskState state, int max, CancellationToken cancellation);

    /// <summary>A customer's tasks, newest created first.</summary>
    Task<IReadOnlyList<CustomerTask>> Of(CustomerKey customer, int max, CancellationToken cancellation);

    /// <summary>Writes a closed task and the facts it gives its customer, who is due at <paramref name="now"/>, in one write.</summary>
    /// <returns><see cref="Saved.Conflict"/> when the task is not open, or there is none; nothing was written.</returns>
    Task<Saved> Close(CustomerTask closed, IReadOnlyList<Fact> facts, Instant now, CancellationToken cancellation);
}
