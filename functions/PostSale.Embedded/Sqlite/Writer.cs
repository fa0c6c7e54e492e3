using Microsoft.Data.Sqlite;

namespace PostSale.Embedded.Sqlite;

/// <summary>The only one who writes to the file, a unit of work at a time: all of it or nothing.</summary>
/// <remarks>A unit must do nothing but read and write the session: it may be run again. Thread-safe.</remarks>
internal abstract class Writer : IAsyncDisposable
{
    /// <param name="isAnswer">Somebody outside waits for it: goes first under load.</param>
    /// <returns>What <paramref name="work"/> returned, once it is written.</returns>
    /// <exception cref="StoreUnavailableException">It was not written.</exception>
    public abstract Task<T> Run<T>(Func<Session, T> work, CancellationToken cancellation, bool isAnswer = false);

    public Task Run(Action<Session> work, CancellationToken cancellation) => Run<object?>(
        session =>
        {
            work(session);
            return null;
        },
        cancellation);

    public abstract ValueTask DisposeAsync();

    internal static StoreUnavailableException Unavailable(SqliteException fault) => new(
        fault.SqliteErrorCode switch
        {
            13 => "The disk is full.",
            8 => "The data file is read-only.",
            10 => "The disk reports an error.",
            _ => $"The data file cannot be used now (SQLite error {fault.SqliteErrorCode}).",
        },
        fault);
}
