namespace PostSale.Embedded.Workers;

/// <summary>Runs the jobs until nothing is left to do at a moment.</summary>
/// <remarks>One moment at a time: real time and time travel take turns.</remarks>
public sealed class Conveyor(IEnumerable<IJob> jobs) : IDisposable
{
    private readonly IJob[] jobs = [.. jobs];
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Keeps everybody else from running the jobs until disposed.</summary>
    public async Task<IDisposable> Hold(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        return new Release(turn);
    }

    /// <summary>Runs every job, over and over, until none finds anything to do. The caller holds the conveyor.</summary>
    /// <returns>The next moment after <paramref name="now"/> at which there will be something to do; null when only new input brings any.</returns>
    public async Task<Instant?> Settle(Instant now, CancellationToken cancellation)
    {
        while (true)
        {
            var done = 0;
            Instant? next = null;
            foreach (var job in jobs)
            {
                var result = await job.Run(now, cancellation);
                done += result.Done;
                if (result.NextDue is { } due && due > now)
                {
                    next = next is { } sooner ? Instant.Min(sooner, due) : due;
                }
            }

            if (done == 0)
            {
                return next;
            }
        }
    }

    public void Dispose() => turn.Dispose();

    private sealed class Release(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
