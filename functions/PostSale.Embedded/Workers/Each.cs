using Microsoft.Extensions.Logging;

namespace PostSale.Embedded.Workers;

/// <summary>Does many pieces of work side by side, none of which can stop the others.</summary>
internal static class Each
{
    /// <returns>How many succeeded. A piece that failed stays due and is tried again the next time.</returns>
    public static async Task<int> Run<T>(
        IReadOnlyList<T> pieces, int atOnce, Func<T, CancellationToken, Task> work, Func<T, string> name, ILogger logger, CancellationToken cancellation)
    {
        var done = 0;
        await Parallel.ForEachAsync(pieces, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation }, async (piece, cancel) =>
        {
            try
            {
                await work(piece, cancel);
                Interlocked.Increment(ref done);
            }
            catch (Exception fault) when (fault is not (StoreUnavailableException or OperationCanceledException))
            {
                // Names only: an exception's own text may quote what a customer wrote.
                logger.LogError("Work on {Piece} failed with {Fault} at {Place}", name(piece), fault.GetType().Name, fault.StackTrace);
            }
        });
        return done;
    }
}
