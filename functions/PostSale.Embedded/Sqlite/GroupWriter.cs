using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace PostSale.Embedded.Sqlite;

/// <summary>Commits together what arrives together.</summary>
/// <remarks>
/// One synchronous write to disk then carries hundreds of units of work, which is what makes full durability cheap. When one of a
/// group fails, the group is rolled back and each is run again alone.
/// </remarks>
internal sealed class GroupWriter : Writer
{
    private const int GroupSize = 512;

    // Waking those who wait one by one costs more than their writes; a few at a time still share the cores.
    private const int WokenTogether = 8;

    // While senders wait for their answers in such numbers, the work behind is written no oftener than this: it slows down, and
    // leaves them the processor. Below 400 deliveries a second nothing is held back.
    private const int Crowd = 16;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    private readonly System.Threading.Channels.Channel<Unit> answers = Queue();
    private readonly System.Threading.Channels.Channel<Unit> rest = Queue();
    private readonly ManualResetEventSlim work = new(initialState: false, spinCount: 0);
    private readonly Session session;
    private readonly Thread loop;

    public GroupWriter(Session session)
    {
        this.session = session;

        // A thread of its own: everybody waits for it, so it must not stand in line behind those who wait.
        loop = new Thread(Loop) { IsBackground = true, Name = "SQLite writer" };
        loop.Start();
    }

    /// <inheritdoc/>
    public override async Task<T> Run<T>(Func<Session, T> work, CancellationToken cancellation, bool isAnswer = false)
    {
        var unit = new Unit<T>(work);
        try
        {
            await (isAnswer ? answers : rest).Writer.WriteAsync(unit, cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new StoreUnavailableException("The store is closing.");
        }

        this.work.Set();
        return await unit.Done.Task.WaitAsync(cancellation);
    }

    public override async ValueTask DisposeAsync()
    {
        answers.Writer.TryComplete();
        rest.Writer.TryComplete();
        work.Set();
        await Task.Run(loop.Join);
        session.Dispose();
        work.Dispose();
    }

    private static System.Threading.Channels.Channel<Unit> Queue() =>
        System.Threading.Channels.Channel.CreateBounded<Unit>(new BoundedChannelOptions(4096) { SingleReader = true });

    private void Loop()
    {
        var group = new List<Unit>(GroupSize);
        var crowd = 0;
        var written = Stopwatch.GetTimestamp();
        while (true)
        {
            // Before looking: what comes in between sets it again.
            work.Reset();
            Take(answers.Reader, group);
            crowd += group.Count;
            var pause = crowd < Crowd || answers.Reader.Completion.IsCompleted ? TimeSpan.Zero : Pause - Stopwatch.GetElapsedTime(written);
            if (pause <= TimeSpan.Zero)
            {
                Take(rest.Reader, group);
                (crowd, written) = (0, Stopwatch.GetTimestamp());
            }

            if (group.Count > 0)
            {
                Commit(group);
                group.Clear();
            }
            else if (answers.Reader.Completion.IsCompleted && rest.Reader.Completion.IsCompleted)
            {
                return;
            }
            else if (pause > TimeSpan.Zero)
            {
                work.Wait(pause);
            }
            else
            {
                work.Wait();
            }
        }
    }

    private static void Take(ChannelReader<Unit> queue, List<Unit> group)
    {
        while (group.Count < GroupSize && queue.TryRead(out var unit))
        {
            group.Add(unit);
        }
    }

    private void Commit(List<Unit> group)
    {
        if (TryCommit(group, out _))
        {
            return;
        }

        foreach (var unit in group)
        {
            // Those who wait must not go on on the writer's thread and hold up the next group.
            if (!TryCommit([unit], out var fault))
            {
                ThreadPool.UnsafeQueueUserWorkItem(static failed => failed.Unit.Fail(failed.Fault), (Unit: unit, Fault: fault!), preferLocal: false);
            }
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
