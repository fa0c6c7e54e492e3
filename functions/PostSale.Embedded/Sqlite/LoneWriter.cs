using Microsoft.Data.Sqlite;

namespace PostSale.Embedded.Sqlite;

/// <summary>Works alone on a file that can be made again: writes at once on the caller's thread, commits seldom, and reads for everybody.</summary>
/// <remarks>
/// Nobody waits for a disk here, so handing units to a thread of its own, and ending a transaction for each few of them, would cost
/// more than writing them.
/// </remarks>
internal sealed class LoneWriter(Session session) : Writer
{
    // What is not committed is kept in memory to be undone.
    private const int GroupSize = 8192;

    private readonly Lock one = new();
    private int open;

    public override Task<T> Run<T>(Func<Session, T> work, CancellationToken cancellation, bool isAnswer = false)
    {
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellation);
        }

        lock (one)
        {
            try
            {
                return Task.FromResult(Write(work));
            }
            catch (SqliteException fault)
            {
                return Task.FromException<T>(Unavailable(fault));
            }
            catch (Exception fault)
            {
                return Task.FromException<T>(fault);
            }
        }
    }

    /// <summary>Reads what was written last.</summary>
    public T Read<T>(Func<Session, T> work)
    {
        lock (one)
        {
            return work(session);
        }
    }

    public override ValueTask DisposeAsync()
    {
        lock (one)
        {
            try
            {
                Commit();
            }
            catch (SqliteException fault)
            {
                throw Unavailable(fault);
            }
            finally
            {
                session.Dispose();
            }
        }

        return ValueTask.CompletedTask;
    }

    private T Write<T>(Func<Session, T> work)
    {
        if (open == 0)
        {
            session.Execute("BEGIN IMMEDIATE");
            open = 1;
        }

        session.Execute("SAVEPOINT unit");
        try
        {
            var result = work(session);
            session.Execute("RELEASE unit");
            if (++open > GroupSize)
            {
                Commit();
            }

            return result;
        }
        catch
        {
            Undo();
            throw;
        }
    }

    private void Undo()
    {
        try
        {
            session.Execute("ROLLBACK TO unit");
            session.Execute("RELEASE unit");
        }
        catch (SqliteException)
        {
            // A full disk ends the transaction by itself; then there is no savepoint left, and what matters is what came before.
            open = 0;
        }
    }

    private void Commit()
    {
        if (open > 0)
        {
            session.Execute("COMMIT");
            open = 0;
        }
    }
}
