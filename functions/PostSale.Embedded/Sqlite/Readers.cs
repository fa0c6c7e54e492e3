using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace PostSale.Embedded.Sqlite;

/// <summary>Connections that only read; each sees what was committed when its read began.</summary>
/// <param name="through">Where given, its connection reads instead.</param>
/// <remarks>Thread-safe.</remarks>
internal sealed class Readers(Database database, LoneWriter? through) : IDisposable
{
    private readonly ConcurrentBag<Session> idle = [];

    /// <exception cref="StoreUnavailableException">It could not be read.</exception>
    public T Run<T>(Func<Session, T> work)
    {
        Session? session = null;
        try
        {
            if (through is not null)
            {
                return through.Read(work);
            }

            session = idle.TryTake(out var rested) ? rested : database.Connect(readOnly: true);
            session.Execute("BEGIN");
            var result = work(session);
            session.Execute("COMMIT");
            idle.Add(session);
            session = null;
            return result;
        }
        catch (SqliteException fault)
        {
            throw Writer.Unavailable(fault);
        }
        finally
        {
            session?.Dispose();
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }
}
