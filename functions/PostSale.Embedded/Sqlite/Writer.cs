using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace PostSale.Embedded.Sqlite;

/// <summary>The only one who writes: what arrives together is committed together.</summary>
/// <remarks>
/// One synchronous write to disk then carries hundreds of units of work, which is what makes full durability cheap. A unit must
/// do nothing but read and write the session: when one of a group fails, the group is rolled back and each is run again alone.
/// Thread-safe.
/// </remarks>
internal sealed class Writer : IAsyncDisposable
{
    private const int GroupSize = 512;

    // Waking those who wait one by one costs more than their writes; a few at a time still share the cores.
    private const int WokenTogether = 8;

    private readonly System.Threading.Channels.Channel<Unit> queue = System.Threading.Channels.Channel.CreateBounded<Unit>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly Session session;
    private readonly Thread loop;

    public Writer(Session session)
    {
        this.session = session;

        // A thread of its own: everybody waits for it, so it must not stand in line behind those who wait.
        loop = new Thread(Loop) { IsBackground = true, Name = "SQLite writer" };
        loop.Start();
    }

    /// <returns>What <paramref name="work"/> returned, once it is on disk.</returns>
    /// <exception cref="StoreUnavailableException">It was not written.</exception>
    public async Task<T> Run<T>(Func<Session, T> work, CancellationToken cancellation)
    {
        var unit = new Unit<T>(work);
        try
        {
            await queue.Writer.WriteAsync(unit, cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new StoreUnavailableException("The store is closing.");
        }

        return await unit.Done.Task.WaitAsync(cancellation);
    }

    public Task Run(Action<Session> work, CancellationToken cancellation) => Run<object?>(
        session =>
        {
            work(session);
            return null;
        },
        cancellation);

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await Task.Run(loop.Join);
        session.Dispose();
    }

    private void Loop()
    {
        var group = new List<Unit>(GroupSize);
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (group.Count < GroupSize && queue.Reader.TryRead(out var unit))
            {
                group.Add(unit);
            }

            if (!TryCommit(group, out _))
            {
                foreach (var unit in group)
                {
                    // Those who wait must not go on on the writer's thread and hold up the next group.
                    if (!TryCommit([unit], out var fault))
                    {
                        ThreadPool.UnsafeQueueUserWorkItem(static failed => failed.Unit.Fail(failed.Fault), (Unit: unit, Fault: fault!), preferLocal: false);
                    }
                }
            }

            group.Clear();
        }
    }

    private bool TryCommit(List<Unit> group, out Exception? fault)
    {
        try
        {
            session.Execute("BEGIN IMMEDIATE");
            foreach (var unit in group)
            {
                unit.Work(session);
            }

            session.Execute("COMMIT");
            fault = null;
        }
        catch (Exception thrown)
        {
            Rollback();
            fault = thrown is SqliteException sqlite ? Unavailable(sqlite) : thrown;
            return false;
        }

        foreach (var few in group.Chunk(WokenTogether))
        {
            ThreadPool.UnsafeQueueUserWorkItem(Succeed, few, preferLocal: false);
        }

        return true;
    }

    private static void Succeed(Unit[] few)
    {
        foreach (var unit in few)
        {
            unit.Succeed();
        }
    }

    private void Rollback()
    {
        try
        {
            session.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // A full disk ends the transaction by itself; then there is nothing left to roll back.
        }
    }

    internal static StoreUnavailableException Unavailable(SqliteException fault) => new(
        fault.SqliteErrorCode switch
        {
            13 => "The disk is full.",
            8 => "The data file is read-only.",
            10 => "The disk reports an error.",
            _ => $"The data file cannot be used now (SQLite error {fault.SqliteErrorCode}).",
        },
        fault);

    private abstract class Unit
    {
        public abstract void Work(Session session);

        public abstract void Succeed();

        public abstract void Fail(Exception fault);
    }

    private sealed class Unit<T>(Func<Session, T> work) : Unit
    {
        private T? result;

        public TaskCompletionSource<T> Done { get; } = new();

        public override void Work(Session session) => result = work(session);

        public override void Succeed() => Done.TrySetResult(result!);

        public override void Fail(Exception fault) => Done.TrySetException(fault);
    }
}
