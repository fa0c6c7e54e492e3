namespace PostSale.Azure.Tables;

/// <summary>Asks the truth about index rows.</summary>
internal static class Confirmed
{
    // Enough at once to hide the way to the service, few enough not to ask for much more than is wanted.
    private const int Batch = 32;

    /// <summary>The first of what index rows stand for, in their order.</summary>
    /// <param name="confirm">The truth of a row; null when it does not stand for it.</param>
    public static async Task<List<T>> Take<TRow, T>(IAsyncEnumerable<TRow> rows, int max, Func<TRow, Task<T?>> confirm, CancellationToken cancellation)
        where T : class
    {
        var taken = new List<T>();
        var batch = new List<TRow>();
        if (max <= 0)
        {
            return taken;
        }

        await foreach (var row in rows.WithCancellation(cancellation))
        {
            batch.Add(row);
            if (batch.Count >= Math.Min(Batch, max - taken.Count))
            {
                await Ask();
                if (taken.Count >= max)
                {
                    return taken;
                }
            }
        }

        await Ask();
        return taken;

        async Task Ask()
        {
            taken.AddRange((await SideBySide.Run(batch, confirm, cancellation)).OfType<T>());
            batch.Clear();
        }
    }
}
